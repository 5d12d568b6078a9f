package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.CorrectionDesk.problem;
import static org.chargeledger.billing.LateTariffTest.BEFORE;
import static org.chargeledger.billing.LateTariffTest.DEARER;
import static org.chargeledger.billing.LateTariffTest.STATION;
import static org.chargeledger.billing.OneSessionTest.read;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Settled for 2.35 and 1.05 yuan; its 3.09 kWh of peak were charged from 08:01:31 to 08:19:33 at the station. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A settled bill whose price was superseded")
class PriceInForceTest {

    private static final Map<String, Object> IN_FORCE = Map.of("priceInForce", true);
    /** 3.09 yuan of electricity, from ten past eight on. */
    private static final String PEAK_LATER = periods("PEAK", 100_000);
    /** 1.55 yuan. */
    private static final String CHEAPER = periods("PEAK", 50_000);
    private static final String WITHOUT_PEAK = periods("SHARP", 100_000);

    private final Operator zpd = Operator.withTariff();
    private final CorrectionDesk desk = new CorrectionDesk(zpd);
    private StartedSession session;
    private String billNo;

    @BeforeEach
    void settle() {
        session = LateTariffTest.finished(zpd);
        session.settle();
        billNo = session.billNo();
    }

    @Test
    @DisplayName("is corrected by the price in force where staff say so, once: the mark is gone, and all is told by that price")
    void corrected() {
        marked(2, PEAK_LATER);
        String digest = desk.preview(billNo, IN_FORCE).statusCode(200)
                .body("before.energyFeeFen", equalTo(235)).body("after.energyFeeFen", equalTo(309))
                .body("before.lines.tariffVersion", contains(1, 1)).body("after.lines.tariffVersion", contains(2, 2))
                .body("before.lines[0].spans.from", contains("2019-10-16T00:01:31Z"))
                .body("after.lines[0].spans.from", contains("2019-10-16T00:10:00Z"))
                .body("differenceFen", equalTo(74)).body("findings", empty()).extract().path("digest");
        desk.preview(billNo, Map.of("energyTenthWh", 20_000)).statusCode(200).body("after.energyFeeFen", equalTo(152));

        String key = key();
        problem(desk.correct(billNo, "\"2\"", key(), IN_FORCE, digest), 412, "version-stale");
        for (int i = 0; i < 2; i++) {
            desk.correct(billNo, "\"1\"", key, IN_FORCE, digest).then().statusCode(200)
                    .body("billVersion", equalTo(2)).body("differenceFen", equalTo(74));
        }
        problem(desk.correct(billNo, "\"1\"", key, Map.of(), digest), 409, "idempotency-key-reused");

        session.bill().body("billVersion", equalTo(2)).body("tariffVersion", equalTo(2))
                .body("priceSuperseded", nullValue()).body("lines[0].spans.from", contains("2019-10-16T00:10:00Z"));
        zpd.staff().get(API + "/charging-records/" + billNo).then().body("tariffVersion", equalTo(2))
                .body("priceSuperseded", nullValue());
        session.wallet().body("principalFen", equalTo(20_000 - 309 - 105));
        String told = read(billNo, "bill-corrected").json();
        Contracts.assertValid("bill-corrected", told);
        assertThat(told).contains("\"tariffVersion\":2", "\"energyFeeFen\":309", "\"differenceFen\":74");
        zpd.staff("operator-admin").get(API + "/audit?subjectKind=bill&subjectId=" + billNo).then()
                .body("items.before.tariffVersion", hasItem(1)).body("items.after.tariffVersion", hasItem(2));
        eachVersionIsRatedByItsOwn();
        desk.preview(billNo, Map.of("idleCharged", false)).statusCode(200).body("findings", empty());
        desk.preview(billNo, IN_FORCE).statusCode(422)
                .body("findings.code", contains("PRICE_NOT_SUPERSEDED", "NO_CHANGE"));
    }

    @Test
    @DisplayName("is not saved by a price that came after the preview, and is marked again by one that comes after it was saved")
    void another() {
        marked(2, DEARER);
        String digest = desk.preview(billNo, IN_FORCE).statusCode(200).extract().path("digest");
        marked(3, DEARER);
        problem(desk.correct(billNo, "\"1\"", key(), IN_FORCE, digest), 409, "preview-outdated");

        correct("\"1\"", 74);
        session.bill().body("tariffVersion", equalTo(3)).body("priceSuperseded", nullValue());
        marked(4, CHEAPER);
        correct("\"2\"", 155 - 309);
        session.bill().body("billVersion", equalTo(3)).body("tariffVersion", equalTo(4));
        session.wallet().body("principalFen", equalTo(20_000 - 155 - 105));
        eachVersionIsRatedByItsOwn();
    }

    @Test
    @DisplayName("is charged nothing again that was refunded before, and gives nothing back twice")
    void refunded() {
        desk.refund(billNo, "\"1\"", List.of("ENERGY_FEE")).then().statusCode(201);
        marked(2, CHEAPER);
        correct("\"1\"", 0);
        session.wallet().body("principalFen", equalTo(20_000 - 105));
        marked(3, DEARER);
        correct("\"2\"", 309 - 235);
        session.wallet().body("principalFen", equalTo(20_000 - 105 - 74));
        eachVersionIsRatedByItsOwn();
    }

    @Test
    @DisplayName("is refused where that price does not know its band, until staff say which it is")
    void unpriced() {
        marked(2, WITHOUT_PEAK);
        desk.preview(billNo, IN_FORCE).statusCode(422).body("findings.code", contains("BAND_UNPRICED"));
        desk.preview(billNo, Map.of("priceInForce", true, "bands",
                List.of(Map.of("band", "SHARP", "energyTenthWh", 30_900)))).statusCode(200)
                .body("after.energyFeeFen", equalTo(309));
    }

    @Test
    @DisplayName("rates a record that comes later by the price by which it was corrected")
    void lateRecord() {
        marked(2, DEARER);
        correct("\"1\"", 74);
        UUID record = session.pile().record("2019-10-16T00:40:00Z", "2019-10-16T00:01:31Z", "2019-10-16T00:19:33Z",
                40_000);
        await().atMost(SOON).untilAsserted(() -> zpd.staff().get(API + "/record-offers").then()
                .body("items.recordId", contains(record.toString())));
        zpd.staff().get(API + "/bills/" + billNo + "/record-offers/" + record + "/preview").then().statusCode(200)
                .body("after.energyFeeFen", equalTo(400)).body("after.lines.tariffVersion", contains(2, 2))
                .body("findings.code", not(hasItem(111)));
    }

    private void correct(String ifMatch, int differenceFen) {
        String digest = desk.preview(billNo, IN_FORCE).statusCode(200).body("differenceFen", equalTo(differenceFen))
                .extract().path("digest");
        desk.correct(billNo, ifMatch, key(), IN_FORCE, digest).then().statusCode(200)
                .body("differenceFen", equalTo(differenceFen));
    }

    private void eachVersionIsRatedByItsOwn() {
        zpd.staff("operator-admin").get(API + "/bills/rerate-check").then().statusCode(200)
                .body("items.differences.flatten()", empty());
        assertThat(zpd.booksAddUp()).isTrue();
    }

    private void marked(int version, String periods) {
        LateTariffTest.publish(zpd, version, BEFORE, STATION, periods);
        await().atMost(SOON).untilAsserted(() -> session.bill()
                .body("priceSuperseded.tariffVersion", equalTo(version)));
    }

    private static String periods(String later, int energyPriceHundredThousandths) {
        return """
                [{"from":"00:00","to":"08:10","band":"FLAT","energyPriceHundredThousandths":60000,
                "servicePriceHundredThousandths":34000},
                {"from":"08:10","to":"24:00","band":"%s","energyPriceHundredThousandths":%d,
                "servicePriceHundredThousandths":34000}]""".formatted(later, energyPriceHundredThousandths);
    }
}
