package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chargeledger.kit.testing.Contracts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("The contract of billing's event")
class EventContractsTest {

    static final List<String> OWN = List.of(
            "start-requested", "stop-requested", "session-requested", "session-charging", "charge-ended",
            "session-failed", "bill-rated", "bill-held", "bill-settled", "bill-corrected", "wallet-recharged", "wallet-refunded-offline",
            "wallet-recharge-reversed",
            "balance-low", "bill-refunded", "bill-arrears-paid", "refund-batch-changed", "refund-item-changed",
            "driver-profiled", "abnormal-backlog");

    @ParameterizedTest(name = "{0}")
    @FieldSource("OWN")
    @DisplayName("accepts its examples")
    void acceptsExamples(String name) {
        assertThat(Contracts.examples(name)).isNotEmpty()
                .allSatisfy(json -> assertThat(Contracts.findings(name, json)).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("OWN")
    @DisplayName("refuses what it must refuse")
    void refusesRejected(String name) {
        assertThat(Contracts.rejected(name)).isNotEmpty()
                .allSatisfy(json -> assertThat(Contracts.findings(name, json)).isNotEmpty());
    }
}
