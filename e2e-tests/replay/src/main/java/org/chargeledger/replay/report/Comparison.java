package org.chargeledger.replay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chargeledger.replay.scenario.Expectations;
import org.chargeledger.replay.scenario.ExpectedBill;
import org.chargeledger.replay.scenario.ExpectedCase;

/** Holds what was found against what was expected, and says each difference in a sentence that names its bill. */
final class Comparison {

    private static final String WALLETS_AND_RESERVES = "wallets-and-reserves";

    private final Expectations expected;
    private final List<ExpectedCase> cases;
    private final Findings found;
    private final List<String> differences = new ArrayList<>();

    private Comparison(Expectations expected, List<ExpectedCase> cases, Findings found) {
        this.expected = expected;
        this.cases = cases;
        this.found = found;
    }

    /** The cases lie outside the window, but billing's counts and its ledger hold them too. */
    static List<String> differences(Expectations expected, List<ExpectedCase> cases, Findings found) {
        var comparison = new Comparison(expected, cases, found);
        comparison.abnormalBills();
        comparison.bills();
        comparison.counts();
        comparison.totals();
        comparison.ledger();
        return List.copyOf(comparison.differences);
    }

    private void abnormalBills() {
        var billNos = new TreeSet<>(expected.held().keySet());
        billNos.addAll(found.abnormal().keySet());
        for (String billNo : billNos) {
            Integer wanted = expected.held().get(billNo);
            Integer code = found.abnormal().get(billNo);
            if (wanted == null) {
                differences.add("unexpected abnormal bill " + billNo + " code " + code);
            } else if (code == null) {
                differences.add("bill " + billNo + " should be abnormal with code " + wanted + " and is not");
            } else if (!code.equals(wanted)) {
                differences.add("abnormal bill " + billNo + " has code " + code + ", expected " + wanted);
            }
        }
    }

    private void bills() {
        Map<String, FoundBill> byNumber = found.bills().stream().filter(FoundBill::settled)
                .collect(Collectors.toMap(FoundBill::billNo, Function.identity(), (a, b) -> a));
        for (ExpectedBill bill : expected.bills()) {
            FoundBill settled = byNumber.remove(bill.billNo());
            if (settled == null) {
                differences.add("bill " + bill.billNo() + " is not settled");
            } else if (!settled.amounts().equals(bill)) {
                differences.add("bill " + bill.billNo() + ": expected " + Figures.of(bill) + ", found "
                        + Figures.of(settled.amounts()));
            }
        }
        byNumber.keySet().forEach(billNo -> differences.add("unexpected settled bill " + billNo));
    }

    private void counts() {
        same("successful sessions", expected.successful(), found.sessions().path("successful").asLong());
        same("start-failed sessions", expected.startFailed(), found.sessions().path("startFailed").asLong());
        for (int code : List.of(1, 2, 9, 11)) {
            same("abnormal bills with code " + code, expected.held(code), found.codeCount(code));
        }
        same("bills billed by billing", expected.bills().size() + cases.size(), found.conservation().billed());
        same("bills held by billing", expected.held().size(), found.conservation().held());
        same("sessions failed in billing", expected.startFailed(), found.conservation().failed());
        same("sessions open in billing", 0, found.conservation().open());
        same("vouchers granted", expected.vouchersGranted(), found.vouchers().path("granted").asLong());
        same("vouchers redeemed", expected.vouchersRedeemed(), found.vouchers().path("redeemed").asLong());
        same("bill messages delivered", expected.bills().size(), found.messagesDelivered("BILL"));
        same("messages failed", 0, found.messages().path("failed").asLong());
    }

    private void totals() {
        total("energy (0.0001 kWh)", "energyTenthWh", expected.sum(ExpectedBill::energyTenthWh));
        total("energy fee (fen)", "energyFeeFen", expected.sum(ExpectedBill::energyFeeFen));
        total("service fee (fen)", "serviceFeeFen", expected.sum(ExpectedBill::serviceFeeFen));
        total("idle fee (fen)", "idleFeeFen", expected.sum(ExpectedBill::idleFeeFen));
        total("vouchers (fen)", "discountFen", expected.sum(ExpectedBill::discountFen));
        total("due (fen)", "dueFen", expected.sum(ExpectedBill::dueFen));
        total("receivable (fen)", "receivableFen", 0);
    }

    private void ledger() {
        if (found.equations().isEmpty()) {
            differences.add("billing shows no ledger equation");
        }
        found.equations().stream().filter(equation -> !equation.trulyHolds()).forEach(equation -> differences.add(
                "ledger equation " + equation.name() + " does not hold: " + equation.sides()));
        found.equations().stream().filter(equation -> equation.name().equals(WALLETS_AND_RESERVES)).forEach(
                equation -> same("wallets and reserves (fen)",
                        expected.rechargedFen() - expected.sum(ExpectedBill::dueFen)
                                + cases.stream().mapToLong(ExpectedCase::walletFen).sum(), equation.left()));
        if (!found.conservation().holds()) {
            differences.add("requested is not billed + held + failed + open: " + found.conservation());
        }
    }

    private void total(String what, String field, long wanted) {
        same("total " + what, wanted, found.sessions().path(field).asLong());
    }

    private void same(String what, long wanted, long actual) {
        if (wanted != actual) {
            differences.add(what + ": expected " + wanted + ", found " + actual);
        }
    }
}
