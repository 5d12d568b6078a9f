package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chargeledger.kit.testing.Repository;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The API alone")
class ApiWalkThroughTest {

    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @Test
    @DisplayName("is enough to search, look, preview, correct and refund, and to charge at a price seen: the blocks of API.md, run with curl")
    void blocks() throws IOException, InterruptedException {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(20_000);
        String phone = zpd.driver(driver).get(Operator.API + "/driver/me").path("phone");
        String billNo = GoldenSession.settled(zpd, driver);

        String printed = run(zpd, driver, billNo, phone);

        assertThat(printed).contains("\"billNo\":\"" + billNo + "\"", "\"totalFen\":14660", "\"walletFen\":14320",
                "\"totalFen\":340", "\"differenceFen\":-14320", "\"source\":\"CORRECTION\"", "\"principalFen\":105",
                "\"status\":\"REQUESTED\"", "\"bandZh\":\"峰\"");
        zpd.driver(driver).get(Operator.API + "/driver/wallet").then()
                .body("balanceFen", equalTo(20_000 - 135 - 3_000)).body("reservedFen", equalTo(3_000));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    private static String run(Operator operator, UUID driver, String billNo, String phone)
            throws IOException, InterruptedException {
        String script = BLOCK.matcher(Files.readString(Repository.root().resolve("services/billing/API.md"))).results()
                .map(block -> block.group(1)).collect(Collectors.joining("\n", "set -eu -o pipefail\n", ""));
        var bash = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        bash.environment().put("BILLING", "http://localhost:" + RestAssured.port + Operator.API);
        bash.environment().put("TOKEN", Tokens.staff(operator.id, "finance"));
        bash.environment().put("BILL", billNo);
        bash.environment().put("PHONE", phone);
        bash.environment().put("DRIVER_TOKEN", Tokens.driver(operator.id, driver));
        bash.environment().put("PILE", operator.pileCode);
        Process process = bash.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
