package org.chargeledger.replay.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.kill.Counts;
import org.chargeledger.replay.scenario.DriverPlan;
import org.chargeledger.replay.scenario.ExpectedCase;
import org.chargeledger.replay.scenario.Scenario;

/** Everything the report knows, read from the REST APIs of billing and reporting and from nowhere else. */
record Findings(
        JsonNode sessions, JsonNode messages, JsonNode vouchers, JsonNode latency, Counts conservation,
        List<Equation> equations, List<String> accounts, List<FoundBill> bills, SortedMap<String, Integer> abnormal,
        List<FoundCase> cases) {

    static Findings read(Api staff, Scenario scenario, Scenario cases, List<ExpectedCase> expectedCases) {
        String window = "?from=" + Scenario.instant(Scenario.FROM) + "&to=" + Scenario.instant(Scenario.UNTIL);
        SortedMap<String, Integer> abnormal = new TreeMap<>();
        staff.all("/billing/v1/abnormal-bills" + window).forEach(bill -> bill.path("codes").forEach(
                code -> abnormal.put(bill.path("billNo").asText(), code.asInt())));
        return new Findings(
                staff.get("/reporting/v1/statistics/sessions" + window),
                staff.get("/reporting/v1/statistics/messages" + window),
                staff.get("/reporting/v1/statistics/vouchers" + window),
                staff.get("/reporting/v1/statistics/latency" + window),
                Counts.of(staff.get("/billing/v1/conservation")),
                staff.all("/billing/v1/ledger/equations").stream().map(Equation::of).toList(),
                accounts(staff, Stream.concat(scenario.drivers().stream(), cases.drivers().stream())),
                staff.all("/billing/v1/bills" + window).stream().map(FoundBill::of).toList(),
                abnormal,
                FoundCase.read(staff, cases, expectedCases));
    }

    /** The balance of each kind of account, and each driver's own wallet. */
    private static List<String> accounts(Api staff, Stream<DriverPlan> drivers) {
        return Stream.concat(staff.all("/billing/v1/ledger/accounts").stream(),
                drivers.flatMap(driver -> staff.all("/billing/v1/drivers?phone=" + driver.phone()).stream()))
                .map(JsonNode::toString).toList();
    }

    long codeCount(int code) {
        for (JsonNode each : sessions.path("byCode")) {
            if (each.path("code").asInt() == code) {
                return each.path("count").asLong();
            }
        }
        return 0;
    }

    long messagesDelivered(String kind) {
        for (JsonNode each : messages.path("byKind")) {
            if (each.path("kind").asText().equalsIgnoreCase(kind)) {
                return each.path("delivered").asLong();
            }
        }
        return 0;
    }

    String billDigest() {
        return Digest.of(Stream.concat(bills.stream().map(FoundBill::line), cases.stream().map(FoundCase::line)).toList());
    }

    String ledgerDigest() {
        return Digest.of(accounts);
    }
}
