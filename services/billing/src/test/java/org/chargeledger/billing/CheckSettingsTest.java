package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.Operator.API;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The checks of an operator")
class CheckSettingsTest {

    private static final String GATE_OFF = """
            {"settings":[{"code":104,"enabled":false}],"reason":"the story of 2019"}""";

    @Test
    @DisplayName("run as built in until it says otherwise, and say what they count")
    void builtIn() {
        Operator zpd = Operator.withTariff();
        zpd.staff().get(API + "/check-settings").then().statusCode(200).header("ETag", "\"0\"")
                .body("backlogAt", equalTo("09:00:00")).body("settings", hasSize(0))
                .body("checks.find { it.code == 104 }.name", equalTo("充电过短后占桩"))
                .body("checks.find { it.code == 104 }.usualTolerance", equalTo(60))
                .body("checks.find { it.code == 104 }.unit", equalTo("SECOND"));
    }

    @Test
    @DisplayName("hold an idle fee after a charge of half a minute; switched off for the operator, it is taken")
    void gate() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(20_000);
        String held = shortCharge(zpd, driver, "2019-10-16T01");
        zpd.awaitState(held, "HELD");
        zpd.staff().get(API + "/bills/" + held).then().body("findings.code", contains(104))
                .body("findings[0].evidence.chargedSeconds", equalTo("30"))
                .body("findings[0].evidence.tolerance", equalTo("60"));
        zpd.driver(driver).get(API + "/driver/sessions/" + held).then().body("findings.name", hasItem("充电过短后占桩"));

        put(zpd, "\"0\"", GATE_OFF, UUID.randomUUID().toString()).statusCode(200).body("version", equalTo(1));
        zpd.awaitState(shortCharge(zpd, driver, "2019-10-16T03"), "BILLED");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("hold a register that goes back after the last session (118) where it is switched on, and only there")
    void registerGoesBack() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(20_000);
        zpd.awaitState(withRegister(zpd, driver, "2019-10-16T01", 5_000_000), "BILLED");
        zpd.awaitState(withRegister(zpd, driver, "2019-10-16T03", 4_000_000), "BILLED");
        put(zpd, "\"0\"", """
                {"settings":[{"code":118,"enabled":true,"model":"M"}],"reason":"meters were tampered with"}""", "on")
                .statusCode(200).body("checks.find { it.code == 118 }.usuallyEnabled", equalTo(false))
                .body("checks.find { it.code == 108 }.usuallyEnabled", equalTo(true));

        zpd.awaitState(withRegister(zpd, driver, "2019-10-16T05", 4_002_000), "BILLED");
        String held = withRegister(zpd, driver, "2019-10-16T07", 4_001_000);
        zpd.awaitState(held, "HELD");
        zpd.staff().get(API + "/bills/" + held).then().body("findings.code", contains(118))
                .body("findings[0].evidence.previousMeterEndTenthWh", equalTo("4004000"))
                .body("findings[0].evidence.meterStartTenthWh", equalTo("4001000"));
    }

    @Test
    @DisplayName("hold an idle fee beside another's (106): staff see whose it is, its driver only that it is so")
    void otherDriversStayUnknown() {
        Operator zpd = Operator.withTariff();
        String other = IdleBills.settled(zpd, List.of(zpd.driverWith(20_000))).getFirst();
        UUID driver = zpd.driverWith(20_000);
        String held = IdleBills.drive(zpd, driver, IdleBills.FIRST.plusSeconds(600));
        zpd.awaitState(held, "HELD");

        zpd.staff().get(API + "/bills/" + held).then().body("findings.code", contains(106))
                .body("findings[0].evidence.otherBillNo", equalTo(other));
        for (String path : List.of("/driver/sessions", "/driver/sessions/" + held, "/driver/bills/" + held)) {
            String shown = zpd.driver(driver).get(API + path).then().statusCode(200).extract().asString();
            assertThat(shown).as(path).contains("\"code\":106", "占桩时段重叠", "\"evidence\":{}").doesNotContain(other);
        }
    }

    @Test
    @DisplayName("are changed from the version that was read, with a reason, once per key, and it is remembered by "
            + "whom")
    void guarded() {
        Operator zpd = Operator.withTariff();
        put(zpd, null, GATE_OFF, "no version").statusCode(428).body("type", equalTo("/problems/if-match-missing"));
        put(zpd, "\"7\"", GATE_OFF, "stale").statusCode(412).body("type", equalTo("/problems/version-stale"));
        put(zpd, "\"0\"", GATE_OFF, null).statusCode(400).body("type", equalTo("/problems/idempotency-key-missing"));
        put(zpd, "\"0\"", "{\"settings\":[]}", "no reason").statusCode(400)
                .body("type", equalTo("/problems/invalid-request"));
        put(zpd, "\"0\"", """
                {"settings":[{"code":1,"enabled":false},{"code":105,"enabled":true,"tolerance":3},
                {"code":107,"enabled":true,"tolerance":2678401},{"code":9,"enabled":true,"tolerance":2678400},
                {"code":8,"enabled":true},{"code":8,"enabled":false},
                {"code":10,"enabled":true,"model":"m"}],"reason":"r"}""", "wrong")
                .statusCode(422).body("type", equalTo("/problems/check-settings-refused")).body("findings",
                        containsInAnyOrder("no check has the code 1", "code 105 has no tolerance",
                                "code 107 has a tolerance of at most 2678400",
                                "code 8 is set twice for the same piles", "no pile is of the model m"));
        zpd.staff("finance").header("Idempotency-Key", "k").header("If-Match", "\"0\"").contentType("application/json")
                .body(GATE_OFF).put(API + "/check-settings").then().statusCode(403);

        put(zpd, "\"0\"", GATE_OFF, "once").statusCode(200).body("settings[0].tolerance", equalTo(60));
        put(zpd, "\"0\"", GATE_OFF, "once").statusCode(200).body("version", equalTo(1));
        put(zpd, "\"0\"", GATE_OFF, "again").statusCode(412);
        zpd.staff().get(API + "/check-settings").then().header("ETag", "\"1\"").body("settings.code", contains(104));
        zpd.staff("operator-admin").get(API + "/audit?subjectKind=check-settings").then().statusCode(200)
                .body("items", hasSize(1)).body("items[0].action", equalTo("set-checks"))
                .body("items[0].reason", equalTo("the story of 2019"))
                .body("items[0].before.settings", hasSize(0)).body("items[0].after.settings[0].code", equalTo(104));
        Operator.withTariff().staff().get(API + "/check-settings").then().header("ETag", "\"0\"");
    }

    private static ValidatableResponse put(Operator operator, String ifMatch, String body, String key) {
        var request = operator.staff("operator-admin").contentType("application/json").body(body);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.put(API + "/check-settings").then();
    }

    /** Ten minutes of charging 0.2 kWh, and gone. */
    private static String withRegister(Operator operator, UUID driver, String hour, long meterStart) {
        BusinessTime.set(Instant.parse(hour + ":00:00.566095Z"));
        String billNo = operator.start(driver, "01");
        var pile = new PileVoice(operator, billNo);
        BusinessTime.set(Instant.parse(hour + ":59:00Z"));
        String record = PileVoice.record(hour + ":01:00Z", hour + ":11:00Z", 2_000, "FULL");
        pile.say("record-received", hour + ":11:00Z", record.replace("\"meterStartTenthWh\":0,\"meterEndTenthWh\":2000",
                "\"meterStartTenthWh\":%d,\"meterEndTenthWh\":%d".formatted(meterStart, meterStart + 2_000)));
        pile.unplugged(hour + ":12:00Z", hour + ":12:15Z");
        return billNo;
    }

    /** Half a minute of charging, an hour of standing there. */
    private static String shortCharge(Operator operator, UUID driver, String hour) {
        BusinessTime.set(Instant.parse(hour + ":00:00.566095Z"));
        String billNo = operator.start(driver, "01");
        var pile = new PileVoice(operator, billNo);
        pile.started(hour + ":00:20Z");
        BusinessTime.set(Instant.parse(hour + ":59:00Z"));
        pile.record(hour + ":01:00Z", hour + ":00:30Z", hour + ":01:00Z", 2_000);
        pile.stays(hour + ":01:00Z", hour + ":58:00Z");
        pile.unplugged(hour + ":58:00Z", hour + ":58:15Z");
        return billNo;
    }
}
