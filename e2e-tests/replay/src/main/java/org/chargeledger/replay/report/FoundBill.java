package org.chargeledger.replay.report;

import com.fasterxml.jackson.databind.JsonNode;
import org.chargeledger.replay.scenario.ExpectedBill;

/** A bill as billing's API shows it. */
record FoundBill(String billNo, String state, ExpectedBill amounts) {

    static final String SETTLED = "SETTLED";

    static FoundBill of(JsonNode bill) {
        String billNo = bill.path("billNo").asText();
        return new FoundBill(billNo, bill.path("state").asText(), new ExpectedBill(billNo,
                bill.path("energyTenthWh").asLong(), bill.path("energyFeeFen").asLong(),
                bill.path("serviceFeeFen").asLong(), bill.path("idleFeeFen").asLong(),
                bill.path("discountFen").asLong(), bill.path("dueFen").asLong()));
    }

    boolean settled() {
        return SETTLED.equals(state);
    }

    String line() {
        return billNo + " " + state + " " + amounts;
    }
}
