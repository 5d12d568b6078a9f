package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 1.10 yuan per kWh: at 360 kW, 20 yuan of which one was used at 01:30 end at 01:32:52, at 60 kW at 01:47:11. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A session whose money may be used up")
class LowBalanceTest {

    private static final Instant ENDS_WITHIN_A_MINUTE = Instant.parse("2019-10-16T01:31:52Z");

    @Inject
    SystemDb systemDb;

    @Test
    @DisplayName("is asked to stop a minute before, by what was heard of its pile")
    void heard() {
        Operator zpd = Operator.withTariff();
        StartedSession session = charging(zpd);
        String billNo = session.billNo();
        session.pile().observed("2019-10-16T01:31:30Z", true, "2019-10-15T16:00:00Z");
        awaitHeard(zpd, "20191016010101000001");
        assertThat(askedToStop(billNo)).isFalse();

        session.pile().observed("2019-10-16T01:32:30Z", true, "2019-10-15T16:00:00Z");
        session.pile().observed("2019-10-16T01:34:00Z", true, "2019-10-15T16:00:00Z");
        awaitHeard(zpd, "20191016010101000002");
        assertThat(askedToStop(billNo)).isTrue();
        var stop = TestTopics.read("billing.pile-command.v1", event -> isStop(event, billNo), SOON);
        Contracts.assertValid("stop-requested", stop.json());
        assertThat(stop.json()).contains("\"BALANCE\"");
        assertThat(TestTopics.all("billing.pile-command.v1").stream().filter(event -> isStop(event,
                billNo))).hasSize(1);
    }

    @Test
    @DisplayName("lasts as long as the power of the connector allows, where that is built for less than its pile")
    void weakConnector() {
        Operator zpd = Operator.withWeakConnector();
        StartedSession session = charging(zpd);
        session.pile().observed("2019-10-16T01:46:00Z", true, "2019-10-15T16:00:00Z");
        awaitHeard(zpd, "20191016010101000003");
        assertThat(askedToStop(session.billNo())).isFalse();

        session.pile().observed("2019-10-16T01:46:30Z", true, "2019-10-15T16:00:00Z");
        awaitHeard(zpd, "20191016010101000004");
        assertThat(askedToStop(session.billNo())).isTrue();
    }

    @Test
    @DisplayName("is asked to stop when business time comes to it, though nothing more is heard of its pile; money "
            + "that came in meanwhile puts that off")
    void silent() {
        Operator zpd = Operator.withTariff();
        StartedSession session = charging(zpd);
        String billNo = session.billNo();
        await().atMost(SOON).until(() -> lookAt(billNo), ENDS_WITHIN_A_MINUTE::equals);
        // 5 yuan are 4.545 kWh, and 45.5 seconds at 360 kW.
        zpd.recharge(session.driver(), 500).then().statusCode(201);

        BusinessTime.set(ENDS_WITHIN_A_MINUTE);
        await().atMost(SOON).until(() -> lookAt(billNo), ENDS_WITHIN_A_MINUTE.plusSeconds(46)::equals);
        assertThat(askedToStop(billNo)).isFalse();

        BusinessTime.set(ENDS_WITHIN_A_MINUTE.plusSeconds(46));
        await().atMost(SOON).until(() -> askedToStop(billNo));
        assertThat(lookAt(billNo)).isNull();
        assertThat(TestTopics.read("billing.pile-command.v1", event -> isStop(event, billNo), SOON).json())
                .contains("\"BALANCE\"");
    }

    @Test
    @DisplayName("is left alone if it is over by then")
    void over() {
        Operator zpd = Operator.withTariff();
        StartedSession session = charging(zpd);
        String billNo = session.billNo();
        await().atMost(SOON).until(() -> lookAt(billNo), ENDS_WITHIN_A_MINUTE::equals);
        session.pile().record("2019-10-16T01:30:15Z", "2019-10-16T01:00:10Z", "2019-10-16T01:30:10Z", 10_000);
        session.awaitState("ENDED");

        BusinessTime.set(ENDS_WITHIN_A_MINUTE);
        await().atMost(SOON).until(() -> lookAt(billNo) == null);
        assertThat(askedToStop(billNo)).isFalse();
    }

    /** Asked for at 01:00 with 20 yuan, and seen with one kWh at 01:30, which it is now. */
    private static StartedSession charging(Operator operator) {
        StartedSession session = StartedSession.at("2019-10-16T01:00:00Z", operator, 2_000);
        session.pile().started("2019-10-16T01:00:10Z");
        session.pile().progressed("2019-10-16T01:30:00Z", "CHARGING", true, 10_000);
        session.awaitState("CHARGING");
        BusinessTime.set(Instant.parse("2019-10-16T01:30:00Z"));
        return session;
    }

    private static boolean isStop(TestTopics.Published event, String billNo) {
        return event.json().contains(billNo) && event.type().equals("billing.stop-requested.v1");
    }

    /** Everything the pile said so far has its effect: a record that nobody asked for comes last. */
    private static void awaitHeard(Operator operator, String unknown) {
        new PileVoice(operator, unknown).record("2019-10-16T01:35:00Z", "2019-10-16T01:00:00Z", "2019-10-16T01:30:00Z",
                1);
        await().atMost(SOON).untilAsserted(() -> operator.staff().get(API + "/unclaimed-records").then()
                .body("items.billNo", hasItem(unknown)));
    }

    private boolean askedToStop(String billNo) {
        return systemDb.inTransaction(tx -> tx.query("""
                select 1 from stop_request where bill_no = $1""", billNo).size() == 1);
    }

    /** When its money is looked at next, or null. */
    private Instant lookAt(String billNo) {
        return systemDb.inTransaction(tx -> tx.query("select look_at from balance_look where bill_no = $1", billNo)
                .stream().map(row -> row.get(OffsetDateTime.class, "look_at").toInstant()).findFirst().orElse(null));
    }
}
