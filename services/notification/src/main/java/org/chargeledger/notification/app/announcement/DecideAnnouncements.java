package org.chargeledger.notification.app.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.announcement.Act;
import org.chargeledger.notification.domain.announcement.Announcement;
import org.chargeledger.notification.domain.announcement.NextMove;
import org.chargeledger.notification.domain.announcement.State;
import org.chargeledger.notification.domain.announcement.Way;
import org.chargeledger.notification.gateway.ArticleGateway;
import org.chargeledger.notification.store.announcement.Announcements;

/** People approve an announcement, look at it, send it out, say what became of it and take it down. */
@ApplicationScoped
public class DecideAnnouncements {

    private final TenantDb db;
    private final Idempotency idempotency;
    private final Announcements announcements;
    private final FindAnnouncements find;
    private final ArticleGateway gateway;
    private final Audit audit;
    private final InstantSource clock;

    DecideAnnouncements(TenantDb db, Idempotency idempotency, Announcements announcements, FindAnnouncements find,
            ArticleGateway gateway, Audit audit, InstantSource clock) {
        this.db = db;
        this.idempotency = idempotency;
        this.announcements = announcements;
        this.find = find;
        this.gateway = gateway;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of exactly the version that was read, by somebody who neither wrote nor renewed it. */
    public Response approve(Caller caller, String key, UUID id, String ifMatch) {
        return once(caller, key, id, "approval", ifMatch, tx -> {
            Announcement before = find.locked(tx, id, Act.APPROVE);
            ETag.of(before.version()).requireMatch(ifMatch);
            if (before.hands().made(caller.subject())) {
                throw new Refusal(409, "announcement-own-approval", "Approved by its writer",
                        "somebody else approves an announcement than who wrote or renewed it");
            }
            announcements.approve(tx, id, caller.subject(), caller.name(), clock.instant());
            note(tx, caller, "approve-announcement", id, null, before, State.APPROVED);
        });
    }

    /** The openid is used and forgotten. */
    public Response preview(Caller caller, String key, UUID id, String openid) {
        return once(caller, key, id, "preview", openid, tx -> {
            Announcement before = find.locked(tx, id, Act.PREVIEW);
            Answer answer = gateway.preview(before, openid);
            if (answer.outcome() != Answer.Outcome.ACCEPTED) {
                throw new Refusal(409, "preview-refused", "Preview refused",
                        "WeChat showed no preview: " + answer.detail(), Map.of("outcome", answer.outcome()));
            }
            announcements.previewed(tx, id, clock.instant());
            note(tx, caller, "preview-announcement", id, null, before, State.PREVIEWED);
        });
    }

    public Response submit(Caller caller, String key, UUID id, Way way) {
        return once(caller, key, id, "submission", way, tx -> {
            Announcement before = find.locked(tx, id, Act.SUBMIT);
            announcements.submit(tx, id, way, clock.instant());
            note(tx, caller, "submit-announcement", id, null, before, State.SUBMITTING);
        });
    }

    /** Somebody looked into the account: the one way out of an unknown outcome that needs no answer of the channel. */
    public Response resolve(Caller caller, String key, UUID id, boolean sent, String reason) {
        Act act = sent ? Act.SAY_SENT : Act.SAY_NOT_SENT;
        return once(caller, key, id, "outcome", Map.of("sent", sent, "reason", reason), tx -> {
            Announcement before = find.locked(tx, id, act);
            State after = act.from(before.state()).orElseThrow();
            announcements.decide(tx, id, after, NextMove.DECIDED_BY_STAFF, clock.instant(),
                    after == State.FINISHED ? MoveAnnouncements.stays(before) : null);
            note(tx, caller, "resolve-announcement", id, reason, before, after);
        });
    }

    /** {@code byHand} says that somebody deleted it in the account's own console: where WeChat's number is unknown. */
    public Response takeDown(Caller caller, String key, UUID id, boolean byHand, String reason) {
        return once(caller, key, id, "take-down", Map.of("byHand", byHand, "reason", reason), tx -> {
            Announcement before = find.locked(tx, id, Act.TAKE_DOWN);
            Optional<String> refusal = byHand ? Optional.empty() : gateway.takeDown(before);
            if (refusal.isPresent()) {
                throw new Refusal(409, "take-down-refused", "Not taken down", refusal.get());
            }
            announcements.decide(tx, id, State.TAKEN_DOWN, byHand ? NextMove.DECIDED_BY_STAFF : null, clock.instant(),
                    null);
            note(tx, caller, "take-down-announcement", id, reason, before, State.TAKEN_DOWN);
        });
    }

    private interface Work {

        void in(Tx tx);
    }

    private Response once(Caller caller, String key, UUID id, String act, Object body, Work work) {
        return db.inTenant(caller,
                tx -> idempotency.once(tx, caller, "POST /announcements/" + id + "/" + act, key, body,
                () -> {
                    work.in(tx);
                    return new Reply(200, find.view(tx, id));
                }));
    }

    private void note(Tx tx, Caller caller, String action, UUID id, String reason, Announcement before, State after) {
        var now = new HashMap<String, Object>();
        now.put("state", after);
        now.put("asOf", before.asOf());
        audit.write(tx, caller, new AuditEntry(action, "announcement", id.toString(), reason,
                Map.of("state", before.state()), now));
    }
}
