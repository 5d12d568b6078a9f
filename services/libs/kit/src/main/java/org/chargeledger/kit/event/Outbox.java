package org.chargeledger.kit.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.trace.Trace;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Facts to publish, written in the transaction that makes them true. Order per key holds because the caller locks the
 * thing behind the key before it appends; the {@link Relay} publishes in the order written.
 */
@ApplicationScoped
public class Outbox {

    static final String CHANNEL = "outbox";

    /** Wakes the relays, too: they hear of it when the transaction commits. */
    static final String INSERT = """
            with added as (
                insert into outbox (slot, id, topic, key, type, operator_id, occurred_at, traceparent, body)
                select slot, id, topic, key, type, operator_id, $7, $8, body
                from unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $9::text[])
                    with ordinality as e(slot, id, topic, key, type, operator_id, body, position)
                order by position)
            select pg_notify('""" + CHANNEL + "', '')";

    private final InstantSource clock;
    private final int slots;

    Outbox(InstantSource clock, @ConfigProperty(name = "kit.outbox.slots", defaultValue = "1") int slots) {
        this.clock = clock;
        this.slots = slots;
    }

    public void append(Tx tx, List<NewEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        tx.send(INSERT, arguments(events));
    }

    /** The arguments of {@link #INSERT}. */
    Object[] arguments(List<NewEvent> events) {
        return new Object[] {
                events.stream().map(event -> slot(event.key(), slots)).toArray(Short[]::new),
                events.stream().map(event -> UUID.randomUUID()).toArray(UUID[]::new),
                strings(events.stream().map(NewEvent::topic).toList()),
                strings(events.stream().map(NewEvent::key).toList()),
                strings(events.stream().map(NewEvent::type).toList()),
                strings(events.stream().map(NewEvent::operatorId).toList()),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                Trace.current(),
                strings(events.stream().map(event -> EventJson.write(event.data())).toList())};
    }

    static short slot(String key, int slots) {
        return (short) Math.floorMod(Arrays.hashCode(key.toCharArray()), slots);
    }

    private static String[] strings(List<String> values) {
        return values.toArray(String[]::new);
    }
}
