package org.chargeledger.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("Who is told what, when and by which channel")
class RulesOfReachTest {

    /** 23:00 in Shanghai. */
    static final Instant NOW = Instant.parse("2019-10-16T15:00:00Z");
    static final Duration SOON = Duration.ofSeconds(20);
    static final List<Map<String, String>> STATION = List.of(Map.of("key", "thing1", "value", "stationName"));

    @BeforeEach
    @AfterEach
    void setTime() {
        BusinessTime.set(NOW);
    }

    @Test
    @DisplayName("a driver is warned before the idle fee starts, and not if the plug was pulled before")
    void warnsBeforeIdleFee() {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("IDLE_FEE_SOON", List.of(Map.of("key", "character_string1", "value", "billNo")));
        UUID driverId = Facts.driverOf(operator);
        Instant freeUntil = NOW.plus(Duration.ofMinutes(10));
        String stays = Facts.newBillNo();
        String leaves = Facts.newBillNo();
        Facts.chargeEnded(operator, driverId, stays, freeUntil);
        Facts.chargeEnded(operator, driverId, leaves, freeUntil);
        Facts.settled(operator, driverId, leaves);
        await().atMost(SOON).until(() -> kinds(operator).contains("BILL"));
        assertThat(kinds(operator)).as("five minutes before, not earlier").doesNotContain("IDLE_FEE_SOON");

        BusinessTime.set(NOW.plus(Duration.ofMinutes(5)));
        await().atMost(SOON).until(() -> kinds(operator).contains("IDLE_FEE_SOON"));

        assertThat(MessageRow.of(operator)).filteredOn(row -> row.kind().equals("IDLE_FEE_SOON"))
                .extracting(MessageRow::factId).containsExactly(stays);
        assertThat(kinds(operator)).as("a kind without a template does not exist").doesNotContain("CHARGING_ENDED");
    }

    @Test
    @DisplayName("a session whose free minutes are over when its charge end is told brings no warning")
    void tooLateToWarn() {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("IDLE_FEE_SOON", STATION);
        operator.putTemplate("CHARGING_ENDED", STATION);
        Facts.chargeEnded(operator, Facts.driverOf(operator), Facts.newBillNo(), NOW);

        MessageRow.awaitOnly(operator, "DELIVERED");

        assertThat(kinds(operator)).containsExactly("CHARGING_ENDED");
    }

    @Test
    @DisplayName("a voucher that the operator gives by hand is told only to those who allowed it; an earned one to all")
    void voucherGifts() {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("VOUCHER_RECEIVED", List.of(Map.of("key", "thing1", "value", "source")));
        UUID driverId = Facts.driverOf(operator);
        UUID unasked = Facts.granted(operator, driverId, "MANUAL");
        UUID earned = Facts.granted(operator, driverId, "RECHARGE");
        await().atMost(SOON).until(() -> MessageRow.handled("notification.vouchers", unasked)
                && MessageRow.handled("notification.vouchers", earned));
        MessageRow.awaitOnly(operator, "DELIVERED");

        consent(operator, driverId, "VOUCHER_GIFT", true).statusCode(200);
        Facts.granted(operator, driverId, "MANUAL");

        await().atMost(SOON).until(() -> operator.sent().size() == 2);
        assertThat(operator.sent()).extracting(sent -> sent.at("/data/thing1/value").asText())
                .containsExactly("充值赠送", "运营商赠送");
    }

    @Test
    @DisplayName("a driver who does not follow is told by customer service; when that window is closed too, nobody is bothered again")
    void fallsBack() {
        Operator operator = Operator.withAccount();
        operator.answersSends("{\"errcode\":43101,\"errmsg\":\"user refuse to accept the msg\"}");
        operator.putTemplateAndText("BILL", Operator.BILL_FIELDS, "账单{billNo}已结算,支付{paid}");
        UUID reachable = UUID.randomUUID();
        Facts.profile(operator, reachable, "oPaid" + operator.id);
        operator.answersService("oPaid" + operator.id, "{\"errcode\":0,\"errmsg\":\"ok\"}");
        String billNo = Facts.newBillNo();
        Facts.settled(operator, reachable, billNo);

        MessageRow.awaitOnly(operator, "DELIVERED");
        assertThat(operator.saidTo("oPaid" + operator.id)).singleElement().satisfies(said ->
                assertThat(said.at("/text/content").asText()).isEqualTo("账单" + billNo + "已结算,支付13.53元"));
        operator.get("/messages").body("items[0].channel", is("WECHAT_CUSTOMER_SERVICE"));

        UUID silent = UUID.randomUUID();
        Facts.profile(operator, silent, "oSilent" + operator.id);
        operator.answersService("oSilent" + operator.id, "{\"errcode\":45015,\"errmsg\":\"response out of time limit\"}");
        Facts.settled(operator, silent, Facts.newBillNo());
        await().atMost(SOON).until(() -> MessageRow.of(operator).getLast().state().equals("FAILED"));
        assertThat(MessageRow.of(operator).getLast().reason()).isEqualTo("WINDOW_CLOSED");
        assertThat(operator.saidTo("oSilent" + operator.id)).hasSize(1);
    }

    @Test
    @DisplayName("who was seen not to follow is not tried again that day")
    void remembersNotFollowing() {
        Operator operator = Operator.withAccount();
        operator.answersSends("{\"errcode\":43004,\"errmsg\":\"require subscribe\"}");
        UUID driverId = Facts.driverOf(operator);
        Facts.settled(operator, driverId, Facts.newBillNo());
        MessageRow.awaitOnly(operator, "FAILED");

        Facts.settled(operator, driverId, Facts.newBillNo());

        await().atMost(SOON).until(() -> MessageRow.of(operator).stream().map(MessageRow::reason).toList(),
                List.of("NOT_FOLLOWING", "NOT_FOLLOWING")::equals);
        assertThat(operator.sent()).hasSize(1);
    }

    @Test
    @DisplayName("a low balance is told once a day, only with consent, and a withdrawn consent holds at once, also for a"
            + " message of an earlier release")
    void consent() {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("LOW_BALANCE", List.of(Map.of("key", "amount1", "value", "balance")));
        UUID driverId = Facts.driverOf(operator);
        UUID unasked = Facts.balanceLow(operator, driverId, "2019-10-15T08:00:00Z");
        await().atMost(SOON).until(() -> MessageRow.handled("notification.wallets", unasked));
        assertThat(MessageRow.of(operator)).as("nothing without consent").isEmpty();

        consent(operator, driverId, "LOW_BALANCE", true).statusCode(200).body("given", is(true))
                .body("givenAt", notNullValue());
        Facts.balanceLow(operator, driverId, "2019-10-16T08:00:00Z");
        Facts.balanceLow(operator, driverId, "2019-10-16T09:00:00Z");
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream()
                .filter(row -> row.kind().equals("LOW_BALANCE") && row.state().equals("DELIVERED")).count() == 1);

        MessageRow.change("insert into account_pause (app_id, operator_id, paused_until, reason)"
                + " values (?, ?, now() + interval '1 hour', 'TEST')", operator.appId, operator.id);
        Facts.balanceLow(operator, driverId, "2019-10-17T08:00:00Z");
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream()
                .anyMatch(row -> row.factId().equals("2019-10-17") && "WAITS_FOR_ACCOUNT".equals(row.reason())));
        consent(operator, driverId, "LOW_BALANCE", false).statusCode(200).body("given", is(false));
        MessageRow.change("update message set purpose = null where operator_id = ? and state = 'PENDING'", operator.id);
        MessageRow.change("delete from account_pause where app_id = ?", operator.appId);
        MessageRow.change("update message set next_attempt_at = now() where operator_id = ? and state = 'PENDING'",
                operator.id);
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream()
                .anyMatch(row -> row.factId().equals("2019-10-17") && "NOT_ALLOWED".equals(row.reason())));
        assertThat(MessageRow.of(operator)).filteredOn(row -> row.kind().equals("LOW_BALANCE")).hasSize(2);
    }

    @Test
    @DisplayName("each consent is the driver's own: for itself, revocable, and closed to staff and to other drivers")
    void consentsAreTheDriversOwn() {
        Operator operator = Operator.bare();
        UUID driverId = UUID.randomUUID();
        consent(operator, driverId, "PUBLIC_LIST", true).statusCode(200);

        as(Tokens.driver(operator.id, driverId)).get("/api/notification/v1/driver/consents").then()
                .body("items.given", is(List.of(true, false, false, false)));
        consent(operator, driverId, "PUBLIC_LIST", false).body("given", is(false)).body("withdrawnAt", notNullValue());
        as(Tokens.driver(operator.id, UUID.randomUUID())).get("/api/notification/v1/driver/consents").then()
                .body("items", hasSize(4)).body("items.given", is(List.of(false, false, false, false)));
        as(Tokens.staff(operator.id, "operator-admin")).get("/api/notification/v1/driver/consents").then().statusCode(403);
        consent(operator, driverId, "WEATHER", true).statusCode(400);
    }

    @Test
    @DisplayName("staff are told once of a station whose piles stay away, and of none that came back")
    void offlinePiles() {
        Operator operator = Operator.withWillingAccount();
        operator.putTemplate("PILES_OFFLINE", List.of(Map.of("key", "number1", "value", "count")));
        operator.put("/staff-recipients", Map.of("recipients", List.of(Map.of("name", "值班", "openid", "oDuty"))))
                .statusCode(200);
        Instant sixMinutesAgo = NOW.minus(Duration.ofMinutes(6));
        String first = operator.pile(1);
        Facts.connectivity(operator, "ST-1", first, "disconnected", sixMinutesAgo.minusSeconds(60));
        Facts.connectivity(operator, "ST-1", first, "connected", sixMinutesAgo);
        Facts.connectivity(operator, "ST-2", operator.pile(2), "disconnected", sixMinutesAgo);
        Facts.connectivity(operator, "ST-2", operator.pile(3), "disconnected", sixMinutesAgo.plusSeconds(200));

        MessageRow.awaitOnly(operator, "DELIVERED");

        assertThat(operator.sent()).singleElement().satisfies(sent ->
                assertThat(sent.at("/data/number1/value").asText()).isEqualTo("2"));
    }

    private static List<String> kinds(Operator operator) {
        return MessageRow.of(operator).stream().map(MessageRow::kind).toList();
    }

    private static ValidatableResponse consent(Operator operator, UUID driverId, String purpose, boolean given) {
        return as(Tokens.driver(operator.id, driverId)).contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString()).body(Map.of("given", given))
                .put("/api/notification/v1/driver/consents/" + purpose).then();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
