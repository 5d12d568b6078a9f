package org.chargeledger.billing;

import static org.chargeledger.billing.Operator.API;

import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;

/** A session that a driver of its own asked for at connector 01, and what its pile says of it. */
record StartedSession(Operator operator, UUID driver, String billNo, PileVoice pile) {

    /** Asked for at this time, with this much in the wallet. */
    static StartedSession at(String time, Operator operator, long walletFen) {
        UUID driver = operator.driverWith(walletFen);
        BusinessTime.set(Instant.parse(time));
        String billNo = operator.start(driver, "01");
        return new StartedSession(operator, driver, billNo, new PileVoice(operator, billNo));
    }

    void awaitState(String state) {
        operator.awaitState(billNo, state);
    }

    /** The voucher service has none for this version of the bill. */
    void noVoucher(int billVersion) {
        OneSessionTest.answer(operator, billNo, billVersion, "voucher-none", "");
    }

    void settle() {
        awaitState("BILLED");
        noVoucher(1);
        awaitState("SETTLED");
    }

    ValidatableResponse bill() {
        return operator.bill(billNo);
    }

    ValidatableResponse wallet() {
        return operator.driver(driver).get(API + "/driver/wallet").then().statusCode(200);
    }
}
