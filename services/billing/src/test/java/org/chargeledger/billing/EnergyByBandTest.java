package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A pile that only reads its register")
class EnergyByBandTest {

    static final String PEAK_UNTIL = """
            [{"from":"00:00","to":"%1$s","band":"PEAK","energyPriceHundredThousandths":76000,
            "servicePriceHundredThousandths":34000},{"from":"%1$s","to":"24:00","band":"VALLEY",
            "energyPriceHundredThousandths":30000,"servicePriceHundredThousandths":20000}]""";

    /** 17:00 in Shanghai is 09:00 in the times of these tests. */
    private final Operator zpd = Operator.withTariff(PEAK_UNTIL.formatted("17:00"));
    private StartedSession session;
    private PileVoice pile;

    @BeforeEach
    void charge() {
        charge(zpd);
    }

    private void charge(Operator operator) {
        session = StartedSession.at("2019-10-16T08:50:00Z", operator, 10_000);
        pile = session.pile();
        pile.started("2019-10-16T08:50:30Z");
        pile.progressed("2019-10-16T08:51:00Z", "CHARGING", true, 500);
        pile.progressed("2019-10-16T08:52:00Z", "CHARGING", true, 1_500);
    }

    @Test
    @DisplayName("has its energy split at the border by what was seen in realtime; every line and text says it is "
            + "estimated")
    void split() {
        pile.progressed("2019-10-16T08:59:30Z", "CHARGING", true, 9_000);
        pile.progressed("2019-10-16T09:00:30Z", "CHARGING", true, 11_000);
        end();
        session.settle();

        session.bill().body("energyFeeFen", equalTo(106)).body("serviceFeeFen", equalTo(54))
                .body("lines.size()", equalTo(4))
                .body("lines.band", contains("PEAK", "PEAK", "VALLEY", "VALLEY"))
                .body("lines.quantity", contains(10_000, 10_000, 10_000, 10_000))
                .body("lines.estimated", everyItem(equalTo(true)))
                .body("lines.textZh", everyItem(containsString("按表计读数估算")))
                .body("lines.textEn", everyItem(containsString("estimated from meter readings")))
                .body("lines.spans.from.flatten()", contains("2019-10-16T08:50:30Z", "2019-10-16T08:50:30Z",
                        "2019-10-16T09:00:00Z", "2019-10-16T09:00:00Z"))
                .body("lines.spans.to.flatten()", contains("2019-10-16T09:00:00Z", "2019-10-16T09:00:00Z",
                        "2019-10-16T09:10:00Z", "2019-10-16T09:10:00Z")).body("lines.moreSpans", everyItem(equalTo(0)))
                .body("lines[0].periodZh", equalTo("充电期间该时段 2019-10-16 16:50:30–17:00"))
                .body("lines[2].textEn", containsString("hours of the band within the charge 2019-10-16 17:00–17:10,"));
        zpd.driver(session.driver()).get(API + "/driver/bills/" + session.billNo()).then().statusCode(200)
                .body("lines[0].periodZh", equalTo("充电期间该时段 2019-10-16 16:50:30–17:00"));
        zpd.driver(session.driver()).get(API + "/driver/sessions").then()
                .body("items.stationZoneId", contains("Asia/Shanghai"));
        zpd.staff("operator-admin").get(API + "/bills/rerate-check").then().body("items[0].differences", empty());
        evidence().body("records[0].comparisons.check", contains("REGISTER_WITH_REPORTED"))
                .body("records[0].comparisons.agrees", contains(true)).body("versions[0].values.bands.estimated",
                contains(true, true));
        preview("{\"energyTenthWh\":16000}").body("after.values.bands.energyTenthWh", contains(10_000, 6_000))
                .body("after.values.bands.estimated", contains(true, true))
                .body("after.lines.textZh", everyItem(containsString("按表计读数估算")));
        preview("{\"chargeEndedAt\":\"2019-10-16T08:59:00Z\",\"bands\":[{\"band\":\"VALLEY\",\"energyTenthWh\":1}]}")
                .body("before.lines[2].periodEn", equalTo("hours of the band within the charge 2019-10-16 17:00–17:10"))
                .body("after.lines.periodEn", everyItem(equalTo("the band has no hours within the charge")));
        preview("{\"serviceEndedAt\":\"2019-10-16T09:11:00Z\",\"idleCharged\":false}")
                .body("after.lines.estimated", everyItem(equalTo(true)));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("has its bill held where nothing was read near the border, until staff take the estimate")
    void tooFewReadings() {
        end();
        session.awaitState("HELD");
        session.bill().body("codes", contains(115)).body("findings[0].name", equalTo("分时电量未知"))
                .body("findings[0].evidence.tolerance", equalTo("900"));

        preview("{}").body("after.lines.textEn", everyItem(containsString("estimated from meter readings")))
                .body("after.values.bands.energyTenthWh.sum()", equalTo(20_000)).body("findings", empty());
    }

    @Test
    @DisplayName("has a lost record proposed along the curve, and the accepted bill still says it is estimated, also "
            + "by the other periods of a price that comes late")
    void proposed() {
        pile.progressed("2019-10-16T08:59:30Z", "CHARGING", true, 9_000);
        pile.progressed("2019-10-16T09:00:30Z", "CHARGING", true, 11_000);
        pile.progressed("2019-10-16T09:10:00Z", "IDLE", true, 11_000);
        pile.unplugged("2019-10-16T09:12:00Z", "2019-10-16T09:12:15Z");
        pile.observed("2019-10-16T09:42:00Z", true, "2019-10-15T16:00:00Z");
        session.awaitState("HELD");
        BusinessTime.set(Instant.parse("2019-10-16T10:00:00Z"));

        String billNo = session.billNo();
        String digest = zpd.staff("finance").get(API + "/bills/" + billNo + "/proposal").then().statusCode(200)
                .body("proposal.values.bands.estimated", contains(true, true)).extract().path("preview.digest");
        zpd.staff("finance").contentType("application/json").header("Idempotency-Key", "accept " + billNo).body("""
                {"items":[{"billNo":"%s","digest":"%s"}],"reason":"curve","notifyDriver":false}"""
                .formatted(billNo, digest))
                .post(API + "/abnormal-bills/accept-proposals").then().statusCode(200).body("items[0].status",
                equalTo(200));
        session.bill().body("lines.estimated", everyItem(equalTo(true))).body("lines.size()", equalTo(4))
                .body("lines.quantity", contains(10_000, 10_000, 1_000, 1_000));

        LateTariffTest.publish(zpd, 2, LateTariffTest.BEFORE, LateTariffTest.STATION, PEAK_UNTIL.formatted("16:59"));
        await().atMost(SOON).untilAsserted(() -> session.bill().body("billVersion", equalTo(3)));
        session.bill().body("lines.estimated", everyItem(equalTo(true)))
                .body("lines.quantity", contains(8_500, 8_500, 2_500, 2_500));
    }

    @Test
    @DisplayName("has a settled bill of one band split by the periods of the price in force, once staff correct it by that")
    void byThePriceInForce() {
        Operator oneBand = Operator.withTariff(PEAK_UNTIL.formatted("17:30"));
        charge(oneBand);
        pile.progressed("2019-10-16T08:59:30Z", "CHARGING", true, 9_000);
        pile.progressed("2019-10-16T09:00:30Z", "CHARGING", true, 11_000);
        end();
        session.settle();
        session.bill().body("lines.band", contains("PEAK", "PEAK")).body("lines.estimated", everyItem(equalTo(false)));

        LateTariffTest.publish(oneBand, 2, LateTariffTest.BEFORE, LateTariffTest.STATION, PEAK_UNTIL.formatted("17:00"));
        await().atMost(SOON).untilAsserted(() -> session.bill().body("priceSuperseded.tariffVersion", equalTo(2)));
        new CorrectionDesk(oneBand).preview(session.billNo(), Map.of("priceInForce", true)).statusCode(200)
                .body("after.values.bands.band", contains("PEAK", "VALLEY"))
                .body("after.values.bands.energyTenthWh", contains(10_000, 10_000))
                .body("after.values.bands.estimated", contains(true, true)).body("after.energyFeeFen", equalTo(106))
                .body("findings", empty());
    }

    /** 2 kWh by its register, and not a word of bands. */
    private void end() {
        BusinessTime.set(Instant.parse("2019-10-16T09:15:00Z"));
        pile.progressed("2019-10-16T09:09:30Z", "CHARGING", true, 19_500);
        String record = """
                ,"chargeStartedAt":"2019-10-16T08:50:30Z","chargeEndedAt":"2019-10-16T09:10:00Z","bands":[],
                "meterStartTenthWh":413847110,"meterEndTenthWh":413867110,"energyTenthWh":20000,
                "lossEnergyTenthWh":20000,"reportedAmountTenThousandths":0,
                "stopReason":"FULL","rawStopReason":"0x40\"""";
        pile.say("record-received", "2019-10-16T09:10:05Z", record);
        pile.unplugged("2019-10-16T09:12:00Z", "2019-10-16T09:12:15Z");
    }

    private ValidatableResponse evidence() {
        return zpd.staff().get(API + "/bills/" + session.billNo() + "/evidence").then().statusCode(200);
    }

    private ValidatableResponse preview(String values) {
        return zpd.staff("finance").contentType("application/json").body(values)
                .post(API + "/bills/" + session.billNo() + "/corrections/preview").then().statusCode(200);
    }
}
