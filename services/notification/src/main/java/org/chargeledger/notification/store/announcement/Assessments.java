package org.chargeledger.notification.store.announcement;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;

/** Recorded protection impact assessments; only ever added to. */
@ApplicationScoped
public class Assessments {

    /** {@code document} says where the assessment itself lies. */
    public record Assessment(UUID assessmentId, String title, String document, String conclusion, String recordedBy,
            Instant recordedAt) {}

    public void add(Tx tx, String operatorId, Assessment assessment) {
        tx.execute("""
                insert into impact_assessment (operator_id, assessment_id, title, document, conclusion, recorded_by,
                    recorded_at)
                values ($1, $2, $3, $4, $5, $6, $7)""",
                operatorId, assessment.assessmentId(), assessment.title(), assessment.document(),
                assessment.conclusion(), assessment.recordedBy(),
                OffsetDateTime.ofInstant(assessment.recordedAt(), ZoneOffset.UTC));
    }

    public List<Assessment> list(Tx tx) {
        var assessments = new ArrayList<Assessment>();
        for (Row row : tx.query("select * from impact_assessment order by recorded_at desc")) {
            assessments.add(new Assessment(row.getUUID("assessment_id"), row.getString("title"),
                    row.getString("document"), row.getString("conclusion"), row.getString("recorded_by"),
                    row.getOffsetDateTime("recorded_at").toInstant()));
        }
        return assessments;
    }

    public boolean has(Tx tx, UUID assessmentId) {
        return tx.query("select from impact_assessment where assessment_id = $1", assessmentId).size() == 1;
    }
}
