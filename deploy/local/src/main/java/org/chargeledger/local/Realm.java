package org.chargeledger.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The committed Keycloak realm, read for what the other components must know of it. */
record Realm(String name, String fingerprint, JsonNode content) {

    static Realm read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String fingerprint = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            JsonNode content = new ObjectMapper().readTree(bytes);
            return new Realm(content.path("realm").asText("chargeledger"), fingerprint, content);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new StartRefused("Cannot read the realm " + file + ": " + e.getMessage(), e);
        }
    }

    String secretOf(String clientId) {
        for (JsonNode client : content.path("clients")) {
            if (clientId.equals(client.path("clientId").asText())) {
                return client.path("secret").asText("");
            }
        }
        return "";
    }
}
