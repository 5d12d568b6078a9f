package org.chargeledger.console.driver;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The public key with which services verify drivers' tokens. */
@Path("/driver/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
public class JwksResource {

    private final SigningKey key;

    JwksResource(SigningKey key) {
        this.key = key;
    }

    @GET
    @Operation(operationId = "driverKeys", summary = "Public keys that verify drivers' tokens (RFC 7517)")
    public Map<String, List<Map<String, String>>> keys() {
        return Map.of("keys", List.of(key.jwk()));
    }
}
