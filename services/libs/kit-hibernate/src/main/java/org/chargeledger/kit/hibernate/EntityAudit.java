package org.chargeledger.kit.hibernate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.audit.AuditRow;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.security.Caller;
import org.hibernate.reactive.mutiny.Mutiny;

/** The audit for a use case that writes entities: the same rows, in the session's own transaction, in one statement. */
@ApplicationScoped
public class EntityAudit {

    private final InstantSource clock;

    EntityAudit(InstantSource clock) {
        this.clock = clock;
    }

    public Uni<Void> write(Mutiny.Session session, Caller caller, AuditEntry entry) {
        return write(session, caller, List.of(entry));
    }

    public Uni<Void> write(Mutiny.Session session, Caller caller, List<AuditEntry> entries) {
        Instant now = clock.instant();
        return session.createNativeQuery("""
                insert into audit_entry (operator_id, at, actor, actor_name, in_name_of, action, subject_kind, subject_id,
                    reason, before, after)
                select "operatorId", at, actor, "actorName", "inNameOf", action, "subjectKind", "subjectId", reason,
                    cast(before as jsonb), cast(after as jsonb)
                from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as u("operatorId" text, at timestamptz,
                    actor text, "actorName" text, "inNameOf" text, action text, "subjectKind" text, "subjectId" text,
                    reason text, before text, after text)""")
                .setParameter(1, EventJson.write(entries.stream().map(entry -> AuditRow.of(caller, entry, now)).toList()))
                .executeUpdate()
                .replaceWithVoid();
    }
}
