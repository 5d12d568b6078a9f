package org.chargeledger.replay.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;

/** The part of the launcher's stack file that the replay reads. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StackView(
        String businessTimeFile, String edgeUrl, String keycloakUrl, String tokenUrl, ApiClient apiClient, ApiClient staffClient, String wechatUrl,
        String kafkaBootstrapServers, String ykcHost, int ykcPort, String databaseHost, int databasePort,
        Map<String, DatabaseAccess> databases, Map<String, Running> services) {

    /** The client credentials of an API consumer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ApiClient(String clientId, String clientSecret) {
    }

    /** One service's database, with the role that owns its tables. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DatabaseAccess(String name, String ownerUser, String ownerPassword) {
    }

    /** One process of the stack. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Running(String url, long pid, int restarts, boolean ready) {
    }

    public String jdbcUrl(DatabaseAccess database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(databaseHost, databasePort, database.name());
    }
}
