package org.chargeledger.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What another program must know to use the running stack (run/stack.json); rewritten whenever something changes. */
record StackFile(long launcherPid, String state, String businessTimeFile, String edgeUrl, String keycloakUrl, String issuerUrl,
        String tokenUrl, ApiClient apiClient, ApiClient staffClient, String wechatUrl, String kafkaBootstrapServers,
        String ykcHost, int ykcPort, String databaseHost, int databasePort, Map<String, Access> databases, Map<String, Running> services) {

    /** A client of the realm: the demo's own, or the one that staff sign in through. */
    record ApiClient(String clientId, String clientSecret) {}

    /** How to sign in to one service's database. */
    record Access(String name, String ownerUser, String ownerPassword, String appUser, String appPassword, String systemUser,
            String systemPassword) {

        static Access of(Database database) {
            return new Access(database.name(), database.owner().user(), database.owner().password(), database.app().user(),
                    database.app().password(), database.system().user(), database.system().password());
        }
    }

    /** One process of the stack. */
    record Running(String url, long pid, int restarts, boolean ready, String log) {}

    static Map<String, Running> running(List<Supervised> components, Addresses addresses) {
        var services = new LinkedHashMap<String, Running>();
        for (Supervised component : components) {
            Integer port = addresses.apps().get(component.name());
            services.put(component.name(), new Running(port == null ? null : "http://127.0.0.1:" + port,
                    component.handle() == null ? 0 : component.handle().pid(), component.restarts(), component.ready(),
                    component.program().log().toString()));
        }
        return services;
    }

    String json() {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
