package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.CorrectionDesk.key;
import static org.chargeledger.billing.Operator.API;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of 146.60 yuan 100 were principal and 46.60 bonus, for principal was spent first; now bonus is. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A bill that was settled in another spending order than the operator has now")
class SpentInOrderTest {

    private static final Map<String, Object> NO_IDLING = Map.of("serviceEndedAt", "2019-10-13T00:19:33Z");
    /** 180 minutes that cost. */
    private static final Map<String, Object> MORE = Map.of("serviceEndedAt", "2019-10-13T03:34:33Z");

    private final Operator zpd = Operator.withTariff();
    private final CorrectionDesk desk = new CorrectionDesk(zpd);

    @ParameterizedTest(name = "of before the order was kept: {0}")
    @ValueSource(booleans = {false, true})
    @DisplayName("gives back bonus first, as if it had cost no more from the start, and takes principal first again")
    void orderOfThen(boolean earlier) {
        UUID driver = zpd.driverWith(10_000);
        WalletTest.grant(zpd, driver, 6_000).then().statusCode(201);
        String billNo = GoldenSession.settled(zpd, driver);
        has(driver, 0, 6_000 - 4_660);
        WalletTest.setting(zpd, "\"0\"", "BONUS_FIRST", 0).then().statusCode(200);
        if (earlier) {
            TestPostgres.run("update bill set spending_order = null where bill_no = '" + billNo + "'");
        }

        correct(billNo, "\"1\"", NO_IDLING);
        has(driver, 10_000 - 340, 6_000);
        correct(billNo, "\"2\"", MORE);
        has(driver, 0, 6_000 - 4_740);
        correct(billNo, "\"3\"", NO_IDLING);
        has(driver, 10_000 - 340, 6_000);
        assertThat(zpd.booksAddUp()).isTrue();
    }

    private void correct(String billNo, String ifMatch, Map<String, Object> values) {
        String digest = desk.preview(billNo, values).statusCode(200).extract().path("digest");
        desk.correct(billNo, ifMatch, key(), values, digest).then().statusCode(200);
    }

    private void has(UUID driver, int principalFen, int bonusFen) {
        zpd.driver(driver).get(API + "/driver/wallet").then().statusCode(200)
                .body("principalFen", equalTo(principalFen)).body("bonusFen", equalTo(bonusFen));
    }
}
