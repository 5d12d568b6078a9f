package org.chargeledger.billing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.store.Stations;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.kit.testing.Contracts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Billing reads every example")
class ConsumedContractsTest {

    @ParameterizedTest(name = "of {0}")
    @ValueSource(strings = {"session-started", "session-start-failed", "session-progressed", "record-received",
            "pile-observed", "pile-connected", "pile-disconnected"})
    @DisplayName("of what piles report")
    void pileFacts(String name) {
        assertThat(Contracts.examples(name)).isNotEmpty().allSatisfy(json -> {
            var reports = PileFacts.read(event("pile-ingest", name, json));
            assertThat(reports).hasSize(1);
            assertThat(reports.getFirst().pileCode()).hasSize(20);
            assertThat(reports.getFirst().fact().observedAt()).isNotNull();
        });
    }

    @Test
    @DisplayName("of a record, with all its bands")
    void record() {
        var fact = PileFacts.read(event("pile-ingest", "record-received", Contracts.example("record-received")))
                .getFirst().fact();
        assertThat(fact).isInstanceOfSatisfying(Fact.RecordReceived.class, received -> {
            assertThat(received.record().bands()).isNotEmpty();
            assertThat(received.storedAt()).isEqualTo(Instant.EPOCH);
        });
    }

    @Test
    @DisplayName("of tariff versions and stations")
    void tariffsAndStations() {
        assertThat(Contracts.examples("tariff-version-published")).isNotEmpty().allSatisfy(json -> assertThat(
                event("tariff", "tariff-version-published", json).as(Tariffs.Published.class).periods()).isNotEmpty());
        assertThat(Contracts.examples("station-changed")).isNotEmpty().allSatisfy(json -> assertThat(
                event("pile-ingest", "station-changed", json).as(Stations.Changed.class).piles()).isNotNull());
    }

    @Test
    @DisplayName("of voucher answers")
    void voucherAnswers() {
        for (String json : Contracts.examples("voucher-applied")) {
            assertThat(VoucherAnswerConsumer.answer(event("voucher", "voucher-applied", json)).orElseThrow().discount()
                    .fen()).isPositive();
        }
        for (String json : Contracts.examples("voucher-none")) {
            assertThat(VoucherAnswerConsumer.answer(event("voucher", "voucher-none", json)).orElseThrow().voucher())
                    .isNull();
        }
    }

    @Test
    @DisplayName("and refuses, as poison, what it cannot read")
    void poison() {
        assertThatThrownBy(() -> PileFacts.read(event("pile-ingest", "session-started", "{\"billNo\":\"x\"}")))
                .isInstanceOf(Poison.class);
        assertThatThrownBy(() -> PileFacts.read(event("pile-ingest", "session-started", "nothing")))
                .isInstanceOf(Poison.class);
        assertThatThrownBy(() -> VoucherAnswerConsumer.answer(event("voucher", "voucher-applied",
                "{\"billNo\":\"20191016161822566095\",\"billVersion\":1,\"discountFen\":-1}")))
                .isInstanceOf(Poison.class);
        assertThat(PileFacts.read(event("pile-ingest", "something-new", "{}"))).isEmpty();
    }

    private static Event event(String owner, String name, String json) {
        return new Event(UUID.randomUUID(), owner + "." + name + ".v1", "topic", "key", "zpd", Instant.EPOCH,
                Instant.EPOCH, null, json);
    }
}
