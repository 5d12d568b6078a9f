package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.Operator.API;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A wallet that tells another debt than the ledger")
class OwedTest {

    @ParameterizedTest(name = "{0} fen of 650")
    @ValueSource(ints = {1, 649, 651})
    @DisplayName("takes money all the same, and tells the right one from then on")
    void rightAgain(int told) {
        Operator zpd = Operator.withTariff();
        UUID driver = zpd.driverWith(1_000);
        WalletTest.settled(zpd, driver, "2019-10-16T01:00:00Z", 150_000);
        TestPostgres.run("update account set owed_fen = " + told + " where account_id = 'WALLET:" + driver + "'");

        zpd.recharge(driver, 100).then().statusCode(201).body("arrearsPaidFen", equalTo(100));
        zpd.driver(driver).get(API + "/driver/wallet").then().body("receivableFen", equalTo(550));
        zpd.recharge(driver, 600).then().statusCode(201).body("arrearsPaidFen", equalTo(550));

        zpd.driver(driver).get(API + "/driver/wallet").then().body("receivableFen", equalTo(0))
                .body("principalFen", equalTo(50));
        assertThat(zpd.booksAddUp()).isTrue();
    }
}
