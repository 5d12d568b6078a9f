package org.chargeledger.tariff.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.tariff.domain.Assignment;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.domain.Target;
import org.hibernate.reactive.mutiny.Mutiny;

/** Whose tariff a version is and from when on: added and read, never changed. Many rows travel as one JSON parameter. */
@ApplicationScoped
public class Assignments {

    private record Row(String operatorId, String scope, String target, Instant effectiveFrom, String tariffId, int version,
            boolean withdrawn) {}

    public Uni<Void> add(Mutiny.Session session, List<PublishedVersion> versions) {
        List<Row> rows = versions.stream().flatMap(version -> version.assignments().stream()
                .map(assignment -> row(version.operatorId(), assignment))).toList();
        return session.createNativeQuery("""
                insert into tariff_assignment (operator_id, scope, target, effective_from, tariff_id, version, withdrawn)
                select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as u("operatorId" text, scope text,
                    target text, "effectiveFrom" timestamptz, "tariffId" text, version int, withdrawn boolean)""")
                .setParameter(1, EventJson.write(rows)).executeUpdate().replaceWithVoid();
    }

    /** Those of the targets at which a version starts at this very moment. */
    public Uni<Set<Target>> taken(Mutiny.Session session, List<Target> targets, Instant at) {
        return at == null ? Uni.createFrom().item(Set.of()) : rows(session, targets, "a.effective_from = ?2", at)
                .map(found -> new HashSet<>(found.stream().map(Assignment::target).toList()));
    }

    /** Everything that took or takes effect at these targets before {@code end}. */
    public Uni<List<Assignment>> before(Mutiny.Session session, List<Target> targets, Instant end) {
        return rows(session, targets, "a.effective_from < ?2", end);
    }

    private static Uni<List<Assignment>> rows(Mutiny.Session session, List<Target> targets, String when, Instant at) {
        return session.createNativeQuery("""
                select a.* from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as t(scope text, id text)
                join tariff_assignment a on a.scope = t.scope and a.target = t.id and\s""" + when, AssignmentRow.class)
                .setParameter(1, EventJson.write(targets)).setParameter(2, utc(at)).getResultList().map(Assignments::domain);
    }

    /** What took effect last at each target of the operator. */
    public Uni<List<Assignment>> latest(Mutiny.Session session, Instant at) {
        return session.createNativeQuery("""
                select distinct on (scope, target) * from tariff_assignment where effective_from <= ?1
                order by scope, target, effective_from desc""", AssignmentRow.class)
                .setParameter(1, utc(at)).getResultList().map(Assignments::domain);
    }

    public Uni<List<Assignment>> after(Mutiny.Session session, Instant at) {
        return session.createNativeQuery("""
                select * from tariff_assignment where effective_from > ?1 order by effective_from, scope, target""",
                AssignmentRow.class).setParameter(1, utc(at)).getResultList().map(Assignments::domain);
    }

    private static List<Assignment> domain(List<AssignmentRow> rows) {
        return rows.stream().map(AssignmentRow::toAssignment).toList();
    }

    private static Row row(String operatorId, Assignment assignment) {
        return new Row(operatorId, assignment.target().scope().name(), assignment.target().id(), assignment.effectiveFrom(),
                assignment.version().tariffId(), assignment.version().number(), assignment.withdrawn());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
