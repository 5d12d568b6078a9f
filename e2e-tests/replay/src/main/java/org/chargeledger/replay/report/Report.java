package org.chargeledger.replay.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.scenario.Expectations;
import org.chargeledger.replay.scenario.ExpectedCase;
import org.chargeledger.replay.scenario.Scenario;
import org.chargeledger.replay.stack.StackFile;

/** Reads, prints and judges what the replay came to. */
public final class Report {

    private final Api staff;
    private final Scenario scenario;
    private final Scenario cases;
    private final Expectations expected = Expectations.load();
    private final List<ExpectedCase> expectedCases = ExpectedCase.load();
    private final LastReport lastReport;
    private final PrintStream out;

    public Report(Api staff, Scenario scenario, Scenario cases, StackFile stackFile, PrintStream out) {
        this.staff = staff;
        this.scenario = scenario;
        this.cases = cases;
        this.lastReport = new LastReport(stackFile.runFolder(), stackFile.dataFolder());
        this.out = out;
    }

    /** True when everything is as expected; {@code remarks} are differences found on the way. */
    public boolean give(Effort effort, List<String> remarks) {
        Findings found = Findings.read(staff, scenario, cases, expectedCases);
        out.print(ReportText.of(expected, found, effort));
        List<String> differences = new ArrayList<>(remarks);
        differences.addAll(Comparison.differences(expected, expectedCases, found));
        found.cases().forEach(one -> differences.addAll(one.differences()));
        Optional<LastReport.Digests> before = lastReport.read();
        before.ifPresentOrElse(
                digests -> {
                    out.printf("Run again over kept data: every request and frame was sent once more; before: bills %s,"
                            + " ledger %s%n", digests.bills(), digests.ledger());
                    differences.addAll(LastReport.differences(digests, found));
                },
                () -> out.println("First run over this data."));
        lastReport.write(found);
        out.println();
        if (differences.isEmpty()) {
            out.println("The report equals the golden figures.");
        } else {
            out.printf("NOT the golden figures, %d differences:%n", differences.size());
            differences.forEach(difference -> out.println("  - " + difference));
        }
        return differences.isEmpty();
    }
}
