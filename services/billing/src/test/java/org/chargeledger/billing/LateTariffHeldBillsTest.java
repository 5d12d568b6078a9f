package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.LateTariffTest.BEFORE;
import static org.chargeledger.billing.LateTariffTest.DEARER;
import static org.chargeledger.billing.LateTariffTest.OF_THE_CASE;
import static org.chargeledger.billing.LateTariffTest.ONLY_VALLEY;
import static org.chargeledger.billing.LateTariffTest.STATION;
import static org.chargeledger.billing.LateTariffTest.awaitBill;
import static org.chargeledger.billing.LateTariffTest.billed;
import static org.chargeledger.billing.LateTariffTest.correct;
import static org.chargeledger.billing.LateTariffTest.finished;
import static org.chargeledger.billing.LateTariffTest.itsPile;
import static org.chargeledger.billing.LateTariffTest.publish;
import static org.chargeledger.billing.LateTariffTest.rerated;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A tariff version that arrives late for a bill that is held")
class LateTariffHeldBillsTest {

    @Inject
    SystemDb systemDb;

    @Test
    @DisplayName("says anew what a lost bill would come to, and leaves it held")
    void lost() {
        Operator zpd = Operator.withTariff();
        LostSession.held(zpd, zpd.driverWith(10_000));
        zpd.staff().get(API + "/abnormal-bills").then().body("items.expectedFen", contains(990));

        publish(zpd, 2, BEFORE, STATION, DEARER);

        await().atMost(SOON).untilAsserted(() -> zpd.staff().get(API + "/abnormal-bills").then()
                .body("items.expectedFen", contains(1_206)));
    }

    @Test
    @DisplayName("says anew what a bill would come to that is held for something else, and leaves it held")
    void heldForMore() {
        StartedSession session = StartedSession.at("2019-10-16T00:00:51Z", Operator.withTariff(), 20_000);
        PileVoice pile = session.pile();
        pile.started("2019-10-16T00:01:31Z");
        pile.progressed("2019-10-16T00:19:00Z", "CHARGING", true, 40_000);
        pile.progressed("2019-10-16T00:19:35Z", "IDLE", true, 40_000);
        pile.record("2019-10-16T00:19:40Z", "2019-10-16T00:01:31Z", "2019-10-16T00:19:33Z", 30_900);
        pile.unplugged("2019-10-16T00:24:00Z", "2019-10-16T00:24:30Z");
        session.awaitState("HELD");
        session.bill().body("codes", contains(11)).body("expectedFen", equalTo(340));

        publish(session.operator(), 2, BEFORE, STATION, DEARER);

        awaitBill(session, bill -> bill.body("expectedFen", equalTo(414)).body("billVersion", equalTo(1))
                .body("codes", contains(11)));
    }

    @Test
    @DisplayName("releases a bill that was held for want of a price")
    void held() {
        StartedSession session = finished(Operator.withTariff(ONLY_VALLEY));
        session.awaitState("HELD");
        session.bill().body("codes", contains(101));

        publish(session.operator(), 2, BEFORE, "\"stationIds\":[],\"wholeOperator\":true", DEARER);
        publish(session.operator(), 3, BEFORE, STATION, OF_THE_CASE);

        awaitBill(session, bill -> bill.body("billVersion", equalTo(2)).body("state", equalTo("RATED"))
                .body("tariffVersion", equalTo(3)));
        session.noVoucher(2);
        session.awaitState("SETTLED");
        session.bill().body("energyFeeFen", equalTo(235));
        assertThat(session.operator().booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("rates a bill that was held because its pile had that version before us")
    void pileKnewFirst() {
        StartedSession session = finished(Operator.withTariff(DEARER));
        session.awaitState("HELD");
        session.bill().body("codes", contains(111));

        publish(session.operator(), 2, BEFORE, STATION, OF_THE_CASE);

        awaitBill(session, bill -> bill.body("billVersion", equalTo(2)).body("state", equalTo("RATED"))
                .body("tariffVersion", equalTo(2)).body("energyFeeFen", equalTo(235)));
    }

    @Test
    @DisplayName("settles a bill that was held for want of a price at once where nobody gives vouchers, without "
            + "asking for one")
    void withoutVouchers() {
        Operator quiet = Operator.withoutVouchers();
        String tariffId = "L" + quiet.pileCode;
        publish(quiet, tariffId, 1, BEFORE, itsPile(quiet), ONLY_VALLEY);
        await().atMost(SOON).until(() -> systemDb.inTransaction(tx -> tx.query(
                "select 1 from tariff_version where tariff_id = $1", tariffId).size() == 1));
        StartedSession session = finished(quiet);
        session.awaitState("HELD");

        publish(quiet, tariffId, 2, BEFORE, itsPile(quiet), OF_THE_CASE);
        session.awaitState("SETTLED");
        session.bill().body("billVersion", equalTo(2)).body("paidFen", equalTo(340)).body("discountFen", equalTo(0))
                .body("reservedFen", equalTo(0));
        assertThat(OneSessionTest.read(session.billNo(), "bill-settled").json()).contains("\"reasonCode\":\"RERATED\"");
        assertThat(TestTopics.all("billing.session.v1")).noneMatch(event -> event.key().equals(session.billNo())
                && event.type().equals("billing.bill-rated.v1"));
        assertThat(quiet.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("keeps the values that staff gave a bill, also when it was held for want of a price in between")
    void staffValues() {
        StartedSession session = billed(Operator.withTariff());
        correct(session, "{\"bands\":[{\"band\":\"PEAK\",\"energyTenthWh\":20000}]}").then().statusCode(200);
        publish(session.operator(), 2, BEFORE, STATION, ONLY_VALLEY);
        awaitBill(session, bill -> bill.body("billVersion", equalTo(3)).body("codes", contains(101)));

        publish(session.operator(), 3, BEFORE, STATION, DEARER);
        awaitBill(session, bill -> bill.body("billVersion", equalTo(4)).body("state", equalTo("RATED"))
                .body("energyTenthWh", equalTo(20_000)).body("energyFeeFen", equalTo(200)));
        rerated(session.operator()).body("items.differences.flatten()", empty());
    }

    @Test
    @DisplayName("holds again what staff made of a lost bill; its record, which comes meanwhile, is offered beside "
            + "their values")
    void lostBillHeldAgain() {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(20_000);
        String billNo = LostSession.held(zpd, driver);
        StartedSession session = new StartedSession(zpd, driver, billNo, new PileVoice(zpd, billNo));
        correct(session, """
                {"chargeStartedAt":"2019-10-16T08:19:00Z","chargeEndedAt":"2019-10-16T08:28:00Z",
                "bands":[{"band":"PEAK","energyTenthWh":80000}]}""").then().statusCode(200);
        publish(zpd, 2, BEFORE, STATION, ONLY_VALLEY);
        awaitBill(session, bill -> bill.body("billVersion", equalTo(3)).body("codes", contains(101)));

        String record = session.pile().record("2019-10-16T10:00:00Z", "2019-10-16T08:19:00Z", "2019-10-16T08:29:00Z",
                95_000).toString();
        await().atMost(SOON).untilAsserted(() -> offers(zpd).body("items.recordId", contains(record)));
        publish(zpd, 3, BEFORE, STATION, DEARER);
        awaitBill(session, bill -> bill.body("billVersion", equalTo(4)).body("state", equalTo("RATED"))
                .body("energyTenthWh", equalTo(80_000)));
        offers(zpd).body("items.recordId", contains(record));
    }

    private static ValidatableResponse offers(Operator operator) {
        return operator.staff().get(API + "/record-offers").then().statusCode(200);
    }
}
