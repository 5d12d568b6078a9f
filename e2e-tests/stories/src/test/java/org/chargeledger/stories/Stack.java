package org.chargeledger.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** A running stack, as its stack file describes it. */
record Stack(Path file, JsonNode content) {

    static Stack read(Path file) throws IOException {
        return new Stack(file, new ObjectMapper().readTree(file.toFile()));
    }

    boolean ready() {
        return "ready".equals(content.path("state").asText());
    }

    String edgeUrl() {
        return content.path("edgeUrl").asText();
    }

    String wechatUrl() {
        return content.path("wechatUrl").asText();
    }

    String tokenUrl() {
        return content.path("tokenUrl").asText();
    }

    String clientId() {
        return content.at("/apiClient/clientId").asText();
    }

    String clientSecret() {
        return content.at("/apiClient/clientSecret").asText();
    }

    LongStream processIds() {
        return content.path("services").propertyStream().mapToLong(entry -> entry.getValue().path("pid").asLong());
    }
}
