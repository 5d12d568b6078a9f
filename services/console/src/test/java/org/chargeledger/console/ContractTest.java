package org.chargeledger.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@DisplayName("What the edge promises")
class ContractTest {

    private static final Path CONTRACTS = Path.of(System.getProperty("repository.root"), "contracts");

    @Test
    @DisplayName("is the committed API description (-Dcontracts.update=true writes it for review)")
    void servesItsContract() throws IOException {
        String served = given().accept("application/yaml").get("/q/openapi")
                .then().statusCode(200).extract().asString();
        Path committed = CONTRACTS.resolve("openapi/console.yaml");
        if (Boolean.getBoolean("contracts.update")) {
            Files.writeString(committed, served);
        }
        assertThat(committed).hasContent(served);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("has a page for every problem it answers, under the same title and status")
    void everyProblemHasItsPage(Problem problem) throws IOException {
        var body = new JsonObject((String) problem.response().getEntity());

        assertThat(Files.readString(Path.of(CONTRACTS + body.getString("type") + ".md")))
                .startsWith("# " + body.getString("title") + " (" + body.getInteger("status") + ")\n");
    }
}
