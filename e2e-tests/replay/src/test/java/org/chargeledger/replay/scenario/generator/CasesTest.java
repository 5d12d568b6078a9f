package org.chargeledger.replay.scenario.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chargeledger.replay.scenario.ExpectedBill;
import org.chargeledger.replay.scenario.ExpectedCase;
import org.chargeledger.replay.scenario.PilePlan;
import org.chargeledger.replay.scenario.Scenario;
import org.chargeledger.replay.scenario.SessionPlan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The single sessions of the days before")
class CasesTest {

    private static final Scenario CASES = Scenario.cases();
    private static final List<ExpectedBill> BILLS = new Golden(CASES).work().bills();
    private static final ExpectedCase CORRECTED = ExpectedCase.load().getFirst();
    private static final ExpectedCase HEALED = ExpectedCase.load().getLast();

    @Test
    @DisplayName("are the field's bill of 146.60, of which 143.20 for 179 idle minutes, and 3.40 without them")
    void correctedBill() {
        ExpectedBill bill = BILLS.getFirst();

        assertThat(bill).isEqualTo(new ExpectedBill("20191013080051738725", 30_900, 235, 105, 14_320, 0, 14_660));
        assertThat(CORRECTED.firstDueFen()).isEqualTo(bill.dueFen());
        assertThat(CORRECTED.last()).isEqualTo(new ExpectedBill(bill.billNo(), 30_900, 235, 105, 0, 0, 340));
    }

    @Test
    @DisplayName("and a lost one that ends at what its late record says")
    void healedBill() {
        assertThat(HEALED.firstState()).isEqualTo("HELD");
        assertThat(HEALED.last()).isEqualTo(BILLS.getLast());
    }

    @Test
    @DisplayName("leave each wallet with what was recharged less what the bill came to")
    void wallets() {
        assertThat(ExpectedCase.load()).allSatisfy(one -> {
            long recharged = CASES.drivers().stream().filter(driver -> driver.openid().equals(session(one).openid()))
                    .findFirst().orElseThrow().rechargeFen();
            assertThat(one.walletFen()).isEqualTo(recharged - one.last().dueFen());
        });
    }

    @Test
    @DisplayName("end before the window begins, with other drivers, and where the piles' meters stand then")
    void apartFromTheWindow() {
        Scenario window = Scenario.load();
        assertThat(CASES.until()).isBefore(window.from());
        assertThat(CASES.drivers()).doesNotContainAnyElementsOf(window.drivers());
        assertThat(CASES.sessions()).allSatisfy(session -> {
            PilePlan pile = CASES.pileOf(session);
            assertThat(session.unpluggedAt()).isBefore(CASES.until());
            assertThat(session.meterEndTenthWh()).isEqualTo(
                    pile.meterTenthWh().get(PilePlan.CONNECTORS.indexOf(session.connectorNo())));
        });
    }

    private static SessionPlan session(ExpectedCase expected) {
        return CASES.sessions().stream().filter(plan -> plan.billNo().equals(expected.billNo())).findFirst().orElseThrow();
    }
}
