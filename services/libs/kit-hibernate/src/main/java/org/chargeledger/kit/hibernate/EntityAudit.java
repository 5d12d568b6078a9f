package org.chargeledger.kit.hibernate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.audit.AuditRow;
import org.chargeledger.kit.security.Caller;
import org.hibernate.reactive.mutiny.Mutiny;

/** The audit for a use case that writes entities: the same rows, in the session's own transaction. */
@ApplicationScoped
public class EntityAudit {

    private final InstantSource clock;

    EntityAudit(InstantSource clock) {
        this.clock = clock;
    }

    public Uni<Void> write(Mutiny.Session session, Caller caller, AuditEntry entry) {
        AuditRow row = AuditRow.of(caller, entry, clock.instant());
        return session.createNativeQuery("""
                insert into audit_entry (operator_id, at, actor, actor_name, in_name_of, action, subject_kind, subject_id,
                    reason, before, after)
                values (?1, ?2, ?3, ?4, cast(?5 as text), ?6, ?7, ?8, cast(?9 as text),
                    cast(cast(?10 as text) as jsonb), cast(cast(?11 as text) as jsonb))""")
                .setParameter(1, row.operatorId())
                .setParameter(2, row.at())
                .setParameter(3, row.actor())
                .setParameter(4, row.actorName())
                .setParameter(5, row.inNameOf())
                .setParameter(6, row.action())
                .setParameter(7, row.subjectKind())
                .setParameter(8, row.subjectId())
                .setParameter(9, row.reason())
                .setParameter(10, row.before())
                .setParameter(11, row.after())
                .executeUpdate()
                .replaceWithVoid();
    }
}
