package org.chargeledger.billing.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.check.Charge.at;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.FindingCode;
import org.chargeledger.billing.domain.StopReason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A bill is checked before anybody owes it:")
class CheckTest {

    private final Charge charge = new Charge();

    @Test
    @DisplayName("what agrees with all that was seen is billed, with its idle fee")
    void nothingToDoubt() {
        assertThat(charge.codes()).isEmpty();
    }

    @Test
    @DisplayName("every reason is found at once, each with its evidence and the tolerance it was held against")
    void severalReasons() {
        charge.stopReason = StopReason.ABORTED;
        charge.unitPrice = 90_000;
        charge.amount = 90_000;
        charge.assertFound(105, 110, 111);
        assertThat(charge.findings().get(1).evidence()).isEqualTo(Map.of(
                "reportedAmountTenThousandths", "90000", "ourAmountTenThousandths", "110000", "tolerance", "10"));
    }

    @Test
    @DisplayName("an operator switches a check off or sets its tolerance, for all piles or for one model")
    void settings() {
        charge.stopReason = StopReason.ABORTED;
        charge.settings = settings(new CheckSettings.Setting(Check.IDLE_AFTER_FAULT, null, false, 0));
        charge.assertFound();
        charge.settings = settings(new CheckSettings.Setting(Check.IDLE_AFTER_FAULT, null, false, 0),
                new CheckSettings.Setting(Check.IDLE_AFTER_FAULT, "DC-60-2", true, 0));
        charge.assertFound(105);
        charge.settings = settings(new CheckSettings.Setting(Check.IDLE_AFTER_FAULT, "DC-120", false, 0));
        charge.assertFound(105);
        charge.settings = settings(new CheckSettings.Setting(Check.IDLE_AFTER_FAULT, "DC-60-2", false, 0),
                new CheckSettings.Setting(Check.AMOUNT_DISAGREES, null, true, 0));
        charge.amount = 110_001;
        charge.assertFound(110);
    }

    @Test
    @DisplayName("a tolerance has a limit; one that was set above it counts as the limit, and breaks no check")
    void limits() {
        for (Check check : Check.values()) {
            long most = check.unit().most();
            assertThat(check.usualTolerance()).as(check.name()).isLessThanOrEqualTo(most);
            for (long tolerance : new long[] {most, most + 1, Long.MAX_VALUE}) {
                var setting = new CheckSettings.Setting(check, null, true, tolerance);
                assertThat(setting.tolerance()).as(check.name()).isEqualTo(most);
                charge.settings = settings(setting);
                charge.assertFound(check == Check.IDLE_AFTER_SHORT_CHARGE ? 104 : null);
            }
        }
    }

    @Test
    @DisplayName("every check has a code of its own")
    void codes() {
        var codes = new HashSet<FindingCode>();
        for (Check check : Check.values()) {
            assertThat(codes.add(check.code())).isTrue();
            assertThat(Check.of(check.code().number())).contains(check);
        }
        assertThat(Check.of(1)).isEmpty();
    }

    private static CheckSettings settings(CheckSettings.Setting... settings) {
        return new CheckSettings(List.of(settings));
    }
}
