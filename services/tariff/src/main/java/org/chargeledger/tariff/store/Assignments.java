package org.chargeledger.tariff.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.tariff.domain.Assignment;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.domain.Target;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Whose tariff a version is and from when on: added and read, never changed. Thousands of rows travel as one JSON text:
 * as entities each of them would be looked at again at every flush.
 */
@ApplicationScoped
public class Assignments {

    private record Row(String operatorId, String scope, String target, Instant effectiveFrom, String tariffId,
            int version, boolean withdrawn) {}

    private static final String AS_JSON = """
            select cast(coalesce(jsonb_agg(jsonb_build_object(
                'target', jsonb_build_object('scope', a.scope, 'id', a.target), 'effectiveFrom', a.effective_from,
                'version', jsonb_build_object('tariffId', a.tariff_id, 'number', a.version), 'withdrawn', a.withdrawn)
                order by a.effective_from, a.scope, a.target), '[]') as text) from (%s) a""";

    public Uni<Void> add(Mutiny.Session session, List<PublishedVersion> versions) {
        List<Row> rows = versions.stream().flatMap(version -> version.assignments().stream()
                .map(assignment -> row(version.operatorId(), assignment))).toList();
        return session.createNativeQuery("""
                insert into tariff_assignment (operator_id, scope, target, effective_from, tariff_id, version,
                    withdrawn)
                select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as u("operatorId" text, scope text,
                    target text, "effectiveFrom" timestamptz, "tariffId" text, version int, withdrawn boolean)""")
                .setParameter(1, EventJson.write(rows)).executeUpdate().replaceWithVoid();
    }

    /** Everything that took or takes effect at these targets before {@code end}. */
    public Uni<List<Assignment>> before(Mutiny.Session session, List<Target> targets, Instant end) {
        return read(session.createNativeQuery(AS_JSON.formatted("""
                select a.* from jsonb_to_recordset(cast(cast(?2 as text) as jsonb)) as t(scope text, id text)
                join tariff_assignment a on a.scope = t.scope and a.target = t.id and a.effective_from < ?1"""),
                String.class).setParameter(2, EventJson.write(targets)), end);
    }

    /** Everything that takes effect at these targets, whenever. */
    public Uni<List<Assignment>> of(Mutiny.Session session, List<Target> targets) {
        return before(session, targets, Instant.parse("9999-12-31T00:00:00Z"));
    }

    /** What took effect last at each target of the operator. */
    public Uni<List<Assignment>> latest(Mutiny.Session session, Instant at) {
        return read(session.createNativeQuery(AS_JSON.formatted("""
                select distinct on (scope, target) * from tariff_assignment where effective_from <= ?1
                order by scope, target, effective_from desc, version desc"""), String.class), at);
    }

    /** What will take effect at each target and moment after this one. */
    public Uni<List<Assignment>> after(Mutiny.Session session, Instant at) {
        return read(session.createNativeQuery(AS_JSON.formatted("""
                select distinct on (scope, target, effective_from) * from tariff_assignment where effective_from > ?1
                order by scope, target, effective_from, version desc"""), String.class), at);
    }

    private static Uni<List<Assignment>> read(Mutiny.SelectionQuery<String> query, Instant at) {
        return query.setParameter(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC)).getSingleResult()
                .map(json -> List.of(EventJson.read(json, Assignment[].class)));
    }

    private static Row row(String operatorId, Assignment assignment) {
        return new Row(operatorId, assignment.target().scope().name(), assignment.target().id(),
                assignment.effectiveFrom(), assignment.version().tariffId(), assignment.version().number(),
                assignment.withdrawn());
    }
}
