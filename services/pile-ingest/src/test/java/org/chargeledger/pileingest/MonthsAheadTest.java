package org.chargeledger.pileingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargeledger.kit.testing.MonthsAhead;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The big tables")
class MonthsAheadTest {

    @Test
    @DisplayName("can be given the months of a year that no migration knew")
    void canBeGivenMonths() {
        assertThat(MonthsAhead.make()).contains("raw_frame_2030_12");
    }
}
