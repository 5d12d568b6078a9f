package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.CorrectionDesk.problem;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 17:00 in Shanghai is 09:00 in the times of these tests. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A record whose bands hold a trifle less than its total")
class RecordBandsTest {

    private final Operator zpd = Operator.withTariff("""
            [{"from":"00:00","to":"17:00","band":"PEAK","energyPriceHundredThousandths":76000,
            "servicePriceHundredThousandths":34000},{"from":"17:00","to":"24:00","band":"VALLEY",
            "energyPriceHundredThousandths":30000,"servicePriceHundredThousandths":20000}]""");
    private final CorrectionDesk desk = new CorrectionDesk(zpd);
    private StartedSession session;

    @BeforeEach
    void charge() {
        session = StartedSession.at("2019-10-16T08:50:00Z", zpd, 10_000);
        session.pile().started("2019-10-16T08:50:30Z");
        session.pile().progressed("2019-10-16T08:51:00Z", "CHARGING", true, 500);
        session.pile().progressed("2019-10-16T09:00:30Z", "CHARGING", true, 10_000);
        session.pile().progressed("2019-10-16T09:09:30Z", "CHARGING", true, 19_500);
        BusinessTime.set(Instant.parse("2019-10-16T09:15:00Z"));
    }

    @Test
    @DisplayName("keeps them when only the idle fee is corrected; staff may take them from the curve instead")
    void keepsBands() {
        record("2019-10-16T08:50:30Z", 5_000, 15_000, 20_001, "FULL");
        unplug();
        session.settle();
        desk.preview(session.billNo(), Map.of("idleCharged", false)).statusCode(200)
                .body("after.values.bands.energyTenthWh", contains(5_000, 15_000))
                .body("after.values.bands.estimated", contains(false, false)).body("differenceFen", equalTo(0));
        desk.preview(session.billNo(), Map.of()).statusCode(422).body("findings.code", contains("NO_CHANGE"));

        Map<String, Object> fromCurve = Map.of("bandsFromCurve", true);
        String digest = desk.preview(session.billNo(), fromCurve).statusCode(200)
                .body("after.values.bands.energyTenthWh.sum()", equalTo(20_001)).extract().path("digest");
        desk.correct(session.billNo(), "\"1\"", key(), fromCurve, digest).then().statusCode(200);
        session.bill().body("lines.estimated", contains(true, true, true, true));
        desk.preview(session.billNo(), Map.of("bandsFromCurve", true, "bands",
                List.of(Map.of("band", "PEAK", "energyTenthWh", 20_001)))).statusCode(422)
                .body("findings.code", contains("BANDS_TWO_WAYS"));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("can be accepted when it comes second, and brings why it stopped")
    void offered() {
        record("2019-10-16T08:50:30Z", 5_000, 15_000, 20_001, "FULL");
        unplug();
        session.settle();
        UUID second = record("2019-10-16T08:50:30Z", 10_000, 20_000, 30_001, "MANUAL");
        await().atMost(SOON).untilAsserted(() -> zpd.staff().get(API + "/record-offers").then()
                .body("items.recordId", contains(second.toString())));

        String offer = API + "/bills/" + session.billNo() + "/record-offers/" + second;
        String digest = zpd.staff().get(offer + "/preview").then().statusCode(200)
                .body("after.totalFen", equalTo(110 + 100)).extract().path("digest");
        zpd.staff("finance").header("Idempotency-Key", key()).contentType("application/json")
                .body(Map.of("digest", digest, "reason", "桩上报", "notifyDriver", false)).post(offer + "/accept").then()
                .statusCode(200).body("totalFen", equalTo(210));
        zpd.staff().get(API + "/bills/" + session.billNo() + "/versions").then()
                .body("items.values.energyTenthWh", contains(20_001, 30_001))
                .body("items.values.stopReason", contains("FULL", "MANUAL"));
        zpd.staff("operator-admin").get(API + "/bills/rerate-check").then().body("items[0].differences", empty());
    }

    @Test
    @DisplayName("is proposed where the plug-out was lost; a proposal that cannot be billed says why")
    void proposed() {
        record("2019-10-16T08:50:30Z", 5_000, 15_000, 20_001, "FULL");
        session.pile().observed("2019-10-17T09:10:05Z", true, "2019-10-15T16:00:00Z");
        session.awaitState("HELD");
        proposal(session).body("preview.after.values.energyTenthWh", equalTo(20_001)).body("objections", empty());

        session = StartedSession.at("2019-10-18T08:50:00Z", zpd, 10_000);
        session.pile().started("2019-10-18T08:50:30Z");
        record("2019-10-18T07:50:30Z", 5_000, 15_000, 20_001, "FULL");
        session.pile().observed("2019-10-19T09:10:05Z", true, "2019-10-15T16:00:00Z");
        session.awaitState("HELD");
        proposal(session).body("preview", nullValue()).body("objections.code", contains("TIME_OUTSIDE_SESSION"))
                .body("objections.at", contains("chargeStartedAt"));
        problem(zpd.staff("service-desk").contentType("application/json").body(Map.of("serviceEndedAt",
                "2019-10-18T09:10:00Z")).post(API + "/bills/" + session.billNo() + "/corrections/preview"), 422,
                "correction-refused");
    }

    private ValidatableResponse proposal(StartedSession of) {
        BusinessTime.set(Instant.parse("2019-10-19T12:00:00Z"));
        return zpd.staff().get(API + "/bills/" + of.billNo() + "/proposal").then().statusCode(200);
    }

    private UUID record(String from, long peak, long valley, long total, String stopReason) {
        String day = from.substring(0, 10);
        return session.pile().say("record-received", day + "T09:10:05Z", """
                ,"chargeStartedAt":"%s","chargeEndedAt":"%sT09:10:00Z","bands":[
                {"band":"PEAK","energyTenthWh":%d,"lossEnergyTenthWh":%d,"unitPriceHundredThousandths":110000,
                "reportedAmountTenThousandths":0},
                {"band":"VALLEY","energyTenthWh":%d,"lossEnergyTenthWh":%d,"unitPriceHundredThousandths":50000,
                "reportedAmountTenThousandths":0}],
                "meterStartTenthWh":0,"meterEndTenthWh":%d,"energyTenthWh":%d,"lossEnergyTenthWh":%d,
                "reportedAmountTenThousandths":0,"stopReason":"%s","rawStopReason":"0x40\""""
                .formatted(from, day, peak, peak, valley, valley, total, total, total, stopReason));
    }

    private void unplug() {
        session.pile().unplugged("2019-10-16T09:12:00Z", "2019-10-16T09:12:15Z");
    }
}
