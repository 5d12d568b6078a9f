package org.chargeledger.replay.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.scenario.ExpectedBill;
import org.chargeledger.replay.scenario.ExpectedCase;
import org.chargeledger.replay.scenario.Scenario;
import org.chargeledger.replay.scenario.SessionPlan;

/** The versions of one bill, from the first to the current one, and its driver's wallet. */
record FoundCase(ExpectedCase expected, int versions, String firstState, long firstDueFen, String lastState, ExpectedBill last,
        long walletFen) {

    static List<FoundCase> read(Api staff, Scenario cases, List<ExpectedCase> expected) {
        return expected.stream().map(one -> read(staff, cases, one)).toList();
    }

    private static FoundCase read(Api staff, Scenario cases, ExpectedCase expected) {
        String billNo = expected.billNo();
        List<JsonNode> versions = new ArrayList<>(staff.all("/billing/v1/bills/" + billNo + "/versions"));
        versions.sort((one, other) -> one.path("billVersion").asInt() - other.path("billVersion").asInt());
        JsonNode first = versions.getFirst();
        JsonNode last = versions.getLast();
        return new FoundCase(expected, versions.size(), first.path("state").asText(), first.path("dueFen").asLong(),
                last.path("state").asText(), amounts(billNo, last), walletFen(staff, cases, billNo));
    }

    private static ExpectedBill amounts(String billNo, JsonNode version) {
        return new ExpectedBill(billNo, version.path("values").path("energyTenthWh").asLong(),
                version.path("energyFeeFen").asLong(), version.path("serviceFeeFen").asLong(),
                version.path("idleFeeFen").asLong(), version.path("discountFen").asLong(), version.path("dueFen").asLong());
    }

    private static long walletFen(Api staff, Scenario cases, String billNo) {
        SessionPlan session = cases.sessions().stream().filter(plan -> plan.billNo().equals(billNo)).findFirst().orElseThrow();
        String phone = cases.drivers().stream().filter(driver -> driver.openid().equals(session.openid())).findFirst()
                .orElseThrow().phone();
        return staff.all("/billing/v1/drivers?phone=" + phone).getFirst().path("balanceFen").asLong();
    }

    String line() {
        return "%s  %s %s, then %s %s; wallet %s  (%s)".formatted(expected.billNo(), firstState, Figures.yuan(firstDueFen),
                lastState, Figures.yuan(last.dueFen()), Figures.yuan(walletFen), expected.story());
    }

    List<String> differences() {
        var differences = new ArrayList<String>();
        same(differences, "has versions", "2", String.valueOf(versions));
        same(differences, "was first", expected.firstState() + " at " + Figures.yuan(expected.firstDueFen()),
                firstState + " at " + Figures.yuan(firstDueFen));
        same(differences, "became", FoundBill.SETTLED + " at " + Figures.of(expected.last()), lastState + " at " + Figures.of(last));
        same(differences, "leaves in the wallet", Figures.yuan(expected.walletFen()), Figures.yuan(walletFen));
        return differences;
    }

    private void same(List<String> differences, String what, String wanted, String actual) {
        if (!wanted.equals(actual)) {
            differences.add("bill " + expected.billNo() + " " + what + ": expected " + wanted + ", found " + actual);
        }
    }
}
