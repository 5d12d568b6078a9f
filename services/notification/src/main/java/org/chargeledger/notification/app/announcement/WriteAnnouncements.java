package org.chargeledger.notification.app.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.app.announcement.ShowBatch.Generated;
import org.chargeledger.notification.domain.announcement.Act;
import org.chargeledger.notification.domain.announcement.Announcement;
import org.chargeledger.notification.domain.announcement.Article;
import org.chargeledger.notification.domain.announcement.Form;
import org.chargeledger.notification.domain.announcement.Words;
import org.chargeledger.notification.store.Settings;
import org.chargeledger.notification.store.announcement.Announcements;
import org.chargeledger.notification.store.announcement.Announcements.Draft;
import org.chargeledger.notification.store.announcement.Announcements.Writer;
import org.chargeledger.notification.store.announcement.Assessments;

/** Staff write an announcement of an approved refund batch and bring it up to date; each time it is generated anew. */
@ApplicationScoped
public class WriteAnnouncements {

    /** What is to be said; {@code assessmentId} is null but for a list. */
    public record Wish(String appId, UUID batchId, Form form, UUID assessmentId, Words words) {

        public Wish {
            assessmentId = form == Form.LIST ? assessmentId : null;
        }

        static Wish as(Announcement before) {
            return new Wish(before.appId(), before.batchId(), before.form(), before.assessmentId(), before.words());
        }
    }

    private final TenantDb db;
    private final Idempotency idempotency;
    private final Announcements announcements;
    private final Assessments assessments;
    private final Settings settings;
    private final ShowBatch showBatch;
    private final FindAnnouncements find;
    private final Audit audit;
    private final InstantSource clock;

    WriteAnnouncements(TenantDb db, Idempotency idempotency, Announcements announcements, Assessments assessments,
            Settings settings, ShowBatch showBatch, FindAnnouncements find, Audit audit, InstantSource clock) {
        this.db = db;
        this.idempotency = idempotency;
        this.announcements = announcements;
        this.assessments = assessments;
        this.settings = settings;
        this.showBatch = showBatch;
        this.find = find;
        this.audit = audit;
        this.clock = clock;
    }

    public Response draft(Caller caller, String key, Wish wish) {
        check(wish);
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "POST /announcements", key, wish,
                () -> new Reply(201, add(tx, caller, wish, writer(caller), null))));
    }

    public Response edit(Caller caller, String key, UUID id, String ifMatch, Wish wish) {
        check(wish);
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "PUT /announcements/" + id, key, wish, () -> {
            Announcement before = find.locked(tx, id, Act.EDIT);
            ETag.of(before.version()).requireMatch(ifMatch);
            var wanted = new Wish(wish.appId(), before.batchId(), wish.form(), wish.assessmentId(), wish.words());
            Writer writer = wanted.equals(Wish.as(before)) ? renewer(caller, before) : writer(caller);
            rewrite(tx, caller, before, wanted, writer, "edit-announcement");
            return new Reply(200, find.view(tx, id));
        }));
    }

    /** The results of now under the words as they are. What is out already stays as it is and gets a successor. */
    public Response renew(Caller caller, String key, UUID id, String ifMatch) {
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "POST /announcements/" + id + "/renewal", key, id,
                () -> {
                    Announcement before = find.locked(tx, id);
                    ETag.of(before.version()).requireMatch(ifMatch);
                    Wish wish = Wish.as(before);
                    if (Act.OVER.contains(before.state())) {
                        return new Reply(201, add(tx, caller, wish, renewer(caller, before), id));
                    }
                    FindAnnouncements.require(before, Act.RENEW);
                    rewrite(tx, caller, before, wish, renewer(caller, before), "renew-announcement");
                    return new Reply(200, find.view(tx, id));
                }));
    }

    private static void check(Wish wish) {
        refuse(wish.words().findings());
    }

    private static void refuse(List<String> findings) {
        if (!findings.isEmpty()) {
            throw new Refusal(400, "announcement-invalid", "Invalid announcement", String.join("; ", findings),
                    Map.of("findings", findings));
        }
    }

    private static Writer writer(Caller caller) {
        return new Writer(caller.subject(), caller.name(), null);
    }

    /** Words, form, assessment and account stay their writer's. */
    private static Writer renewer(Caller caller, Announcement before) {
        return new Writer(before.hands().writtenBy(), before.hands().writtenByName(), caller.subject());
    }

    private Object add(Tx tx, Caller caller, Wish wish, Writer writer, UUID renews) {
        UUID id = UUID.randomUUID();
        Generated generated = generate(tx, wish);
        announcements.add(tx, caller.operatorId(), draft(id, wish, writer, renews, generated));
        announcements.list(tx, caller.operatorId(), id, generated.listed());
        audit.write(tx, caller, new AuditEntry("draft-announcement", "announcement", id.toString(), null, null,
                written(wish)));
        return find.view(tx, id);
    }

    private void rewrite(Tx tx, Caller caller, Announcement before, Wish wish, Writer writer, String action) {
        Generated generated = generate(tx, wish);
        announcements.unlist(tx, before.id());
        announcements.rewrite(tx, draft(before.id(), wish, writer, before.renews(), generated));
        announcements.list(tx, caller.operatorId(), before.id(), generated.listed());
        audit.write(tx, caller, new AuditEntry(action, "announcement", before.id().toString(), null,
                Map.of("state", before.state(), "title", before.words().title()), written(wish)));
    }

    private Generated generate(Tx tx, Wish wish) {
        if (!settings.hasAccount(tx, wish.appId())) {
            throw new Refusal(409, "official-account-unknown", "Official account unknown",
                    "put the official account first", Map.of("appId", wish.appId()));
        }
        if (wish.form() == Form.LIST && (wish.assessmentId() == null || !assessments.has(tx, wish.assessmentId()))) {
            throw new Refusal(409, "assessment-missing", "Impact assessment missing",
                    "a public list needs a recorded protection impact assessment");
        }
        Generated generated = showBatch.generate(tx, wish.batchId(), wish.form(), clock.instant());
        refuse(Article.finding(wish.words(), generated.html()).stream().toList());
        return generated;
    }

    private static Draft draft(UUID id, Wish wish, Writer writer, UUID renews, Generated generated) {
        return new Draft(id, wish.appId(), wish.batchId(), wish.form(), wish.assessmentId(), renews, wish.words(),
                generated.html(), generated.asOf(), writer);
    }

    private static Map<String, Object> written(Wish wish) {
        return Map.of("batchId", wish.batchId(), "form", wish.form(), "title", wish.words().title());
    }
}
