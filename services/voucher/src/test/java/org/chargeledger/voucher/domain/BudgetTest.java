package org.chargeledger.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A campaign's budget")
class BudgetTest {

    @Test
    @DisplayName("may still cost what drivers hold, reserved or not, and the gifts to come; not what is used or ended")
    void stillPossible() {
        var budget = new Budget(10, 5000, 4, 1900, 2, 1000, 3, 1500, 1, 500, 7);
        assertThat(budget.stillPossibleFen(0)).isEqualTo(2500);
        assertThat(budget.stillPossibleFen(10_000)).isEqualTo(12_500);
    }
}
