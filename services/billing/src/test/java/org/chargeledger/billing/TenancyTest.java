package org.chargeledger.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An operator of which every list has something, and a driver of it who has something of everything. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("What an operator has")
class TenancyTest extends AtATill {

    private static final String[] STAFF = {"operator-admin", "finance", "service-desk"};

    private final Operator other = Operator.withoutTariff();
    private Operator operator;
    private String billNo;

    @BeforeEach
    void haveSomethingOfEverything() {
        operator = payer.operator;
        payer.pay(30_000, "all");
        payer.payOut(1_000).then().statusCode(201);
        OfflinePayoutsTest.pay(operator, payer.driver, "finance", "k", Map.of("amountFen", 100, "reference", "TT1",
                "reason", "r", "insteadOfWechatPay", true)).then().statusCode(201);
        WalletTest.grant(operator, payer.driver, 1).then().statusCode(201);
        billNo = GoldenSession.settled(operator, payer.driver);
        var pile = new PileVoice(operator, billNo);
        pile.record("2019-10-14T01:00:00Z", "2019-10-13T00:01:31Z", "2019-10-13T00:19:33Z", 31_900);
        new PileVoice(operator, "20191016010101000003").record("2019-10-16T01:35:00Z", "2019-10-16T01:00:00Z",
                "2019-10-16T01:30:00Z", 1);
        new CorrectionDesk(operator).refund(billNo, "\"1\"", List.of("SERVICE_FEE")).then().statusCode(201);
        LostSession.held(operator, payer.driver);
    }

    @Test
    @DisplayName("is seen by its staff, and by nobody of another operator: every list empty, every number unknown")
    void operators() {
        for (String list : List.of("/charging-records", "/bills", "/abnormal-bills", "/abnormal-bills/proposals",
                "/unclaimed-records", "/record-offers", "/ledger/accounts", "/audit", ofDriver("payouts"),
                ofDriver("offline-payouts"), ofDriver("recharges"), ofDriver("bonuses"),
                ofDriver("wallet-entries"), "/bills/" + billNo + "/refunds", "/bills/" + billNo + "/versions")) {
            await().atMost(SOON).untilAsserted(() -> assertThat(shown(operator.staff(STAFF), list)).as(list)
                    .isPositive());
            assertThat(shown(other.staff(STAFF), list)).as("%s of another operator", list).isZero();
        }
        other.staff().get(API + "/conservation").then().body("requested", equalTo(0));
        for (String number : List.of("/charging-records/" + billNo, "/bills/" + billNo,
                "/bills/" + billNo + "/evidence")) {
            operator.staff(STAFF).get(API + number).then().statusCode(200);
            other.staff(STAFF).get(API + number).then().statusCode(404);
        }
        other.staff("finance").header("Idempotency-Key", "x").contentType("application/json")
                .body(Map.of("amountFen", 100, "reason", "r")).post(API + ofDriver("recharges")).then().statusCode(404);
    }

    @Test
    @DisplayName("is seen by a driver as far as it is the driver's own")
    void drivers() {
        UUID neighbour = operator.driverWith(0);
        for (String list : List.of("/driver/sessions", "/driver/recharges", "/driver/wallet-entries",
                "/driver/refunds")) {
            assertThat(shown(operator.driver(payer.driver), list)).as(list).isPositive();
            assertThat(shown(operator.driver(neighbour), list)).as("%s of a neighbour", list).isZero();
            assertThat(shown(given().auth().oauth2(Tokens.driver(other.id, payer.driver)), list))
                    .as("%s at another operator", list).isZero();
        }
        operator.driver(payer.driver).get(API + "/driver/sessions/" + billNo).then().statusCode(200);
        operator.driver(neighbour).get(API + "/driver/sessions/" + billNo).then().statusCode(404);
    }

    private String ofDriver(String what) {
        return "/drivers/" + payer.driver + "/" + what;
    }

    /** What is not found shows nothing either. */
    private static int shown(RequestSpecification caller, String list) {
        Response response = caller.get(API + list);
        assertThat(response.statusCode()).as(list).isIn(200, 404);
        return response.statusCode() == 404 ? 0 : response.path("items.size()");
    }
}
