package org.chargeledger.billing;

import static io.restassured.RestAssured.given;
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
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A tariff version that arrives late")
class LateTariffTest {

    static final String DEARER = """
            [{"from":"00:00","to":"24:00","band":"PEAK","energyPriceHundredThousandths":100000,
            "servicePriceHundredThousandths":34000}]""";
    static final String OF_THE_CASE = """
            [{"from":"00:00","to":"24:00","band":"PEAK","energyPriceHundredThousandths":76000,
            "servicePriceHundredThousandths":34000}]""";
    static final String ONLY_VALLEY = """
            [{"from":"00:00","to":"24:00","band":"VALLEY","energyPriceHundredThousandths":100000,
            "servicePriceHundredThousandths":34000}]""";
    static final String BEFORE = "2019-10-15T00:00:00Z";
    static final String STATION = "\"stationIds\":[\"ST-108\"]";
    private static final String RERATE_CHECK = API + "/bills/rerate-check";

    @Inject
    SystemDb systemDb;

    @Test
    @DisplayName("marks what is settled and leaves its money alone; rating it again finds no difference, a correction "
            + "keeps the mark")
    void settled() {
        StartedSession session = billed(Operator.withTariff());
        session.settle();
        session.bill().body("priceSuperseded", nullValue()).body("texts.zh[-1]", containsString("总计"));

        publish(session.operator(), 2, BEFORE, STATION, DEARER);

        awaitBill(session, bill -> bill.body("priceSuperseded.tariffVersion", equalTo(2)));
        session.operator().staff().get(API + "/charging-records/" + session.billNo()).then()
                .body("priceSuperseded.tariffVersion", equalTo(2));
        finished(session.operator()).awaitState("HELD");
        for (String list : List.of("/bills", "/charging-records")) {
            session.operator().staff().get(API + list + "?priceSuperseded=true").then().statusCode(200)
                    .body("items.billNo", contains(session.billNo()));
            session.operator().staff().get(API + list + "?priceSuperseded=false").then()
                    .body("items", hasSize(2));
        }
        session.bill().body("billVersion", equalTo(1)).body("tariffVersion", equalTo(1))
                .body("energyFeeFen", equalTo(235));
        rerated(session.operator()).body("items", hasSize(1)).body("items[0].differences", empty());

        correct(session, "{\"energyTenthWh\":20000}").then().statusCode(200);
        session.bill().body("billVersion", equalTo(2)).body("tariffVersion", equalTo(1))
                .body("priceSuperseded.tariffVersion", equalTo(2));
    }

    @Test
    @DisplayName("rates what waits to be settled by the price that was in force; an answer for the old version is not "
            + "for the new")
    void waiting() {
        StartedSession session = billed(Operator.withTariff());

        publish(session.operator(), 2, BEFORE, itsPile(session.operator()), DEARER);

        awaitBill(session, bill -> bill.body("billVersion", equalTo(2)).body("tariffVersion", equalTo(2))
                .body("energyFeeFen", equalTo(309)).body("state", equalTo("RATED")));
        session.noVoucher(1);
        session.noVoucher(2);
        session.awaitState("SETTLED");
        session.bill().body("billVersion", equalTo(2)).body("priceSuperseded", nullValue());
        rerated(session.operator()).body("items.billVersion", contains(1, 2))
                .body("items.differences.flatten()", empty());
    }

    @Test
    @DisplayName("that no longer holds leaves no mark: the price of a settled bill was the right one after all")
    void withdrawn() {
        StartedSession session = billed(Operator.withTariff());
        session.settle();
        Operator zpd = session.operator();

        publish(zpd, 2, BEFORE, itsPile(zpd), DEARER);
        awaitBill(session, bill -> bill.body("priceSuperseded.tariffVersion", equalTo(2)));
        publish(zpd, 3, "2019-10-15T12:00:00Z", itsPile(zpd).replace("pileCodes", "withdrawnPileCodes"), DEARER);
        awaitBill(session, bill -> bill.body("priceSuperseded", nullValue()));
    }

    @Test
    @DisplayName("that ends what the whole operator had leaves its stations no price from that moment on; a session that "
            + "began before keeps its own")
    void wholeOperatorWithdrawn() {
        Operator zpd = Operator.withoutTariff();
        publish(zpd, 1, BEFORE, "\"stationIds\":[],\"wholeOperator\":true", OF_THE_CASE);
        publish(zpd, 2, "2019-10-16T10:00:00Z", "\"stationIds\":[],\"withdrawnWholeOperator\":true", OF_THE_CASE);
        await().atMost(SOON).until(() -> systemDb.inTransaction(tx -> tx.query(
                "select 1 from tariff_version where operator_id = $1", zpd.id).size() == 2));

        BusinessTime.set(Instant.parse("2019-10-16T09:59:59.999999Z"));
        String billNo = zpd.start(zpd.driverWith(10_000), "01");
        BusinessTime.set(Instant.parse("2019-10-16T10:00:00Z"));
        zpd.request(zpd.driverWith(10_000), "02").then().statusCode(409)
                .body("type", equalTo("/problems/tariff-missing"));
        zpd.staff().get(API + "/charging-records/" + billNo).then().body("tariffVersion", equalTo(1));

        publish(zpd, 3, "2019-10-16T10:00:00Z", "\"stationIds\":[],\"wholeOperator\":true", DEARER);
        zpd.start(zpd.driverWith(10_000), "02");
    }

    @Test
    @DisplayName("is not needed to find a bill that was tampered with")
    void tampered() {
        StartedSession session = billed(Operator.withTariff());
        session.settle();
        Operator zpd = session.operator();

        systemDb.inTransaction(tx -> tx.execute("""
                update bill set energy_fee_fen = energy_fee_fen + 1, total_fen = total_fen + 1,
                    discountable_fen = discountable_fen + 1, due_fen = due_fen + 1, paid_fen = paid_fen + 1
                where bill_no = $1 and operator_id = $2""", session.billNo(), zpd.id));

        rerated(zpd).body("items[0].billNo", equalTo(session.billNo()))
                .body("items[0].differences.at", contains("/fees/ENERGY_FEE", "/totalFen", "/discountableFen"))
                .body("items[0].differences.stored", contains("CNY 2.36", "341", "341"))
                .body("items[0].differences.rerated", contains("CNY 2.35", "340", "340"));
        Operator.withTariff().staff("operator-admin").get(RERATE_CHECK).then().body("items", empty());
        zpd.staff("finance").get(RERATE_CHECK).then().statusCode(403);
        platform().header("X-Operator-Id", zpd.id).get(RERATE_CHECK).then().statusCode(200)
                .body("items.billNo", contains(session.billNo()));
        platform().header("X-Operator-Id", Operator.withTariff().id).get(RERATE_CHECK).then().body("items", empty());
        platform().get(RERATE_CHECK).then().statusCode(403);
        zpd.staff("operator-admin").get(RERATE_CHECK + "?cursor=x").then().statusCode(400);
    }

    private static RequestSpecification platform() {
        return given().auth().oauth2(Tokens.person("pat", "platform", "platform-admin"));
    }

    static StartedSession billed(Operator operator) {
        StartedSession session = finished(operator);
        session.awaitState("BILLED");
        return session;
    }

    /** The golden case without its idle time; its money is for the tests to say. */
    static StartedSession finished(Operator operator) {
        StartedSession session = StartedSession.at("2019-10-16T00:00:51Z", operator, 20_000);
        PileVoice pile = session.pile();
        pile.started("2019-10-16T00:01:31Z");
        pile.progressed("2019-10-16T00:06:00Z", "CHARGING", true, 10_000);
        pile.progressed("2019-10-16T00:19:35Z", "IDLE", true, 30_900);
        pile.record("2019-10-16T00:19:40Z", "2019-10-16T00:01:31Z", "2019-10-16T00:19:33Z", 30_900);
        BusinessTime.set(Instant.parse("2019-10-16T00:25:00Z"));
        pile.unplugged("2019-10-16T00:24:00Z", "2019-10-16T00:24:30Z");
        return session;
    }

    static String itsPile(Operator operator) {
        return "\"stationIds\":[],\"pileCodes\":[\"" + operator.pileCode + "\"]";
    }

    static void publish(Operator operator, int version, String from, String targets, String periods) {
        publish(operator, "T", version, from, targets, periods);
    }

    static void publish(Operator operator, String tariffId, int version, String from, String targets, String periods) {
        TestTopics.send("tariff.tariff-version.v1", tariffId + version, "tariff.tariff-version-published.v1",
                operator.id, """
                {"operatorId":"%s","tariffId":"%s","version":%d,"name":"t","zoneId":"Asia/Shanghai",
                "effectiveFrom":"%s",%s,"modelNo":"000%d","periods":%s}"""
                .formatted(operator.id, tariffId, version, from, targets, version, periods));
    }

    static void awaitBill(StartedSession session, Consumer<ValidatableResponse> expected) {
        await().atMost(SOON).untilAsserted(() -> expected.accept(session.bill()));
    }

    static Response correct(StartedSession session, String values) {
        String corrections = API + "/bills/" + session.billNo() + "/corrections";
        Operator operator = session.operator();
        String digest = operator.staff("finance").contentType("application/json").body(values)
                .post(corrections + "/preview").then().statusCode(200).extract().path("digest");
        return operator.staff("finance").contentType("application/json")
                .header("Idempotency-Key", "correct " + session.billNo()).header("If-Match", "\"1\"")
                .body("{\"values\":%s,\"digest\":\"%s\",\"reason\":\"meter\",\"notifyDriver\":false}"
                        .formatted(values, digest))
                .post(corrections);
    }

    static ValidatableResponse rerated(Operator operator) {
        return operator.staff("operator-admin").get(RERATE_CHECK).then().statusCode(200);
    }
}
