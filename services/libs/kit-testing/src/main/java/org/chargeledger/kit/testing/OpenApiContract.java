package org.chargeledger.kit.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The served OpenAPI document is the committed one; {@code -Dcontracts.update=true} writes it for review instead. */
public final class OpenApiContract {

    private OpenApiContract() {}

    public static void check(String service) {
        String served = RestAssured.given().accept("application/yaml").get("/q/openapi").then().statusCode(200)
                .extract().asString();
        Path committed = Repository.root().resolve("contracts/openapi").resolve(service + ".yaml");
        try {
            if (Boolean.getBoolean("contracts.update")) {
                Files.createDirectories(committed.getParent());
                Files.writeString(committed, served);
            }
            if (!Files.readString(committed).equals(served)) {
                throw new AssertionError(committed + " differs from what the service serves; look at the difference, then"
                        + " run with -Dcontracts.update=true\n" + served);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
