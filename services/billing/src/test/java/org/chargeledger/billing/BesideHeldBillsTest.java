package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.LateTariffTest.BEFORE;
import static org.chargeledger.billing.LateTariffTest.DEARER;
import static org.chargeledger.billing.LateTariffTest.OF_THE_CASE;
import static org.chargeledger.billing.LateTariffTest.STATION;
import static org.chargeledger.billing.OneSessionTest.answer;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.app.ReportBacklog;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A lost bill, which staff make by hand and which is settled: then nothing is held. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("What waits for staff while no bill is held")
class BesideHeldBillsTest {

    private final Operator zpd = Operator.withTariff();
    private final CorrectionDesk desk = new CorrectionDesk(zpd);
    private String billNo;
    private PileVoice pile;
    @Inject
    ReportBacklog reportBacklog;

    @BeforeEach
    void lost() {
        billNo = LostSession.held(zpd, zpd.driverWith(10_000));
        pile = new PileVoice(zpd, billNo);
    }

    @Test
    @DisplayName("is told each morning: a record offered to a bill until it is decided, a bill of a late price until it is "
            + "corrected by it; and nothing on other mornings")
    void everyMorning() {
        fixed();
        UUID record = offered();
        morning(17);
        dismiss(record);
        morning(18);
        marked(2, DEARER);
        morning(19);
        correctedByThePriceInForce();
        morning(20);
        marked(3, OF_THE_CASE);
        morning(21);

        List<Published> told = told(21);
        assertThat(told).extracting(one -> JsonPath.from(one.json()).getString("day"))
                .containsExactly("2019-10-17", "2019-10-19", "2019-10-21");
        assertThat(told.getFirst().json()).contains("\"count\":0", "\"reservedFen\":0", "\"shortfallFen\":0",
                "\"byCode\":[]", "\"recordOffers\":1", "\"supersededBills\":0");
        assertThat(told.get(1).json()).contains("\"count\":0", "\"recordOffers\":0", "\"supersededBills\":1");
        told.forEach(event -> Contracts.assertValid("abnormal-backlog", event.json()));
    }

    @Test
    @DisplayName("is told by the clock to an operator whose piles are all gone, be it the one or the other")
    void withoutPiles() {
        fixed();
        UUID record = offered();
        zpd.removePiles();
        await().atMost(SOON).until(() -> TestPostgres.texts("select pile_code from pile where operator_id = '" + zpd.id
                + "'"), List::isEmpty);
        sweepAtNineOf(18);
        dismiss(record);
        sweepAtNineOf(19);
        marked(2, DEARER);
        sweepAtNineOf(20);

        assertThat(told(20)).extracting(one -> JsonPath.from(one.json()).getString("day"))
                .containsExactly("2019-10-18", "2019-10-20");
    }

    @Test
    @DisplayName("stands beside what held bills lack of their money, which is told with them")
    void shortfall() {
        TestPostgres.run("update bill set expected_fen = held_reserve_fen + 1250 where operator_id = '" + zpd.id + "'");
        morning(17);

        assertThat(told(17).getLast().json()).contains("2019-10-17", "\"count\":1", "\"shortfallFen\":1250",
                "\"recordOffers\":0", "\"supersededBills\":0");
    }

    /** 8 kWh until 16:28 at the station, by hand. */
    private void fixed() {
        Map<String, Object> values = Map.of("chargeStartedAt", "2019-10-16T08:19:00Z", "chargeEndedAt",
                "2019-10-16T08:28:00Z", "energyTenthWh", 80_000);
        desk.correct(billNo, "\"1\"", key(), values, desk.preview(billNo, values).extract().path("digest")).then()
                .statusCode(200);
        answer(zpd, billNo, 2, "voucher-none", "");
        zpd.awaitState(billNo, "SETTLED");
    }

    private UUID offered() {
        UUID record = pile.record("2019-10-16T10:00:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z", 95_000);
        await().atMost(SOON).untilAsserted(() -> zpd.staff().get(API + "/record-offers").then()
                .body("items.recordId", contains(record.toString())));
        return record;
    }

    private void dismiss(UUID record) {
        zpd.staff("finance").header("Idempotency-Key", key()).contentType("application/json")
                .body(Map.of("reason", "查过现场")).post(API + "/bills/" + billNo + "/record-offers/" + record + "/dismiss")
                .then().statusCode(200);
    }

    private void marked(int version, String periods) {
        zpd.staff().get(API + "/abnormal-bills/summary").then().body("supersededBills", equalTo(0));
        LateTariffTest.publish(zpd, version, BEFORE, STATION, periods);
        await().atMost(SOON).untilAsserted(() -> zpd.bill(billNo).body("priceSuperseded.tariffVersion",
                equalTo(version)));
        zpd.staff().get(API + "/abnormal-bills/summary").then().body("supersededBills", equalTo(1))
                .body("count", equalTo(0));
        zpd.staff().get(API + "/charging-records?priceSuperseded=true").then().body("items.billNo", contains(billNo));
    }

    private void correctedByThePriceInForce() {
        Map<String, Object> values = Map.of("priceInForce", true);
        desk.correct(billNo, "\"2\"", key(), values, desk.preview(billNo, values).extract().path("digest")).then()
                .statusCode(200);
    }

    private void sweepAtNineOf(int day) {
        BusinessTime.set(Instant.parse("2019-10-" + day + "T01:00:00Z"));
        reportBacklog.sweep();
    }

    /** Nine o'clock of this day of October: it is looked at. */
    private void morning(int day) {
        pile.observed("2019-10-" + day + "T01:00:00Z", true, "2019-10-15T16:00:00Z");
        await().atMost(SOON).until(() -> TestPostgres.texts("select day::text from backlog_day where operator_id = '"
                + zpd.id + "'"), days -> days.contains("2019-10-" + day));
    }

    /** Since the seventeenth; on the sixteenth the bill was held. */
    private List<Published> told(int lastDay) {
        TestTopics.read("billing.backlog.v1", event -> event.operatorId().equals(zpd.id)
                && event.json().contains("2019-10-" + lastDay), SOON);
        return TestTopics.all("billing.backlog.v1").stream().filter(event -> event.operatorId().equals(zpd.id)
                && !event.json().contains("\"day\":\"2019-10-16\"")).toList();
    }
}
