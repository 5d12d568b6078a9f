package org.chargeledger.kit.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.security.Caller;

/** Who changed what, in whose name, when and why: written with the change or not at all, and only ever added to. */
@ApplicationScoped
public class Audit {

    private final TenantDb db;
    private final InstantSource clock;

    Audit(TenantDb db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    public void write(Tx tx, Caller caller, AuditEntry entry) {
        write(tx, Actor.of(caller), entry);
    }

    /** For what somebody decided and is carried out later. */
    public void write(Tx tx, Actor actor, AuditEntry entry) {
        AuditRow row = AuditRow.of(actor, entry, clock.instant());
        tx.execute("""
                insert into audit_entry (operator_id, at, actor, actor_name, in_name_of, action, subject_kind, subject_id,
                    reason, before, after)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11::text::jsonb)""",
                row.operatorId(), row.at(), row.actor(), row.actorName(), row.inNameOf(), row.action(),
                row.subjectKind(), row.subjectId(), row.reason(), row.before(), row.after());
    }

    /** Newest first, at most {@code limit}. */
    public List<AuditView> list(Caller caller, AuditSearch search, int limit) {
        return db.inTenant(caller, tx -> {
            var entries = new ArrayList<AuditView>();
            tx.query("""
                    select *, before::text before_json, after::text after_json from audit_entry
                    where ($1::text is null or subject_kind = $1) and ($2::text is null or subject_id = $2)
                        and ($3::text is null or actor = $3)
                        and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5)
                        and ($6::timestamptz is null or (at, id) < ($6, $7::uuid))
                    order by at desc, id desc limit $8""",
                    search.subjectKind(), search.subjectId(), search.actor(), utc(search.from()), utc(search.to()),
                    utc(search.beforeAt()), search.beforeId(), limit).forEach(row -> entries.add(view(row)));
            return entries;
        });
    }

    private static AuditView view(Row row) {
        return new AuditView(row.getUUID("id"), instant(row, "at"), instant(row, "booked_at"), row.getString("actor"),
                row.getString("actor_name"), row.getString("in_name_of"), row.getString("action"),
                row.getString("subject_kind"), row.getString("subject_id"), row.getString("reason"),
                json(row.getString("before_json")), json(row.getString("after_json")));
    }

    private static JsonNode json(String text) {
        return text == null ? null : EventJson.read(text, JsonNode.class);
    }

    private static Instant instant(Row row, String column) {
        return row.get(OffsetDateTime.class, column).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
