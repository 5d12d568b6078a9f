package org.chargeledger.kit.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.chargeledger.kit.security.Caller;

/** An entry as it is stored: with its actor, without personal data. Platform staff act in an operator's name. */
public record AuditRow(String operatorId, OffsetDateTime at, String actor, String actorName, String inNameOf,
        String action, String subjectKind, String subjectId, String reason, String before, String after) {

    public static AuditRow of(Caller caller, AuditEntry entry, Instant at) {
        return of(Actor.of(caller), entry, at);
    }

    static AuditRow of(Actor actor, AuditEntry entry, Instant at) {
        return new AuditRow(actor.operatorId(), OffsetDateTime.ofInstant(at, ZoneOffset.UTC), actor.subject(),
                actor.name(), actor.inNameOf(), entry.action(), entry.subjectKind(), entry.subjectId(),
                PersonalData.masked(entry.reason()), PersonalData.json(entry.before()),
                PersonalData.json(entry.after()));
    }
}
