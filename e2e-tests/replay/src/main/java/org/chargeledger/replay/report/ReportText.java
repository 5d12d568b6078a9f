package org.chargeledger.replay.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.chargeledger.replay.kill.Counts;
import org.chargeledger.replay.scenario.Expectations;
import org.chargeledger.replay.scenario.ExpectedBill;

/** The report as it is printed. */
final class ReportText {

    private static final int BILLS_A_LINE = 3;

    private final StringBuilder text = new StringBuilder();
    private final Expectations expected;
    private final Findings found;

    private ReportText(Expectations expected, Findings found) {
        this.expected = expected;
        this.found = found;
    }

    static String of(Expectations expected, Findings found, Effort effort) {
        var report = new ReportText(expected, found);
        report.table();
        report.abnormalBills();
        report.totals();
        report.cases();
        report.ledger();
        report.effort(effort);
        return report.text.toString();
    }

    private void table() {
        line("");
        line("Operator zpd, 2019-10-16 00:00 to 2019-10-18 10:38 (Asia/Shanghai), WeChat");
        line("| %-8s | %19s | %6s | %6s | %3s | %3s | %12s |", "", "successful sessions", "code 1", "code 2", "9", "11",
                "start failed");
        line("| %-8s | %19d | %6d | %6d | %3d | %3d | %12d |", "golden", expected.successful(), expected.held(1),
                expected.held(2), expected.held(9), expected.held(11), expected.startFailed());
        line("| %-8s | %19d | %6d | %6d | %3d | %3d | %12d |", "found", found.sessions().path("successful").asLong(),
                found.codeCount(1), found.codeCount(2), found.codeCount(9), found.codeCount(11),
                found.sessions().path("startFailed").asLong());
    }

    private void abnormalBills() {
        line("");
        line("Abnormal bills (code): %d", found.abnormal().size());
        List<String> bills = found.abnormal().entrySet().stream().map(ReportText::bill).toList();
        for (int i = 0; i < bills.size(); i += BILLS_A_LINE) {
            line("  %s", String.join("  ", bills.subList(i, Math.min(i + BILLS_A_LINE, bills.size()))));
        }
    }

    private void totals() {
        line("");
        line("Settled bills%28s %14s", "expected", "found");
        total("number", String.valueOf(expected.bills().size()), found.sessions().path("settled").asText());
        total("energy, kWh", Figures.kwh(expected.sum(ExpectedBill::energyTenthWh)),
                Figures.kwh(found.sessions().path("energyTenthWh").asLong()));
        money("energy fee, yuan", "energyFeeFen", expected.sum(ExpectedBill::energyFeeFen));
        money("service fee, yuan", "serviceFeeFen", expected.sum(ExpectedBill::serviceFeeFen));
        money("idle fee, yuan", "idleFeeFen", expected.sum(ExpectedBill::idleFeeFen));
        money("vouchers, yuan", "discountFen", expected.sum(ExpectedBill::discountFen));
        money("due, yuan", "dueFen", expected.sum(ExpectedBill::dueFen));
        total("vouchers granted", String.valueOf(expected.vouchersGranted()),
                found.vouchers().path("granted").asText());
        total("vouchers redeemed", String.valueOf(expected.vouchersRedeemed()),
                found.vouchers().path("redeemed").asText());
    }

    private void cases() {
        line("");
        line("Single bills of the days before");
        found.cases().forEach(one -> line("  %s", one.line()));
    }

    private void ledger() {
        line("");
        line("Ledger");
        found.equations().forEach(equation -> line("  %s  %-26s %25s   %s", equation.trulyHolds() ? "holds " : "BROKEN",
                equation.name(), equation.sides(), equation.description()));
        Counts counts = found.conservation();
        line("  %s  requested = billed + held + failed + open: %d = %d + %d + %d + %d",
                counts.holds() ? "holds " : "BROKEN", counts.requested(), counts.billed(), counts.held(),
                counts.failed(), counts.open());
        line("  digests: bills %s, ledger %s", found.billDigest(), found.ledgerDigest());
    }

    private void effort(Effort effort) {
        line("");
        JsonNode messages = found.messages();
        line("Messages: %d delivered, %d failed (bill %d, held %d, backlog %d)", messages.path("delivered").asLong(),
                messages.path("failed").asLong(), found.messagesDelivered("BILL"), found.messagesDelivered("HELD"),
                found.messagesDelivered("BACKLOG"));
        line("Record to settled bill: median %d ms, p99 %d ms over %d bills", found.latency().path("medianMillis").asLong(),
                found.latency().path("p99Millis").asLong(), found.latency().path("count").asLong());
        line("Replay: %d sessions in %d.%d s = %s sessions/s, %d requests, %d frames", effort.sessions(),
                effort.took().toSeconds(), effort.took().toMillisPart() / 100, effort.sessionsPerSecond(),
                effort.requests(), effort.frames());
        effort.killed().forEach(kill -> line("Killed -9: %s", kill));
    }

    private void money(String what, String field, long wantedFen) {
        total(what, Figures.yuan(wantedFen), Figures.yuan(found.sessions().path(field).asLong()));
    }

    private void total(String what, String wanted, String actual) {
        line("  %-22s %16s %14s%s", what, wanted, actual, wanted.equals(actual) ? "" : "   <-- differs");
    }

    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : format.formatted(values)).append('\n');
    }

    private static String bill(Map.Entry<String, Integer> bill) {
        return bill.getKey() + " (" + bill.getValue() + ")";
    }
}
