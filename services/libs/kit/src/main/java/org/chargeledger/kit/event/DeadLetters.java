package org.chargeledger.kit.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.audit.PersonalData;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.security.Caller;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Events that a consumer refused: kept with their reason, told on the dead-letter topic, listed, and redriven by people. */
@ApplicationScoped
public class DeadLetters {

    /** What staff see: the body in full length, people in it masked. */
    public record DeadLetter(UUID id, String consumer, String topic, String type, UUID eventId, String reason,
            String body, Instant deadAt, Instant redrivenAt) {

        private static DeadLetter of(Row row) {
            return new DeadLetter(row.getUUID("id"), row.getString("consumer"), row.getString("topic"),
                    row.getString("type"), row.getUUID("event_id"), PersonalData.shown(row.getString("reason")),
                    PersonalData.shown(row.getString("body")),
                    row.get(OffsetDateTime.class, "dead_at").toInstant(),
                    Optional.ofNullable(row.get(OffsetDateTime.class, "redriven_at"))
                            .map(OffsetDateTime::toInstant).orElse(null));
        }
    }

    /** The body of an event on the dead-letter topic, where people are masked in a reason that quotes them. */
    record Died(UUID deadLetterId, String consumer, String topic, String type, UUID eventId, String reason) {}

    /** A dead letter in an audit; {@code refusedFor} is why its consumer put it aside. */
    private record Audited(String consumer, String type, UUID eventId, String refusedFor, Instant deadAt, Instant redrivenAt) {

        private static Audited of(DeadLetter letter) {
            return new Audited(letter.consumer(), letter.type(), letter.eventId(), letter.reason(), letter.deadAt(),
                    letter.redrivenAt());
        }
    }

    /** A reason may quote the event, which may be as long as a message can be. */
    private static final int LONGEST_REASON = 2_000;

    private final TenantDb tenantDb;
    private final LatestFacts latestFacts;
    private final Outbox outbox;
    private final Audit audit;
    private final MeterRegistry metrics;
    private final String service;

    DeadLetters(TenantDb tenantDb, LatestFacts latestFacts, Outbox outbox, Audit audit, MeterRegistry metrics,
            @ConfigProperty(name = "kit.service") String service) {
        this.tenantDb = tenantDb;
        this.latestFacts = latestFacts;
        this.outbox = outbox;
        this.audit = audit;
        this.metrics = metrics;
        this.service = service;
    }

    void bury(Tx tx, String consumer, Event refused, String why) {
        Event event = storable(refused);
        String reason = storable(why.substring(0, Math.min(why.length(), LONGEST_REASON)));
        UUID id = tx.query("""
                insert into dead_letter (id, consumer, operator_id, topic, key, event_id, type, occurred_at, stored_at,
                    traceparent, body, reason)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                on conflict (consumer, event_id) do update
                    set reason = excluded.reason, dead_at = now(), redriven_at = null returning id""",
                UUID.randomUUID(), consumer, event.operatorId(), event.topic(), event.key(), event.id(), event.type(),
                utc(event.time()), utc(event.storedAt()), event.traceparent(), event.json(), reason)
                .iterator().next().getUUID("id");
        outbox.append(tx, List.of(new NewEvent(service + ".dead-letter.v1", event.key(), service + ".event-died.v1",
                event.operatorId(),
                new Died(id, consumer, event.topic(), event.type(), event.id(), PersonalData.shown(reason)))));
        metrics.counter("chargeledger.dead.letters", "consumer", consumer).increment();
    }

    /** Newest first, behind the last one shown (null: from the newest on), at most {@code limit}. */
    public List<DeadLetter> list(Caller caller, Instant beforeDeadAt, UUID beforeId, int limit) {
        return tenantDb.inTenant(caller, tx -> {
            var letters = new ArrayList<DeadLetter>();
            tx.query("""
                    select * from dead_letter where $1::timestamptz is null or (dead_at, id) < ($1, $2::uuid)
                    order by dead_at desc, id desc limit $3""", utc(beforeDeadAt), beforeId, limit)
                    .forEach(row -> letters.add(DeadLetter.of(row)));
            return letters;
        });
    }

    /** Empty: not the caller's. */
    public Optional<DeadLetter> find(Caller caller, UUID id) {
        return tenantDb.inTenant(caller, tx -> {
            for (Row row : tx.query("select * from dead_letter where id = $1", id)) {
                return Optional.of(DeadLetter.of(row));
            }
            return Optional.empty();
        });
    }

    /** Whether its consumer knows something newer of the same thing, so that the event would change nothing there. */
    public boolean outdated(Tx system, DeadLetter letter) {
        return latestFacts.outdated(system, letter.id());
    }

    /**
     * Publishes the caller's event again under its own id, for the consumer that refused it, which forgets that it had
     * it. An event that is redriven already, and was not refused anew, stays as it is.
     */
    public DeadLetter redrive(Tx system, Caller caller, DeadLetter letter, String reason) {
        for (Row row : system.query("""
                update dead_letter set redriven_at = now() where id = $1 and redriven_at is null returning *""",
                letter.id())) {
            DeadLetter redriven = DeadLetter.of(row);
            audit.write(system, caller, new AuditEntry("redrive-dead-letter", "dead-letter", letter.id().toString(), reason,
                    Audited.of(letter), Audited.of(redriven)));
            publishAgain(system, letter);
            return redriven;
        }
        return letter;
    }

    private static void publishAgain(Tx tx, DeadLetter letter) {
        tx.execute("delete from inbox where consumer = $1 and event_id = $2", letter.consumer(), letter.eventId());
        tx.execute("""
                insert into outbox (id, topic, key, type, operator_id, occurred_at, traceparent, body, only_for)
                select event_id, topic, key, type, operator_id, occurred_at, traceparent, body, consumer
                from dead_letter where id = $1
                on conflict (id, only_for) do nothing""", letter.id());
        tx.query("select pg_notify('" + Outbox.CHANNEL + "', '')");
    }

    private static Event storable(Event event) {
        return new Event(event.id(), storable(event.type()), event.topic(), storable(event.key()),
                storable(event.operatorId()), event.time(), event.storedAt(), storable(event.traceparent()),
                storable(event.json()));
    }

    /** No text of the database holds U+0000, whatever a broken producer wrote; null stays null. */
    private static String storable(String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
