package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.OneSessionTest.answer;
import static org.chargeledger.billing.OneSessionTest.read;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("When things go wrong")
class FaultsTest {

    /** Nobody is told what is over by the end of the batch in which it was heard. */
    private static final Set<String> TOLD_MEANWHILE = Set.of("billing.session-charging.v1", "billing.charge-ended.v1");

    private final Operator zpd = Operator.withTariff();
    private UUID driver;
    private String billNo;
    private PileVoice pile;

    @BeforeEach
    void request() {
        BusinessTime.set(Instant.parse("2019-10-16T08:18:22.566095Z"));
        driver = zpd.driverWith(10_000);
        billNo = zpd.start(driver, "01");
        pile = new PileVoice(zpd, billNo);
    }

    @Test
    @DisplayName("a failed start costs nothing, is no abnormal bill, is found with its reason, and frees the connector")
    void startFailed() {
        pile.startFailed("2019-10-16T08:18:40Z", "NOT_PLUGGED");
        zpd.awaitState(billNo, "FAILED");

        zpd.staff().get(API + "/charging-records/" + billNo).then().body("failReason", equalTo("NOT_PLUGGED"))
                .body("totalFen", nullValue());
        zpd.staff().get(API + "/bills/" + billNo).then().statusCode(404);
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(10_000))
                .body("reservedFen", equalTo(0));
        Contracts.assertValid("session-failed", read(billNo, "session-failed").json());
        zpd.request(driver, "01").then().statusCode(201);
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("an empty record of a failed start fails the session")
    void emptyRecord() {
        pile.started("2019-10-16T08:18:40Z");
        pile.record(UUID.randomUUID(), "2019-10-16T08:19:10Z", "2019-10-16T08:18:40Z", "2019-10-16T08:18:41Z", 0,
                "START_FAILED");
        zpd.awaitState(billNo, "FAILED");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("a pile that was away when its record was due makes a code 2; the late record heals it and is billed")
    void lostOffline() {
        pile.started("2019-10-16T08:19:01Z");
        pile.progressed("2019-10-16T08:24:00Z", "CHARGING", true, 100_000);
        pile.disconnected("2019-10-16T08:26:00Z");
        pile.connected("2019-10-16T08:38:00Z");
        pile.progressed("2019-10-16T08:38:10Z", "IDLE", true, 100_000);
        pile.unplugged("2019-10-16T08:41:00Z", "2019-10-16T08:41:15Z");
        pile.observed("2019-10-16T09:25:00Z", true, "2019-10-16T08:38:00Z");
        zpd.awaitState(billNo, "HELD");
        assertThat(read(billNo, "bill-held").json()).contains("\"code\":2", "账单丢失(设备离线)");
        zpd.staff().get(API + "/bills?state=HELD&code=2").then().body("items.size()", equalTo(1));
        zpd.staff().get(API + "/bills?state=HELD&code=1").then().body("items.size()", equalTo(0));

        BusinessTime.set(Instant.parse("2019-10-16T10:00:00Z"));
        pile.record("2019-10-16T10:00:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:27:00Z", 110_000);
        zpd.awaitState(billNo, "BILLED");
        zpd.staff().get(API + "/bills?state=HELD&code=2").then().body("items.size()", equalTo(0));
        zpd.staff().get(API + "/bills?state=RATED").then().body("items[0].billVersion", equalTo(2))
                .body("items[0].energyTenthWh", equalTo(110_000));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("the same record five times, before its start and before the plug-out, makes one bill")
    void duplicatesOutOfOrder() {
        UUID record = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            pile.record(record, "2019-10-16T08:41:0" + i + "Z", "2019-10-16T08:19:00Z", "2019-10-16T08:40:00Z", 100_000,
                    "FULL");
        }
        pile.progressed("2019-10-16T08:24:00Z", "CHARGING", true, 50_000);
        pile.started("2019-10-16T08:19:01Z");
        pile.progressed("2019-10-16T08:45:00Z", "IDLE", false, 100_000);
        pile.progressed("2019-10-16T08:46:00Z", "IDLE", true, 100_000);
        pile.unplugged("2019-10-16T08:47:00Z", "2019-10-16T08:47:15Z");
        pile.record("2019-10-16T09:00:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:40:00Z", 999_999);
        zpd.awaitState(billNo, "BILLED");
        for (int i = 0; i < 3; i++) {
            answer(zpd, billNo, "voucher-none", "");
        }
        zpd.awaitState(billNo, "SETTLED");

        zpd.staff().get(API + "/bills?billNo=" + billNo).then().body("items.size()", equalTo(1))
                .body("items[0].totalFen", equalTo(1_100))
                .body("items[0].serviceEndedAt", equalTo("2019-10-16T08:47:00Z"));
        await().atMost(SOON).until(() -> records() == 2);
        assertThat(TestTopics.all("billing.session.v1").stream().filter(event -> event.key().equals(billNo)))
                .extracting(TestTopics.Published::type)
                .doesNotContainSubsequence("billing.charge-ended.v1", "billing.session-charging.v1")
                .doesNotHaveDuplicates()
                .filteredOn(type -> !TOLD_MEANWHILE.contains(type)).containsExactly(
                        "billing.session-requested.v1", "billing.bill-rated.v1", "billing.bill-settled.v1");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("a record that nobody requested is listed as unclaimed, also one sent by another operator's pile")
    void unclaimed() {
        var unknown = new PileVoice(zpd, "20191016010101000000");
        unknown.record("2019-10-16T08:41:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:40:00Z", 100_000);
        Operator other = Operator.withTariff();
        new PileVoice(other, billNo).record("2019-10-16T08:41:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:40:00Z", 1);

        await().atMost(SOON).untilAsserted(() -> {
            zpd.staff().get(API + "/unclaimed-records").then().body("items.size()", equalTo(1))
                    .body("items[0].billNo", equalTo("20191016010101000000"));
            other.staff().get(API + "/unclaimed-records").then().body("items.size()", equalTo(1));
        });
        assertThat(zpd.stateOf(billNo)).isEqualTo("REQUESTED");

        for (String part : List.of("20191016010101", "0101010000", zpd.pileCode.substring(3))) {
            zpd.staff().get(API + "/unclaimed-records?number=" + part).then().body("items.size()", equalTo(1));
        }
        zpd.staff().get(API + "/unclaimed-records?number=20191016010102").then().body("items.size()", equalTo(0));

        String record = zpd.staff().get(API + "/unclaimed-records").path("items[0].eventId");
        handle(zpd.staff("viewer"), "k", record).then().statusCode(403);
        handle(other.staff("finance"), "k", record).then().statusCode(404);
        handle(zpd.staff("finance"), "", record).then().statusCode(400);
        handle(zpd.staff("finance"), "k", record).then().statusCode(200).body("reason",
                equalTo("a test of the installer"));
        handle(zpd.staff("finance"), "k", record).then().statusCode(200);
        handle(zpd.staff("finance"), "other", record).then().statusCode(409).body("type",
                equalTo("/problems/record-handled"));
        zpd.staff().get(API + "/unclaimed-records").then().body("items.size()", equalTo(0));
        zpd.staff().get(API + "/unclaimed-records?handled=true").then().body("items[0].eventId", equalTo(record))
                .body("items[0].reason", equalTo("a test of the installer"));
        zpd.staff().get(API + "/abnormal-bills/summary").then().body("unclaimedRecords", equalTo(0));
        zpd.staff("operator-admin").get(API + "/audit?subjectKind=unclaimed-record").then()
                .body("items[0].action", equalTo("handle-unclaimed-record"));
    }

    static Response handle(RequestSpecification staff, String key, String record) {
        return staff.header("Idempotency-Key", key).contentType("application/json")
                .body(Map.of("reason",
                "a test of the installer")).post(API + "/unclaimed-records/" + record + "/handle");
    }

    @Test
    @DisplayName("a silent voucher service does not keep the driver waiting: the bill is settled without it")
    void noVoucherAnswer() {
        pile.record("2019-10-16T08:41:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:40:00Z", 100_000);
        pile.unplugged("2019-10-16T08:47:00Z", "2019-10-16T08:47:15Z");
        zpd.awaitState(billNo, "BILLED");
        TestPostgres.run("update bill set booked_at = booked_at - interval '3 minutes' where bill_no = '"
                + billNo + "'");
        zpd.awaitState(billNo, "SETTLED");
        answer(zpd, billNo, "voucher-applied", ",\"voucherId\":\"" + UUID.randomUUID() + "\",\"discountFen\":500");
        assertThat(read(billNo, "bill-settled").json()).contains("\"discountFen\":0", "\"paidFen\":1100");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("a wallet that runs out leaves a receivable, and the bill is settled all the same")
    void shortfall() {
        pile.record("2019-10-16T08:41:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:40:00Z", 1_000_000);
        pile.unplugged("2019-10-16T08:47:00Z", "2019-10-16T08:47:15Z");
        zpd.awaitState(billNo, "BILLED");
        answer(zpd, billNo, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(0))
                .body("receivableFen", equalTo(1_000));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("the reserve grows with the session, ten yuan ahead of what is owed")
    void reserveGrows() {
        pile.progressed("2019-10-16T08:24:00Z", "CHARGING", true, 300_000);
        pile.progressed("2019-10-16T08:25:00Z", "CHARGING", true, 300_000);
        await().atMost(SOON).untilAsserted(() -> zpd.driver(driver).get(API + "/driver/wallet").then()
                .body("reservedFen", equalTo(5_000)).body("balanceFen", equalTo(5_000)));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("a record whose clock stands where no calendar reaches is held")
    void noTime() {
        pile.record("2019-10-16T08:41:00Z", "2019-10-16T08:19:00Z", "+1000000000-12-31T23:59:59Z", 100_000);
        pile.unplugged("2019-10-16T08:47:00Z", "2019-10-16T08:47:15Z");
        zpd.awaitState(billNo, "HELD");
        zpd.bill(billNo).body("chargeEndedAt", nullValue());
        assertThat(read(billNo, "bill-held").json()).contains("\"code\":102");
    }

    @Test
    @DisplayName("an unreadable fact goes to the dead letters alone")
    void poison() {
        pile.say("session-progressed", "2019-10-16T08:20:00Z", ",\"status\":\"DANCING\",\"plugged\":true");
        pile.started("2019-10-16T08:20:01Z");
        zpd.awaitState(billNo, "CHARGING");
        zpd.staff("operator-admin").get(API + "/dead-letters").then().body("items.size()", equalTo(1));
    }

    @Test
    @DisplayName("everything sent a second time, with the clock back at the start, changes no bill and no balance")
    void secondRun() {
        UUID[] ids = new UUID[5];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = UUID.randomUUID();
        }
        sayAll(ids);
        zpd.awaitState(billNo, "BILLED");
        answer(zpd, billNo, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
        String bill = zpd.staff().get(API + "/bills/" + billNo).asString();
        String wallet = zpd.driver(driver).get(API + "/driver/wallet").asString();
        String accounts = zpd.staff().get(API + "/ledger/accounts").asString();

        BusinessTime.set(Instant.parse("2019-10-15T16:00:00Z"));
        sayAll(ids);
        answer(zpd, billNo, "voucher-none", "");
        UUID afterwards = new PileVoice(zpd, "20191016020202000000").record("2019-10-16T08:41:00Z",
                "2019-10-16T08:19:00Z", "2019-10-16T08:40:00Z", 1);
        await().atMost(SOON).until(() -> count("select count(*) from unclaimed_record where event_id = '" + afterwards
                + "'") == 1);

        assertThat(zpd.staff().get(API + "/bills/" + billNo).asString()).isEqualTo(bill);
        assertThat(zpd.driver(driver).get(API + "/driver/wallet").asString()).isEqualTo(wallet);
        assertThat(zpd.staff().get(API + "/ledger/accounts").asString()).isEqualTo(accounts);
        assertThat(zpd.booksAddUp()).isTrue();
    }

    private void sayAll(UUID[] ids) {
        String energy = ",\"plugged\":%s,\"status\":\"%s\",\"energyTenthWh\":100000";
        pile.say(ids[0], "session-started", "2019-10-16T08:19:01Z", "");
        pile.say(ids[1], "session-progressed", "2019-10-16T08:24:00Z", energy.formatted(true, "CHARGING"));
        pile.record(ids[2], "2019-10-16T08:40:05Z", "2019-10-16T08:19:00Z", "2019-10-16T08:40:00Z", 100_000, "FULL");
        pile.say(ids[3], "session-progressed", "2019-10-16T08:47:00Z", energy.formatted(false, "IDLE"));
        pile.say(ids[4], "session-progressed", "2019-10-16T08:47:15Z", energy.formatted(false, "IDLE"));
    }

    private long records() {
        return count("select count(*) from session_record where bill_no = '" + billNo + "'");
    }

    private static long count(String sql) {
        return Long.parseLong(TestPostgres.texts(sql).getFirst());
    }
}
