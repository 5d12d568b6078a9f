package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Fees")
class FeesTest {

    @ParameterizedTest(name = "{0}+{1}+{2} less {3} of a voucher, {4}+{5}+{6} refunded: {7}+{8}+{9} not charged again")
    @CsvSource({
            "300, 200, 500, 0,   0,   0,   0,   0,   0,   0",
            "300, 200, 500, 0,   299, 199, 499, 299, 199, 499",
            "300, 200, 500, 0,   300, 200, 500, 300, 200, 500",
            "300, 200, 500, 0,   301, 201, 501, 300, 200, 500",
            "300, 200, 0,   0,   0,   0,   500, 0,   0,   0",
            "300, 200, 500, 299, 9,   9,   9,   1,   9,   9",
            "300, 200, 500, 300, 9,   9,   9,   0,   9,   9",
            "300, 200, 500, 301, 9,   300, 9,   0,   199, 9",
            "300, 200, 500, 500, 9,   9,   501, 0,   0,   500"})
    @DisplayName("are covered by what was refunded of each component, but never beyond what is the driver's of it now")
    void covered(long energy, long service, long idle, long discount, long energyBack, long serviceBack, long idleBack,
            long ofEnergy, long ofService, long ofIdle) {
        var fees = fees(energy, service, idle);

        Fees covered = fees.coveredBy(fees(energyBack, serviceBack, idleBack), new Money(discount));

        assertThat(covered).isEqualTo(fees(ofEnergy, ofService, ofIdle));
        assertThat(fees.minus(covered)).isEqualTo(fees(energy - ofEnergy, service - ofService, idle - ofIdle));
    }

    private static Fees fees(long energy, long service, long idle) {
        return new Fees(new Money(energy), new Money(service), new Money(idle));
    }
}
