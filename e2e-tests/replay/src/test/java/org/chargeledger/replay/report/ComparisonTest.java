package org.chargeledger.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.chargeledger.replay.http.Http;
import org.chargeledger.replay.kill.Counts;
import org.chargeledger.replay.scenario.Expectations;
import org.chargeledger.replay.scenario.ExpectedBill;
import org.chargeledger.replay.scenario.ExpectedCase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The report's judgement")
class ComparisonTest {

    private static final Expectations GOLDEN = Expectations.load();
    private static final List<ExpectedCase> CASES = ExpectedCase.load();
    private static final long LEFT = GOLDEN.rechargedFen() - GOLDEN.sum(ExpectedBill::dueFen)
            + CASES.stream().mapToLong(ExpectedCase::walletFen).sum();
    private static final String SETTLED = GOLDEN.bills().getFirst().billNo();

    @Test
    @DisplayName("is content with the golden figures")
    void contentWithGolden() {
        assertThat(Comparison.differences(GOLDEN, CASES, golden())).isEmpty();
    }

    @Test
    @DisplayName("names a bill that is abnormal and should not be")
    void namesAnUnexpectedAbnormalBill() {
        Findings found = golden();
        found.abnormal().put(SETTLED, 1);
        found.bills().removeIf(bill -> bill.billNo().equals(SETTLED));

        assertThat(Comparison.differences(GOLDEN, CASES, found)).containsExactly(
                "unexpected abnormal bill " + SETTLED + " code 1", "bill " + SETTLED + " is not settled");
    }

    @Test
    @DisplayName("names a bill that should be abnormal and is not, and one with another code")
    void namesMissingAndWrongCodes() {
        Findings found = golden();
        found.abnormal().remove("20191016161822566095");
        found.abnormal().put("20191016194122613657", 1);

        assertThat(Comparison.differences(GOLDEN, CASES, found)).containsExactly(
                "bill 20191016161822566095 should be abnormal with code 1 and is not",
                "abnormal bill 20191016194122613657 has code 1, expected 2");
    }

    @Test
    @DisplayName("names a bill that costs a fen too much")
    void namesAWrongAmount() {
        Findings found = golden();
        ExpectedBill right = found.bills().getFirst().amounts();
        found.bills().set(0, new FoundBill(SETTLED, "SETTLED", new ExpectedBill(SETTLED, right.energyTenthWh(),
                right.energyFeeFen() + 1, right.serviceFeeFen(), right.idleFeeFen(), right.discountFen(),
                right.dueFen() + 1)));

        assertThat(Comparison.differences(GOLDEN, CASES, found)).singleElement().asString()
                .contains(SETTLED).contains("energy 13.02 ").contains("energy 13.03 ");
    }

    @Test
    @DisplayName("does not believe an equation whose sides differ, whatever it says of itself")
    void distrustsEquations() {
        Findings found = golden();
        found.equations().add(new Equation("voucher-cost", "in fen", 100, 101, true));

        assertThat(Comparison.differences(GOLDEN, CASES, found)).singleElement().asString()
                .contains("voucher-cost").contains("1.00 = 1.01");
    }

    @Test
    @DisplayName("is content with a bill that was corrected to the fen, and names one that was not or whose money did not go back")
    void judgesSingleBills() {
        ExpectedCase corrected = CASES.getFirst();
        assertThat(found(corrected).differences()).isEmpty();
        assertThat(found(corrected).line()).contains("20191013080051738725", "SETTLED 146.60, then SETTLED 3.40", "196.60");

        assertThat(new FoundCase(corrected, 1, "SETTLED", 14_660, "SETTLED", corrected.last(), 5_340).differences())
                .containsExactly("bill 20191013080051738725 has versions: expected 2, found 1",
                        "bill 20191013080051738725 leaves in the wallet: expected 196.60, found 53.40");
    }

    @Test
    @DisplayName("prints the golden row, the bills and both sides of each equation")
    void prints() {
        String text = ReportText.of(GOLDEN, golden(), new Effort(276, Duration.ofMillis(100_000), 700, 9_000, List.of()));

        assertThat(text).contains("| golden   |                 267 |     37 |      1 |   0 |   0 |            9 |",
                "| found    |                 267 |     37 |      1 |   0 |   0 |            9 |",
                "20191016194122613657 (2)", "wallets-and-reserves", "276 sessions in 100.0 s = 2.76 sessions/s",
                "278 = 231 + 38 + 9 + 0");
        assertThat(text).doesNotContain("differs").doesNotContain("BROKEN");
    }

    private static Findings golden() {
        ObjectNode sessions = Http.JSON.createObjectNode().put("successful", 267).put("startFailed", 9)
                .put("settled", 229).put("energyTenthWh", GOLDEN.sum(ExpectedBill::energyTenthWh))
                .put("energyFeeFen", GOLDEN.sum(ExpectedBill::energyFeeFen))
                .put("serviceFeeFen", GOLDEN.sum(ExpectedBill::serviceFeeFen))
                .put("idleFeeFen", GOLDEN.sum(ExpectedBill::idleFeeFen))
                .put("discountFen", GOLDEN.sum(ExpectedBill::discountFen))
                .put("dueFen", GOLDEN.sum(ExpectedBill::dueFen)).put("receivableFen", 0);
        sessions.putArray("byCode").add(count("code", "1", 37)).add(count("code", "2", 1));
        ObjectNode messages = Http.JSON.createObjectNode().put("delivered", 229).put("failed", 0);
        messages.putArray("byKind").add(Http.JSON.createObjectNode().put("kind", "BILL").put("delivered", 229));
        JsonNode vouchers = Http.JSON.createObjectNode().put("granted", GOLDEN.vouchersGranted())
                .put("redeemed", GOLDEN.vouchersRedeemed());
        return new Findings(sessions, messages, vouchers, Http.JSON.createObjectNode(), new Counts(278, 231, 38, 9, 0),
                new ArrayList<>(List.of(new Equation("wallets-and-reserves", "in fen",
                        LEFT, LEFT, true))), List.of(),
                new ArrayList<>(GOLDEN.bills().stream()
                        .map(bill -> new FoundBill(bill.billNo(), "SETTLED", bill)).toList()),
                new TreeMap<>(GOLDEN.held()), CASES.stream().map(ComparisonTest::found).toList());
    }

    private static FoundCase found(ExpectedCase expected) {
        return new FoundCase(expected, 2, expected.firstState(), expected.firstDueFen(), "SETTLED", expected.last(),
                expected.walletFen());
    }

    private static ObjectNode count(String key, String value, long count) {
        return Http.JSON.createObjectNode().put(key, value).put("count", count);
    }
}
