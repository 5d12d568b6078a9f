package org.chargeledger.reporting.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.reporting.domain.Session.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reporting reads every example of")
class ContractExamplesTest {

    private static final Map<String, State> STATES = Map.of("session-requested", State.REQUESTED,
            "session-charging", State.CHARGING, "session-failed", State.FAILED, "bill-rated", State.RATED,
            "bill-held", State.HELD, "bill-settled", State.SETTLED, "bill-corrected", State.SETTLED);

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"session-requested", "session-charging", "session-failed", "bill-rated", "bill-held",
            "bill-settled", "bill-corrected"})
    @DisplayName("the session events")
    void sessions(String name) {
        assertThat(Contracts.examples(name)).isNotEmpty().allSatisfy(example ->
                assertThat(SessionEvents.read(event("billing." + name, example))).hasValueSatisfying(
                        session -> assertThat(session.state()).isEqualTo(STATES.get(name))));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"voucher-granted", "voucher-redeemed", "voucher-released", "voucher-expired"})
    @DisplayName("the voucher events")
    void vouchers(String name) {
        assertThat(Contracts.examples(name)).isNotEmpty().allSatisfy(example ->
                assertThat(OtherEvents.voucher(event("voucher." + name, example))).hasValueSatisfying(fact -> {
                    assertThat(fact.voucherId()).isNotNull();
                    assertThat(fact.faceFen()).isPositive();
                    assertThat(fact.at()).isNotNull();
                }));
    }

    @Test
    @DisplayName("bill-refunded")
    void refunds() {
        assertThat(Contracts.examples("bill-refunded")).isNotEmpty().allSatisfy(example ->
                assertThat(SessionEvents.refund(event("billing.bill-refunded", example))).hasValueSatisfying(
                        refund -> assertThat(refund.idleFeeFen()).isPositive()));
    }

    @Test
    @DisplayName("bill-arrears-paid")
    void arrears() {
        assertThat(Contracts.examples("bill-arrears-paid")).isNotEmpty().allSatisfy(example ->
                assertThat(SessionEvents.arrears(event("billing.bill-arrears-paid", example))).hasValueSatisfying(
                        payment -> assertThat(payment.energyFeeFen()).isPositive()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"message-delivered", "message-failed"})
    @DisplayName("the message events")
    void messages(String name) {
        assertThat(Contracts.examples(name)).isNotEmpty().allSatisfy(example ->
                assertThat(OtherEvents.message(event("notification." + name, example))).hasValueSatisfying(outcome -> {
                    assertThat(outcome.messageId()).isNotNull();
                    assertThat(outcome.kind()).isNotBlank();
                    assertThat(outcome.reason() == null).isEqualTo(outcome.delivered());
                }));
    }

    @Test
    @DisplayName("pile-connected and station-changed")
    void pilesAndStations() {
        assertThat(Contracts.examples("pile-connected")).isNotEmpty().allSatisfy(example ->
                assertThat(OtherEvents.firmware(event("pile-ingest.pile-connected", example))).hasValueSatisfying(
                        seen -> assertThat(seen.since()).isNotNull()));
        assertThat(Contracts.examples("station-changed")).isNotEmpty().allSatisfy(example ->
                assertThat(OtherEvents.station(event("pile-ingest.station-changed", example))).hasValueSatisfying(
                        station -> assertThat(station.name()).isNotBlank()));
    }

    @Test
    @DisplayName("nothing else: of every event there is, what it does not use is skipped and never refused")
    void allOthers() {
        assertThat(Contracts.names()).isNotEmpty().allSatisfy(name ->
                assertThat(Contracts.examples(name)).allSatisfy(example -> {
                    assertThat(SessionEvents.read(event("billing." + name, example)).isPresent())
                            .isEqualTo(STATES.containsKey(name));
                    assertThat(SessionEvents.refund(event("billing." + name, example)).isPresent())
                            .isEqualTo(name.equals("bill-refunded"));
                    assertThat(SessionEvents.arrears(event("billing." + name, example)).isPresent())
                            .isEqualTo(name.equals("bill-arrears-paid"));
                }));
        assertThat(SessionEvents.read(event("billing.bill-printed", Contracts.example("session-requested")))).isEmpty();
        assertThat(OtherEvents.firmware(event("pile-ingest.pile-observed", "{}"))).isEmpty();
    }

    @Test
    @DisplayName("and refuses an event that lacks what its type promises")
    void lackingEvent() {
        var event = event("billing.bill-settled", Contracts.example("bill-rated"));

        assertThatThrownBy(() -> SessionEvents.read(event)).isInstanceOf(Poison.class);
        assertThatThrownBy(() -> SessionEvents.refund(event("billing.bill-refunded", Contracts.example("bill-rated"))))
                .isInstanceOf(Poison.class);
    }

    private static Event event(String type, String json) {
        return new Event(UUID.randomUUID(), type + ".v1", "topic", "key", "zpd", Instant.EPOCH, Instant.EPOCH, null, json);
    }
}
