package org.chargeledger.kit.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.security.Caller;

/** A caller's claim to be the first with a key: the key's row, whichever client writes it, and its two refusals. */
public record IdempotencyClaim(String operatorId, String subject, String operation, String key, String bodyHash) {

    private static final int LONGEST_KEY = 200;

    /** Refuses a missing key (400). */
    public static IdempotencyClaim of(Caller caller, String operation, String key, Object body) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Refusal(400, "idempotency-key-missing", "Idempotency-Key is missing",
                    "send an Idempotency-Key of 1 to " + LONGEST_KEY + " characters");
        }
        return new IdempotencyClaim(caller.operatorId(), caller.subject(), operation, key, hash(EventJson.write(body)));
    }

    /** The first answer again; refuses when the key came with another body (409). */
    public Response repeat(String storedHash, int status, String reply) {
        if (!storedHash.equals(bodyHash)) {
            throw new Refusal(409, "idempotency-key-reused", "Idempotency-Key reused",
                    "this key came before with another body", Map.of("idempotencyKey", key));
        }
        return response(status, reply);
    }

    public static Response response(int status, String json) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(json).build();
    }

    private static String hash(String json) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
