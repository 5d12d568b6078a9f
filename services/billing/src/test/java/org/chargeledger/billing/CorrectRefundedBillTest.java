package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.CorrectionDesk.problem;
import static org.chargeledger.billing.OneSessionTest.read;
import static org.chargeledger.billing.Operator.API;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 3.40 yuan for charging and 143.20 for idling; the second went back. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Correcting a bill that was refunded")
class CorrectRefundedBillTest {

    /** 100, 50 and 180 minutes that cost: 80, 40 and 144 yuan. */
    private static final Map<String, Object> LESS = Map.of("serviceEndedAt", "2019-10-13T02:14:33Z");
    private static final Map<String, Object> LEAST = Map.of("serviceEndedAt", "2019-10-13T01:24:33Z");
    private static final Map<String, Object> MORE = Map.of("serviceEndedAt", "2019-10-13T03:34:33Z");

    private final Operator zpd = Operator.withTariff();
    private final CorrectionDesk desk = new CorrectionDesk(zpd);
    private UUID driver;
    private String billNo;

    @BeforeEach
    void settleAndRefund() {
        driver = zpd.driverWith(20_000);
        billNo = GoldenSession.settled(zpd, driver);
        desk.refund(billNo, "\"1\"", List.of("IDLE_FEE")).then().statusCode(201).body("idleFeeFen", equalTo(14_320));
    }

    @Test
    @DisplayName("leaves the refund where it is: nothing of it is charged again, and nothing goes back twice")
    void refundStands() {
        var preview = JsonPath.from(desk.preview(billNo, LESS).statusCode(200).extract().asString());
        assertThat(preview.getLong("differenceFen")).isZero();
        assertThat(preview.getLong("money.walletFen")).isZero();
        assertThat(preview.getLong("before.refundedFen")).isZero();
        assertThat(preview.getLong("after.dueFen")).isEqualTo(8_340);
        assertThat(preview.getLong("after.refundedFen")).isEqualTo(8_000);

        desk.correct(billNo, "\"1\"", key(), LESS, preview.getString("digest")).then().statusCode(200)
                .body("dueFen", equalTo(8_340)).body("differenceFen", equalTo(0));

        has(20_000 - 340);
        zpd.staff().get(API + "/bills/" + billNo).then().body("dueFen", equalTo(8_340)).body("paidFen", equalTo(340))
                .body("receivableFen", equalTo(0)).body("refundedFen", equalTo(8_000));
        zpd.staff().get(API + "/bills/" + billNo + "/versions").then().body("items[0].refundedFen", nullValue())
                .body("items[1].refundedFen", equalTo(8_000));
        String corrected = read(billNo, "bill-corrected").json();
        Contracts.assertValid("bill-corrected", corrected);
        assertThat(corrected).contains("\"dueFen\":8340", "\"paidFen\":340", "\"refundedFen\":8000",
                "\"differenceFen\":0");
        problem(desk.refund(billNo, "\"2\"", List.of("IDLE_FEE")), 409, "nothing-to-refund");
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("charges only what is beyond the refund, which a later refund gives back, and no more than that")
    void beyondTheRefund() {
        correct(LEAST, "\"1\"", 0);
        has(20_000 - 340);
        correct(MORE, "\"2\"", 80);
        has(20_000 - 420);
        assertThat(zpd.booksAddUp()).isTrue();

        desk.refund(billNo, "\"3\"", List.of()).then().statusCode(201).body("idleFeeFen", equalTo(80))
                .body("energyFeeFen", equalTo(235)).body("serviceFeeFen", equalTo(105));
        has(20_000);
        correct(LESS, "\"3\"", 0);
        has(20_000);
        zpd.staff().get(API + "/bills/" + billNo + "/refunds").then().body("items.idleFeeFen", contains(14_320, 80));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("is refused when more was refunded since it was looked at")
    void outdated() {
        String digest = desk.preview(billNo, LESS).extract().path("digest");
        desk.refund(billNo, "\"1\"", List.of("SERVICE_FEE")).then().statusCode(201);

        problem(desk.correct(billNo, "\"1\"", key(), LESS, digest), 409, "preview-outdated");
    }

    private void correct(Map<String, Object> values, String ifMatch, int differenceFen) {
        String digest = desk.preview(billNo, values).statusCode(200).body("differenceFen", equalTo(differenceFen))
                .extract().path("digest");
        desk.correct(billNo, ifMatch, key(), values, digest).then().statusCode(200)
                .body("differenceFen", equalTo(differenceFen)).body("money.walletFen", equalTo(-differenceFen));
    }

    private void has(int fen) {
        zpd.driver(driver).get(API + "/driver/wallet").then().body("balanceFen", equalTo(fen));
    }
}
