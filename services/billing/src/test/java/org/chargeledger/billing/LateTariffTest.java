package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A tariff version that arrives late")
class LateTariffTest {

    static final String DEARER = """
            [{"from":"00:00","to":"24:00","band":"PEAK","energyPriceHundredThousandths":100000,
            "servicePriceHundredThousandths":34000}]""";
    private static final String OF_THE_CASE = """
            [{"from":"00:00","to":"24:00","band":"PEAK","energyPriceHundredThousandths":76000,
            "servicePriceHundredThousandths":34000}]""";
    private static final String ONLY_VALLEY = """
            [{"from":"00:00","to":"24:00","band":"VALLEY","energyPriceHundredThousandths":100000,
            "servicePriceHundredThousandths":34000}]""";
    static final String BEFORE = "2019-10-15T00:00:00Z";

    @Inject
    SystemDb systemDb;

    @Test
    @DisplayName("marks what is settled and leaves its money alone; rating it again finds no difference, a correction keeps "
            + "the mark")
    void settled() {
        Operator zpd = Operator.withTariff();
        String billNo = finished(zpd);
        zpd.awaitState(billNo, "BILLED");
        answer(zpd, billNo, 1);
        zpd.awaitState(billNo, "SETTLED");
        bill(zpd, billNo).body("priceSuperseded", nullValue()).body("texts.zh[-1]", containsString("总计"));

        publish(zpd, 2, BEFORE, "\"stationIds\":[\"ST-108\"]", DEARER);

        await().atMost(SOON).untilAsserted(() -> bill(zpd, billNo).body("priceSuperseded.tariffVersion", equalTo(2)));
        bill(zpd, billNo).body("billVersion", equalTo(1)).body("tariffVersion", equalTo(1)).body("energyFeeFen", equalTo(235));
        rerated(zpd).body("items", hasSize(1)).body("items[0].differences", empty());

        correct(zpd, billNo, "{\"energyTenthWh\":20000}").then().statusCode(200);
        bill(zpd, billNo).body("billVersion", equalTo(2)).body("tariffVersion", equalTo(1))
                .body("priceSuperseded.tariffVersion", equalTo(2));
    }

    @Test
    @DisplayName("rates what waits to be settled by the price that was in force; an answer for the old version is not for the new")
    void waiting() {
        Operator zpd = Operator.withTariff();
        String billNo = finished(zpd);
        zpd.awaitState(billNo, "BILLED");

        publish(zpd, 2, BEFORE, "\"stationIds\":[],\"pileCodes\":[\"" + zpd.pileCode + "\"]", DEARER);

        await().atMost(SOON).untilAsserted(() -> bill(zpd, billNo).body("billVersion", equalTo(2))
                .body("tariffVersion", equalTo(2)).body("energyFeeFen", equalTo(309)).body("state", equalTo("RATED")));
        answer(zpd, billNo, 1);
        answer(zpd, billNo, 2);
        zpd.awaitState(billNo, "SETTLED");
        bill(zpd, billNo).body("billVersion", equalTo(2)).body("priceSuperseded", nullValue());
        rerated(zpd).body("items.billVersion", contains(1, 2)).body("items.differences.flatten()", empty());
    }

    @Test
    @DisplayName("releases a bill that was held for want of a price")
    void held() {
        Operator zpd = Operator.withTariff(ONLY_VALLEY);
        String billNo = finished(zpd);
        zpd.awaitState(billNo, "HELD");
        bill(zpd, billNo).body("codes", contains(101));

        publish(zpd, 2, BEFORE, "\"stationIds\":[],\"wholeOperator\":true", DEARER);
        publish(zpd, 3, BEFORE, "\"stationIds\":[\"ST-108\"]", OF_THE_CASE);

        await().atMost(SOON).untilAsserted(() -> bill(zpd, billNo).body("billVersion", equalTo(2)).body("state", equalTo("RATED"))
                .body("tariffVersion", equalTo(3)));
        answer(zpd, billNo, 2);
        zpd.awaitState(billNo, "SETTLED");
        bill(zpd, billNo).body("energyFeeFen", equalTo(235));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("that no longer holds leaves no mark: the price of a settled bill was the right one after all")
    void withdrawn() {
        Operator zpd = Operator.withTariff();
        String billNo = finished(zpd);
        zpd.awaitState(billNo, "BILLED");
        answer(zpd, billNo, 1);
        zpd.awaitState(billNo, "SETTLED");
        String pile = "[\"" + zpd.pileCode + "\"]";

        publish(zpd, 2, BEFORE, "\"stationIds\":[],\"pileCodes\":" + pile, DEARER);
        await().atMost(SOON).untilAsserted(() -> bill(zpd, billNo).body("priceSuperseded.tariffVersion", equalTo(2)));
        publish(zpd, 3, "2019-10-15T12:00:00Z", "\"stationIds\":[],\"withdrawnPileCodes\":" + pile, DEARER);
        await().atMost(SOON).untilAsserted(() -> bill(zpd, billNo).body("priceSuperseded", nullValue()));
    }

    @Test
    @DisplayName("settles a bill that was held for want of a price at once where nobody gives vouchers, without "
            + "asking for one")
    void withoutVouchers() {
        Operator quiet = Operator.withoutVouchers();
        String pile = "\"stationIds\":[],\"pileCodes\":[\"" + quiet.pileCode + "\"]";
        String tariffId = "L" + quiet.pileCode;
        publish(quiet, tariffId, 1, BEFORE, pile, ONLY_VALLEY);
        await().atMost(SOON).until(() -> systemDb.inTransaction(tx -> tx.query(
                "select 1 from tariff_version where tariff_id = $1", tariffId).size() == 1));
        String billNo = finished(quiet);
        quiet.awaitState(billNo, "HELD");

        publish(quiet, tariffId, 2, BEFORE, pile, OF_THE_CASE);
        quiet.awaitState(billNo, "SETTLED");
        bill(quiet, billNo).body("billVersion", equalTo(2)).body("paidFen", equalTo(340)).body("discountFen",
                equalTo(0))
                .body("reservedFen", equalTo(0));
        assertThat(OneSessionTest.read(billNo, "bill-settled").json()).contains("\"reasonCode\":\"RERATED\"");
        assertThat(TestTopics.all("billing.session.v1")).noneMatch(event -> event.key().equals(billNo)
                && event.type().equals("billing.bill-rated.v1"));
        assertThat(quiet.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("keeps the values that staff gave a bill, also when it was held for want of a price in between")
    void staffValues() {
        Operator zpd = Operator.withTariff();
        String billNo = finished(zpd);
        zpd.awaitState(billNo, "BILLED");
        correct(zpd, billNo, "{\"energyTenthWh\":20000}").then().statusCode(200);
        publish(zpd, 2, BEFORE, "\"stationIds\":[\"ST-108\"]", ONLY_VALLEY);
        await().atMost(SOON).untilAsserted(() -> bill(zpd, billNo).body("billVersion", equalTo(3)).body("codes",
                contains(101)));

        publish(zpd, 3, BEFORE, "\"stationIds\":[\"ST-108\"]", DEARER);
        await().atMost(SOON).untilAsserted(() -> bill(zpd, billNo).body("billVersion", equalTo(4))
                .body("state", equalTo("RATED")).body("energyTenthWh", equalTo(20_000)).body("energyFeeFen",
                equalTo(200)));
        rerated(zpd).body("items.differences.flatten()", empty());
    }

    private static Response correct(Operator operator, String billNo, String values) {
        String digest = operator.staff("finance").contentType("application/json").body(values)
                .post(API + "/bills/" + billNo
                + "/corrections/preview").then().statusCode(200).extract().path("digest");
        return operator.staff("finance").contentType("application/json").header("Idempotency-Key", "correct " + billNo)
                .header("If-Match", "\"1\"")
                .body("{\"values\":%s,\"digest\":\"%s\",\"reason\":\"meter\",\"notifyDriver\":false}".formatted(values,
                digest))
                .post(API + "/bills/" + billNo + "/corrections");
    }

    @Test
    @DisplayName("is not needed to find a bill that was tampered with")
    void tampered() {
        Operator zpd = Operator.withTariff();
        String billNo = finished(zpd);
        zpd.awaitState(billNo, "BILLED");
        answer(zpd, billNo, 1);
        zpd.awaitState(billNo, "SETTLED");

        systemDb.inTransaction(tx -> tx.execute("""
                update bill set energy_fee_fen = energy_fee_fen + 1, total_fen = total_fen + 1,
                    discountable_fen = discountable_fen + 1, due_fen = due_fen + 1, paid_fen = paid_fen + 1
                where bill_no = $1 and operator_id = $2""", billNo, zpd.id));

        rerated(zpd).body("items[0].billNo", equalTo(billNo))
                .body("items[0].differences.at", contains("/fees/ENERGY_FEE", "/totalFen", "/discountableFen"))
                .body("items[0].differences.stored", contains("CNY 2.36", "341", "341"))
                .body("items[0].differences.rerated", contains("CNY 2.35", "340", "340"));
        Operator.withTariff().staff("operator-admin").get(API + "/bills/rerate-check").then().body("items", empty());
        zpd.staff("finance").get(API + "/bills/rerate-check").then().statusCode(403);
        zpd.staff("operator-admin").get(API + "/bills/rerate-check?cursor=x").then().statusCode(400);
    }

    /** The golden case, all of it but the money. */
    static String finished(Operator operator) {
        var driver = operator.driverWith(20_000);
        BusinessTime.set(Instant.parse("2019-10-16T00:00:51Z"));
        String billNo = operator.start(driver, "01");
        var pile = new PileVoice(operator, billNo);
        pile.started("2019-10-16T00:01:31Z");
        pile.progressed("2019-10-16T00:06:00Z", "CHARGING", true, 10_000);
        pile.progressed("2019-10-16T00:19:35Z", "IDLE", true, 30_900);
        pile.record("2019-10-16T00:19:40Z", "2019-10-16T00:01:31Z", "2019-10-16T00:19:33Z", 30_900);
        BusinessTime.set(Instant.parse("2019-10-16T00:25:00Z"));
        pile.unplugged("2019-10-16T00:24:00Z", "2019-10-16T00:24:30Z");
        return billNo;
    }

    static void publish(Operator operator, int version, String from, String targets, String periods) {
        publish(operator, "T", version, from, targets, periods);
    }

    private static void publish(Operator operator, String tariffId, int version, String from, String targets,
            String periods) {
        TestTopics.send("tariff.tariff-version.v1", tariffId + version, "tariff.tariff-version-published.v1",
                operator.id, """
                {"operatorId":"%s","tariffId":"%s","version":%d,"name":"t","zoneId":"Asia/Shanghai",
                "effectiveFrom":"%s",%s,"modelNo":"000%d","periods":%s}"""
                .formatted(operator.id, tariffId, version, from, targets, version, periods));
    }

    private static void answer(Operator operator, String billNo, int version) {
        TestTopics.send("voucher.answer.v1", billNo, "voucher.voucher-none.v1", operator.id,
                "{\"operatorId\":\"%s\",\"billNo\":\"%s\",\"billVersion\":%d}".formatted(operator.id, billNo, version));
    }

    static ValidatableResponse bill(Operator operator, String billNo) {
        return operator.staff().get(API + "/bills/" + billNo).then().statusCode(200);
    }

    private static ValidatableResponse rerated(Operator operator) {
        return operator.staff("operator-admin").get(API + "/bills/rerate-check").then().statusCode(200);
    }
}
