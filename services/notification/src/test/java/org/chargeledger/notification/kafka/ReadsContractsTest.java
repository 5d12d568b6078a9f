package org.chargeledger.notification.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.notification.domain.Station;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What others promise to notification")
class ReadsContractsTest {

    static Stream<Arguments> readers() {
        return Stream.of(
                reader("bill-settled", event -> SessionsConsumer.settled(event)
                        .message(Station.unnamed("zpd", "ST-108"))),
                reader("bill-corrected", event -> SessionsConsumer.corrected(event)
                        .message(Station.unnamed("zpd", "ST-108"))),
                reader("bill-held", event -> SessionsConsumer.held(event).message(Station.unnamed("zpd", "ST-108"))),
                reader("session-charging", event -> SessionsConsumer.charging(event)
                        .message(Station.unnamed("zpd", "ST-108"))),
                reader("charge-ended", event -> SessionsConsumer.chargeEnded(event)
                        .message(Station.unnamed("zpd", "ST-108"))),
                reader("session-failed", event -> SessionsConsumer.startFailed(event)
                        .message(Station.unnamed("zpd", "ST-108"))),
                reader("bill-refunded", event -> SessionsConsumer.refunded(event).message()),
                reader("wallet-refund-requested", event -> PayoutEvents.requested(event).message()),
                reader("wallet-refund-done", event -> PayoutEvents.ended(event).part()),
                reader("wallet-refund-failed", event -> PayoutEvents.ended(event).part()),
                reader("wallet-refund-abnormal", event -> MoneyConsumer.stuck(event).message()),
                reader("wallet-refunded-offline", event -> MoneyConsumer.paidOffline(event).message()),
                reader("balance-low", event -> MoneyConsumer.low(event).message()),
                reader("voucher-granted", event -> MoneyConsumer.granted(event).message()),
                reader("voucher-expiring", event -> MoneyConsumer.expiring(event).message()),
                reader("refund-batch-changed", RefundBatchesConsumer::batch),
                reader("refund-item-changed", RefundBatchesConsumer::item),
                reader("pile-connected", PileFactsConsumer::connectivity),
                reader("pile-disconnected", PileFactsConsumer::connectivity),
                reader("abnormal-backlog", event -> BacklogConsumer.backlog(event)
                        .message(UUID.randomUUID(), Station.USUAL_ZONE)),
                reader("driver-profiled", DriverProfilesConsumer::profile),
                reader("station-changed", StationsConsumer::station));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    @DisplayName("every example can be read and worded")
    void readsEveryExample(String name, Consumer<Event> reader) {
        assertThat(Contracts.examples(name)).isNotEmpty().allSatisfy(json -> reader.accept(event(name, json)));
    }

    private static Arguments reader(String name, Consumer<Event> reader) {
        return Arguments.of(name, reader);
    }

    private static Event event(String name, String json) {
        return new Event(UUID.randomUUID(), name, "topic", "key", "zpd", Instant.EPOCH, Instant.EPOCH, null, json);
    }
}
