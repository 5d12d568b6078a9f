package org.chargeledger.voucher.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.voucher.domain.AskedBill;
import org.chargeledger.voucher.domain.SettledBill;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Contracts that this service keeps")
class ContractTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"voucher-applied", "voucher-none", "voucher-granted", "voucher-redeemed",
            "voucher-released", "voucher-expiring", "voucher-expired"})
    @DisplayName("accept their examples and none of their counter-examples")
    void own(String name) {
        assertThat(Contracts.examples(name)).isNotEmpty().allSatisfy(json -> Contracts.assertValid(name, json));
        assertThat(Contracts.rejected(name)).isNotEmpty()
                .allSatisfy(json -> assertThat(Contracts.findings(name, json)).isNotEmpty());
    }

    @Test
    @DisplayName("billing's wallet-recharged: every example is a recharge")
    void reads() {
        assertThat(Contracts.examples("wallet-recharged")).isNotEmpty().allSatisfy(json ->
                assertThat(RechargeConsumer.recharge(event(RechargeConsumer.TYPE, json)).amountFen()).isPositive());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"wallet-refund-done", "wallet-recharge-reversed"})
    @DisplayName("billing's wallet-refund-done and wallet-recharge-reversed: examples name the recharge, or are passed over")
    void readsRefunds(String name) {
        var refunds = Contracts.examples(name).stream()
                .map(json -> RechargeConsumer.refund(event("billing." + name + ".v1", json))).toList();
        assertThat(refunds.stream().flatMap(Optional::stream)).isNotEmpty()
                .allMatch(refund -> refund.leftFen() >= 0);
        assertThat(RechargeConsumer.refund(event("billing." + name + ".v1", "{}"))).isEmpty();
        assertThatThrownBy(() -> RechargeConsumer.refund(event("billing." + name + ".v1", "{\"rechargeId\":\"r\"}")))
                .isInstanceOf(Poison.class);
    }

    @Test
    @DisplayName("billing's driver-profiled: every example is a driver, with the department where there is one")
    void readsProfiles() {
        var drivers = Contracts.examples("driver-profiled").stream()
                .map(json -> DriverProfileConsumer.driver(event(DriverProfileConsumer.TYPE, json))).toList();
        assertThat(drivers).isNotEmpty().allMatch(driver -> driver.profiled());
        assertThat(drivers).anyMatch(driver -> driver.department().isPresent())
                .anyMatch(driver -> driver.department().isEmpty()).anyMatch(driver -> driver.subOperator().isPresent());
    }

    @Test
    @DisplayName("billing's bill-rated, bill-settled and bill-corrected: every example is a question or a settlement")
    void readsBills() {
        assertThat(Contracts.examples("bill-rated")).isNotEmpty().allSatisfy(json ->
                assertThat(BillConsumer.facts(List.of(event(BillConsumer.RATED, json)))).singleElement()
                        .isInstanceOfSatisfying(AskedBill.class, bill -> assertThat(bill.billNo()).hasSize(20)));
        var settled = Contracts.examples("bill-settled").stream()
                .map(json -> (SettledBill) BillConsumer.facts(List.of(event(BillConsumer.SETTLED, json))).getFirst()).toList();
        Contracts.examples("bill-corrected").stream()
                .map(json -> (SettledBill) BillConsumer.facts(List.of(event(BillConsumer.CORRECTED, json))).getFirst())
                .forEach(bill -> assertThat(bill.billVersion()).isGreaterThan(1));
        assertThat(settled).anyMatch(bill -> bill.voucherId().isPresent()).anyMatch(bill -> bill.voucherId().isEmpty());
    }

    @Test
    @DisplayName("billing's session-requested and session-failed: every example opens a session or closes it")
    void readsSessions() {
        assertThat(Contracts.examples("session-requested")).isNotEmpty().allSatisfy(json ->
                assertThat(BillConsumer.requested(List.of(event(BillConsumer.REQUESTED, json)))).singleElement()
                        .satisfies(session -> assertThat(session.chosen()).isFalse()));
        assertThat(Contracts.examples("session-failed")).isNotEmpty().allSatisfy(json ->
                assertThat(BillConsumer.over(List.of(event(BillConsumer.FAILED, json)))).hasSize(1));
        Contracts.examples("bill-rated").forEach(json ->
                assertThat(BillConsumer.over(List.of(event(BillConsumer.RATED, json)))).isEmpty());
    }

    @Test
    @DisplayName("other events of the session topic are passed over, incomplete ones are refused")
    void others() {
        assertThat(BillConsumer.facts(List.of(event("billing.session-charging.v1", "{}")))).isEmpty();
        assertThatThrownBy(() -> BillConsumer.facts(List.of(event(BillConsumer.RATED, "{}")))).isInstanceOf(Poison.class);
        assertThatThrownBy(() -> RechargeConsumer.recharge(event(RechargeConsumer.TYPE, "{}"))).isInstanceOf(Poison.class);
    }

    private static Event event(String type, String json) {
        return new Event(UUID.randomUUID(), type, "topic", "key", "zpd", Instant.EPOCH, Instant.EPOCH, null, json);
    }
}
