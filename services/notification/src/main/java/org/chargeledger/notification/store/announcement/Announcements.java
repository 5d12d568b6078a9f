package org.chargeledger.notification.store.announcement;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.announcement.Announcement;
import org.chargeledger.notification.domain.announcement.Form;
import org.chargeledger.notification.domain.announcement.State;
import org.chargeledger.notification.domain.announcement.Way;
import org.chargeledger.notification.domain.announcement.Words;
import org.chargeledger.notification.store.announcement.RefundBatches.Consented;

/** Announcements as people work on them, under their own operator. */
@ApplicationScoped
public class Announcements {

    /** Who wrote it, the words or how they are shown; {@code renewedBy} is null unless somebody took newer results in since. */
    public record Writer(String subject, String name, String renewedBy) {}

    /** What an announcement is made of before anybody approved it. */
    public record Draft(UUID id, String appId, UUID batchId, Form form, UUID assessmentId, UUID renews, Words words,
            String generated, Instant asOf, Writer writer) {}

    public void add(Tx tx, String operatorId, Draft draft) {
        tx.execute("""
                insert into announcement (operator_id, announcement_id, app_id, batch_id, form, assessment_id, renews,
                    title, digest, words, page_url, cover_media_id, generated, as_of, state, written_by,
                    written_by_name, renewed_by)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'DRAFTED', $15, $16, $17)""",
                operatorId, draft.id(), draft.appId(), draft.batchId(), draft.form().name(), draft.assessmentId(),
                draft.renews(), draft.words().title(), draft.words().digest(), draft.words().text(),
                draft.words().pageUrl(), draft.words().coverMediaId(), draft.generated(), utc(draft.asOf()),
                draft.writer().subject(), draft.writer().name(), draft.writer().renewedBy());
    }

    /** Everything a writer can change; no approval outlives it. */
    public void rewrite(Tx tx, Draft draft) {
        tx.execute("""
                update announcement set app_id = $2, form = $3, assessment_id = $4, title = $5, digest = $6, words = $7,
                    page_url = $8, cover_media_id = $9, generated = $10, as_of = $11, state = 'DRAFTED', reason = null,
                    detail = null, written_by = $12, written_by_name = $13, renewed_by = $14, approved_by = null,
                    approved_by_name = null, approved_at = null, media_id = null, previewed_at = null,
                    next_attempt_at = null, claims = claims + 1, version = version + 1
                where announcement_id = $1""",
                draft.id(), draft.appId(), draft.form().name(), draft.assessmentId(), draft.words().title(),
                draft.words().digest(), draft.words().text(), draft.words().pageUrl(), draft.words().coverMediaId(),
                draft.generated(), utc(draft.asOf()), draft.writer().subject(), draft.writer().name(),
                draft.writer().renewedBy());
    }

    public void list(Tx tx, String operatorId, UUID id, List<Consented> listed) {
        tx.execute("""
                insert into announcement_listed (operator_id, announcement_id, bill_no, driver_id, given_at)
                select $1, $2, bill_no, driver_id, given_at
                from unnest($3::text[], $4::uuid[], $5::timestamptz[]) l (bill_no, driver_id, given_at)""",
                operatorId, id, listed.stream().map(Consented::billNo).toArray(String[]::new),
                listed.stream().map(Consented::driverId).toArray(UUID[]::new),
                listed.stream().map(each -> utc(each.givenAt())).toArray(OffsetDateTime[]::new));
    }

    public void unlist(Tx tx, UUID id) {
        tx.execute("delete from announcement_listed where announcement_id = $1", id);
    }

    public void approve(Tx tx, UUID id, String by, String byName, Instant at) {
        tx.execute("""
                update announcement set state = 'APPROVED', reason = null, detail = null, approved_by = $2, approved_by_name = $3,
                    approved_at = $4, next_attempt_at = now(), tries = 0, version = version + 1
                where announcement_id = $1""", id, by, byName, utc(at));
    }

    public void submit(Tx tx, UUID id, Way way, Instant at) {
        tx.execute("""
                update announcement set state = 'SUBMITTING', reason = null, detail = null, way = $2, submitted_at = $3,
                    next_attempt_at = now(), tries = 0, uncertain_since = null, version = version + 1
                where announcement_id = $1""", id, way.name(), utc(at));
    }

    public void previewed(Tx tx, UUID id, Instant at) {
        tx.execute("""
                update announcement set state = 'PREVIEWED', previewed_at = $2, version = version + 1
                where announcement_id = $1""", id, utc(at));
    }

    /** Decided by a person, with the reason that says so. {@code takeDownAfter} is null for what may stay. */
    public void decide(Tx tx, UUID id, State state, String reason, Instant at, Duration takeDownAfter) {
        tx.execute("""
                update announcement set state = $2, reason = $3, claims = claims + 1, tries = 0,
                    next_attempt_at = now() + $5::bigint * interval '1 second',
                    finished_at = coalesce(finished_at, $4), version = version + 1
                where announcement_id = $1""", id, state.name(), reason, utc(at),
                takeDownAfter == null ? null : takeDownAfter.toSeconds());
    }

    public Optional<Announcement> find(Tx tx, UUID id) {
        return one(tx, "select * from announcement where announcement_id = $1", id);
    }

    /** Held to the end of the transaction: what people do and what the channel answers come one after the other. */
    public Optional<Announcement> lock(Tx tx, UUID id) {
        return one(tx, "select * from announcement where announcement_id = $1 for update", id);
    }

    public List<Announcement> all(Tx tx, int limit) {
        var announcements = new ArrayList<Announcement>();
        tx.query("select * from announcement order by created_at desc, announcement_id limit $1", limit)
                .forEach(row -> announcements.add(AnnouncementRow.read(row)));
        return announcements;
    }

    /** How many of those who stand in its list have withdrawn since. */
    public long withdrawn(Tx tx, UUID id) {
        return tx.query("""
                select count(*) from announcement_listed l
                join consent c on c.operator_id = l.operator_id and c.driver_id = l.driver_id
                    and c.purpose = l.purpose and c.given_at = l.given_at
                where l.announcement_id = $1 and c.withdrawn_at is not null""", id).iterator().next().getLong(0);
    }

    /** Mass sends of the account in the month of WeChat's day, as far as they went through here. */
    public long massSendsThisMonth(Tx tx, String appId, Instant now) {
        return tx.query("""
                select count(*) from announcement where app_id = $1 and way = 'MASS_SEND'
                    and state in ('ACCEPTED', 'WAITING_ADMIN', 'FINISHED', 'TAKEN_DOWN', 'UNKNOWN')
                    and date_trunc('month', submitted_at at time zone 'Asia/Shanghai')
                        = date_trunc('month', $2::timestamptz at time zone 'Asia/Shanghai')""",
                appId, utc(now)).iterator().next().getLong(0);
    }

    private static Optional<Announcement> one(Tx tx, String sql, UUID id) {
        for (Row row : tx.query(sql, id)) {
            return Optional.of(AnnouncementRow.read(row));
        }
        return Optional.empty();
    }

    static OffsetDateTime utc(Instant time) {
        return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
