package org.chargeledger.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("Notices granted on a page of ours")
class NoticeOfferTest {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String PATH = "/api/notification/v1/driver/notices";
    static final String PAGE = "http://localhost:8080/my?from=menu";
    static final String NOTICE = "message/subscribe/bizsend";

    Operator operator;
    EmulatedAccount account;
    UUID driver;
    String openid;

    @BeforeEach
    void open() {
        operator = Operator.withAccount();
        account = new EmulatedAccount(operator);
        operator.put("/templates/BILL", Map.of("appId", operator.appId, "templateId", operator.template, "fields",
                Operator.BILL_FIELDS, "channels", List.of("WECHAT_SUBSCRIPTION", "WECHAT_TEMPLATE"), "notice",
                Map.of("templateId", account.notice(), "fields", List.of(Map.of("key", "amount9", "value", "paid")))))
                .statusCode(200);
        driver = account.follower();
        openid = EmulatedAccount.openid(driver);
        await().atMost(SOON).until(() -> MessageRow.holds(
                "select exists (select from driver_profile where driver_id = '" + driver + "')"));
    }

    @Test
    @DisplayName("the page is signed so that WeChat believes it at its own address and nowhere else; one ticket serves all")
    void signed() {
        JsonPath offer = offer(driver, PAGE).statusCode(200).body("appId", is(operator.appId))
                .body("notices.kind", is(List.of("BILL"))).body("notices.templateId", is(List.of(account.notice())))
                .body("notices.unused", is(List.of(0))).extract().jsonPath();
        JsonPath signature = offer.setRootPath("signature");

        assertThat(account.believes(signature, PAGE)).isEqualTo("config:ok");
        assertThat(account.believes(signature, PAGE + "&more")).isEqualTo("config:invalid signature");
        offer(driver, PAGE).statusCode(200);
        assertThat(account.codes("ticket/getticket")).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/my", "http://localhost:8080/my#x", "http://localhost:8081/my", ""})
    @DisplayName("no other site's page is signed")
    void foreignPage(String page) {
        offer(driver, page).statusCode(400).body("type", is("/problems/page-foreign"));
        assertThat(account.codes("ticket/getticket")).isEmpty();
    }

    @Test
    @DisplayName("a press counts once, whoever tells of it first, and is used up by one message")
    void countsOnce() {
        account.presses(openid, "accept");
        decided(driver, "press-1", account.notice(), "ACCEPT").statusCode(200).body("unused", is(1));
        decided(driver, "press-1", account.notice(), "ACCEPT").statusCode(200).body("unused", is(1));
        await().atMost(SOON).until(() -> MessageRow.holds(grant("unused = 1 and page_ahead = 0")));

        bill();
        awaitStates("DELIVERED");
        bill();
        awaitStates("DELIVERED", "DELIVERED");

        assertThat(account.codes(NOTICE)).as("the second one has no grant").containsExactly(0);
        assertThat(account.phone(openid).getList("title")).isEqualTo(List.of("账单提醒", "充电账单通知"));
    }

    @Test
    @DisplayName("without a word of the account the page's word counts, and each press is another grant")
    void withoutWebhook() {
        account.misbehaves("{\"events\":{\"lose\":true}}");
        for (String press : List.of("press-1", "press-2")) {
            account.presses(openid, "accept");
            decided(driver, press, account.notice(), "ACCEPT").statusCode(200);
        }
        offer(driver, PAGE).body("notices.unused", is(List.of(2)));
        bill();
        awaitStates("DELIVERED");

        offer(driver, PAGE).body("notices.unused", is(List.of(1)));
    }

    @Test
    @DisplayName("what only the page told of counts no more once it is used up: the next press is the account's to tell")
    void leadEndsWithItsNotices() {
        account.misbehaves("{\"events\":{\"lose\":true}}");
        account.presses(openid, "accept");
        decided(driver, "press-1", account.notice(), "ACCEPT").statusCode(200).body("unused", is(1));
        bill();
        awaitStates("DELIVERED");
        account.misbehaves("{}");

        account.presses(openid, "accept");

        await().atMost(SOON).until(() -> MessageRow.holds(grant("unused = 1 and page_ahead = -1")));
    }

    @Test
    @DisplayName("a yes that nobody gave ends at WeChat's count, and the driver is told by the next channel")
    void forged() {
        decided(driver, "never-pressed", account.notice(), "ACCEPT").statusCode(200).body("unused", is(1));
        bill();
        awaitStates("DELIVERED");

        assertThat(account.codes(NOTICE)).containsExactly(43101);
        offer(driver, PAGE).body("notices.unused", is(List.of(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REJECT", "CANCEL", "FILTER"})
    @DisplayName("a no is no grant, and takes none back")
    void no(String decision) {
        decided(driver, "press-1", account.notice(), "ACCEPT").body("unused", is(1));
        decided(driver, "press-2", account.notice(), decision).statusCode(200).body("unused", is(1));
    }

    @Test
    @DisplayName("what was not offered is not granted: unknown templates, kinds and answers, other operators, staff, strangers")
    void refused() {
        decided(driver, "k1", "guess", "ACCEPT").statusCode(404);
        decided(driver, "k2", account.notice(), "MAYBE").statusCode(400);
        decided(driver, "k3", "", "ACCEPT").statusCode(400);
        as(driver).header("Idempotency-Key", "k4").body(body(account.notice(), "ACCEPT")).post(PATH + "/BACKLOG").then()
                .statusCode(404);
        as(driver).body(body(account.notice(), "ACCEPT")).post(PATH + "/BILL").then().statusCode(400)
                .body("type", is("/problems/idempotency-key-missing"));
        decided(UUID.randomUUID(), "k5", account.notice(), "ACCEPT").statusCode(409)
                .body("type", is("/problems/driver-unknown"));
        Operator other = Operator.bare();
        RequestSpecification foreigner = given().auth().oauth2(Tokens.driver(other.id, driver))
                .contentType(ContentType.JSON);
        foreigner.header("Idempotency-Key", "k6").body(body(account.notice(), "ACCEPT")).post(PATH + "/BILL").then()
                .statusCode(404);
        foreigner.get(PATH + "?page=" + PAGE).then().statusCode(200).body("notices", hasSize(0))
                .body("signature", nullValue());
        given().auth().oauth2(Tokens.staff(operator.id, "operator-admin")).get(PATH + "?page=" + PAGE).then()
                .statusCode(403);
        given().get(PATH + "?page=" + PAGE).then().statusCode(401);
        assertThat(MessageRow.holds("select not exists (select from notice_grant where app_id = '" + operator.appId
                + "')")).isTrue();
    }

    @Test
    @DisplayName("what another driver granted is nobody else's to see")
    void ownGrants() {
        decided(driver, "press-1", account.notice(), "ACCEPT").body("unused", is(1));

        offer(account.follower(), PAGE).body("notices.unused", is(List.of(0)));
    }

    @Test
    @DisplayName("while WeChat gives no ticket nothing is signed, and it is not hammered")
    void noTicket() {
        account.refuses("ticket/getticket", 48001, 0);

        for (int i = 0; i < 3; i++) {
            offer(driver, PAGE).statusCode(200).body("signature", nullValue()).body("notices", hasSize(1));
        }

        assertThat(account.codes("ticket/getticket")).containsExactly(48001);
    }

    private ValidatableResponse offer(UUID driverId, String page) {
        return as(driverId).queryParam("page", page).get(PATH).then();
    }

    private ValidatableResponse decided(UUID driverId, String key, String templateId, String decision) {
        return as(driverId).header("Idempotency-Key", key).body(body(templateId, decision)).post(PATH + "/BILL").then();
    }

    private static Map<String, String> body(String templateId, String decision) {
        return Map.of("templateId", templateId, "decision", decision);
    }

    private RequestSpecification as(UUID driverId) {
        return given().auth().oauth2(Tokens.driver(operator.id, driverId)).contentType(ContentType.JSON);
    }

    private void bill() {
        Facts.settled(operator, driver, Facts.newBillNo());
    }

    private void awaitStates(String... states) {
        await().atMost(SOON).until(() -> MessageRow.of(operator).stream().map(MessageRow::state).toList(),
                List.of(states)::equals);
    }

    private String grant(String holds) {
        return "select " + holds + " from notice_grant where app_id = '" + operator.appId + "'";
    }
}
