package org.chargeledger.kit.event;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.chargeledger.kit.db.Tx;

/**
 * Of facts that each tell a whole thing anew, such as a station with its piles, the last one counts. A topic brings them
 * in order, but a dead letter comes when people redrive it: that one counts only if nothing with a later time is known.
 */
@ApplicationScoped
class LatestFacts {

    private record Thing(String operatorId, String key) {

        static Thing of(Event event) {
            return new Thing(event.operatorId(), event.key());
        }
    }

    private static final BinaryOperator<Instant> LATER = BinaryOperator.maxBy(Comparator.naturalOrder());

    /** The events without redriven ones that are older than what the consumer knows of the same thing. */
    List<Event> of(Tx tx, String consumer, List<Event> events, Set<UUID> redriven) {
        Map<Thing, Instant> known = learn(tx, consumer, events.stream()
                .collect(Collectors.toMap(Thing::of, Event::time, LATER)));
        return events.stream().filter(event -> {
            boolean latest = known.merge(Thing.of(event), event.time(), LATER).equals(event.time());
            return latest || !redriven.contains(event.id());
        }).toList();
    }

    /** What was known before. */
    private static Map<Thing, Instant> learn(Tx tx, String consumer, Map<Thing, Instant> told) {
        List<Thing> things = told.keySet().stream()
                .sorted(Comparator.comparing(Thing::operatorId).thenComparing(Thing::key)).toList();
        var known = new HashMap<Thing, Instant>();
        for (Row row : tx.query("""
                insert into latest_fact as known (consumer, operator_id, key, at)
                select $1, operator_id, key, at
                from unnest($2::text[], $3::text[], $4::timestamptz[]) as told (operator_id, key, at)
                on conflict (consumer, operator_id, key) do update set at = greatest(known.at, excluded.at)
                returning known.operator_id, known.key, old.at as known_at""", consumer,
                things.stream().map(Thing::operatorId).toArray(String[]::new),
                things.stream().map(Thing::key).toArray(String[]::new),
                things.stream().map(thing -> OffsetDateTime.ofInstant(told.get(thing), ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))) {
            OffsetDateTime at = row.get(OffsetDateTime.class, "known_at");
            if (at != null) {
                known.put(new Thing(row.getString("operator_id"), row.getString("key")), at.toInstant());
            }
        }
        return known;
    }

    /** Whether the consumer that refused this letter knows something newer of the same thing by now. */
    boolean outdated(Tx tx, UUID deadLetterId) {
        return tx.query("""
                select 1 from dead_letter d join latest_fact l using (consumer, operator_id, key)
                where d.id = $1 and l.at > d.occurred_at""", deadLetterId).size() > 0;
    }
}
