package org.chargeledger.reporting.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.CloudEvents;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.EventHandler;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.reporting.app.LearnFacts;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the topics that reporting listens to. Translates, and decides nothing. */
@ApplicationScoped
public class FactConsumers {

    private final Inbox inbox;
    private final LearnFacts learn;
    private final MeterRegistry metrics;

    FactConsumers(Inbox inbox, LearnFacts learn, MeterRegistry metrics) {
        this.inbox = inbox;
        this.learn = learn;
        this.metrics = metrics;
    }

    @Incoming("sessions")
    @Blocking
    public void sessions(ConsumerRecords<String, String> batch) {
        inbox.consume("reporting.sessions", batch, (tx, events) -> {
            learn.ofSessions(tx, read(events, SessionEvents::read));
            learn.ofRefunds(tx, read(events, SessionEvents::refund));
            learn.ofArrears(tx, read(events, SessionEvents::arrears));
            delay("reporting.sessions", events.getLast().storedAt());
        });
    }

    @Incoming("pile-facts")
    @Blocking
    public void pileFacts(ConsumerRecords<String, String> batch) {
        consume("reporting.pile-facts", CloudEvents.ofTypes(Set.of(OtherEvents.PILE_CONNECTED), batch),
                OtherEvents::firmware, learn::ofPiles);
    }

    @Incoming("stations")
    @Blocking
    public void stations(ConsumerRecords<String, String> batch) {
        inbox.consumeLatest("reporting.stations", batch,
                handler("reporting.stations", OtherEvents::station, learn::ofStations));
    }

    @Incoming("vouchers")
    @Blocking
    public void vouchers(ConsumerRecords<String, String> batch) {
        consume("reporting.vouchers", batch, OtherEvents::voucher, learn::ofVouchers);
    }

    @Incoming("messages")
    @Blocking
    public void messages(ConsumerRecords<String, String> batch) {
        consume("reporting.messages", batch, OtherEvents::message, learn::ofMessages);
    }

    private <T> void consume(String consumer, Iterable<ConsumerRecord<String, String>> batch,
            Function<Event, Optional<T>> read, BiConsumer<Tx, List<T>> learnThem) {
        inbox.consume(consumer, batch, handler(consumer, read, learnThem));
    }

    private <T> EventHandler handler(String consumer, Function<Event, Optional<T>> read,
            BiConsumer<Tx, List<T>> learnThem) {
        return (tx, events) -> {
            learnThem.accept(tx, read(events, read));
            delay(consumer, events.getLast().storedAt());
        };
    }

    private static <T> List<T> read(List<Event> events, Function<Event, Optional<T>> reader) {
        return events.stream().map(reader).flatMap(Optional::stream).toList();
    }

    /** Real time from the broker to the read model: how old a figure can be. */
    private void delay(String consumer, Instant storedAt) {
        metrics.timer("chargeledger.projection.delay", "consumer", consumer)
                .record(Duration.between(storedAt, Instant.now()));
    }
}
