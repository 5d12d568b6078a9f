package org.chargeledger.notification.app.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.store.announcement.Assessments;
import org.chargeledger.notification.store.announcement.Assessments.Assessment;

/** An operator records that it assessed what making personal data public does; without it there is no list. */
@ApplicationScoped
public class RecordAssessments {

    /** Where the assessment lies and what it concludes. */
    public record Wish(String title, String document, String conclusion) {}

    private final TenantDb db;
    private final Idempotency idempotency;
    private final Assessments assessments;
    private final Audit audit;
    private final InstantSource clock;

    RecordAssessments(TenantDb db, Idempotency idempotency, Assessments assessments, Audit audit, InstantSource clock) {
        this.db = db;
        this.idempotency = idempotency;
        this.assessments = assessments;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Assessment> all(Caller caller) {
        return db.inTenant(caller, assessments::list);
    }

    public Response record(Caller caller, String key, Wish wish) {
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "POST /impact-assessments", key, wish, () -> {
            var assessment = new Assessment(UUID.randomUUID(), wish.title(), wish.document(), wish.conclusion(),
                    caller.name(), clock.instant());
            assessments.add(tx, caller.operatorId(), assessment);
            audit.write(tx, caller, new AuditEntry("record-assessment", "impact-assessment",
                    assessment.assessmentId().toString(), null, null, wish));
            return new Reply(201, assessment);
        }));
    }
}
