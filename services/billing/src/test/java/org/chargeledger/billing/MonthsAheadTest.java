package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargeledger.kit.testing.MonthsAhead;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The big tables")
class MonthsAheadTest {

    @Test
    @DisplayName("can be given the months of a year that no migration knew")
    void canBeGivenMonths() {
        assertThat(MonthsAhead.make()).contains("session_2030_12", "session_record_2030_12", "session_sample_2030_12",
                "bill_2030_12", "bill_line_2030_12", "bill_finding_2030_12", "transfer_2030_12");
    }
}
