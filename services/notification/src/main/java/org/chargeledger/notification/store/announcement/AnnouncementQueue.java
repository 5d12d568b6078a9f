package org.chargeledger.notification.store.announcement;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.announcement.Announcement;
import org.chargeledger.notification.domain.announcement.Look;
import org.chargeledger.notification.domain.announcement.NextMove;
import org.chargeledger.notification.domain.announcement.State;

/** Announcements with something to do at the channel, each in the hands of one worker of all replicas. */
@ApplicationScoped
public class AnnouncementQueue {

    /** Longer than the slowest call with a token renewal and a repetition. */
    private static final long LEASE_SECONDS = 60;

    /**
     * An announcement in the hands of one worker.
     *
     * @param claim a result counts only if nobody else took it since
     * @param tries of the present step, the coming one included
     * @param uncertain whether an earlier handing-over was not answered, its worker's death included
     * @param cover what it is shown with; null while the account has none
     * @param withdrawn how many of those listed have withdrawn their consent
     */
    public record Job(Announcement announcement, int claim, int tries, boolean uncertain, Duration uncertainFor,
            Duration sinceAccepted, String cover, long withdrawn) {}

    /** The uncertainty is stored before the channel is asked; a definite answer takes it away. */
    public Optional<Job> claim(Tx tx) {
        for (Row row : tx.query("""
                with due as (
                    select operator_id, announcement_id, uncertain_since as was_uncertain from announcement
                    where next_attempt_at <= now() order by next_attempt_at limit 1 for update skip locked)
                update announcement a set claims = a.claims + 1, tries = a.tries + 1,
                    next_attempt_at = now() + $1::bigint * interval '1 second',
                    uncertain_since = case when a.state in ('SUBMITTING', 'UNKNOWN')
                        then coalesce(a.uncertain_since, now()) end
                from due d join official_account o on true
                where a.operator_id = d.operator_id and a.announcement_id = d.announcement_id and o.app_id = a.app_id
                returning a.*, d.was_uncertain is not null as was_uncertain,
                    coalesce(extract(epoch from now() - d.was_uncertain), 0)::bigint as uncertain_seconds,
                    coalesce(extract(epoch from now() - a.accepted_at), 0)::bigint as accepted_seconds,
                    coalesce(a.cover_media_id, o.cover_media_id) as cover,
                    (select count(*) from announcement_listed l join consent c on c.operator_id = l.operator_id
                        and c.driver_id = l.driver_id and c.purpose = l.purpose and c.given_at = l.given_at
                        where l.operator_id = a.operator_id and l.announcement_id = a.announcement_id
                            and c.withdrawn_at is not null) as withdrawn""", LEASE_SECONDS)) {
            return Optional.of(new Job(AnnouncementRow.read(row), row.getInteger("claims"), row.getInteger("tries"),
                    row.getBoolean("was_uncertain"), Duration.ofSeconds(row.getLong("uncertain_seconds")),
                    Duration.ofSeconds(row.getLong("accepted_seconds")), row.getString("cover"),
                    row.getLong("withdrawn")));
        }
        return Optional.empty();
    }

    /** False when somebody else has it now. What the channel named is kept, never emptied. */
    public boolean move(Tx tx, Job job, NextMove move, Traced traced) {
        Announcement before = job.announcement();
        return tx.execute("""
                update announcement set state = $4, reason = $5, detail = $11,
                    next_attempt_at = now() + $6::bigint * interval '1 second',
                    tries = case when state = $4 then tries else 0 end,
                    uncertain_since = case when $4 = 'UNKNOWN' then uncertain_since end,
                    accepted_at = case when $4 = 'ACCEPTED' then coalesce(accepted_at, now()) else accepted_at end,
                    media_id = coalesce($7, media_id), publish_id = coalesce($8, publish_id),
                    msg_id = coalesce($9, msg_id), msg_data_id = coalesce($10, msg_data_id), version = version + 1
                where operator_id = $1 and announcement_id = $2 and claims = $3""",
                before.operatorId(), before.id(), job.claim(), move.state().name(), move.reason(),
                move.again() == null ? null : move.again().toSeconds(), traced.mediaId(), traced.publishId(),
                traced.msgId(), traced.msgDataId(), move.reason() == null ? null : traced.words()) == 1;
    }

    /** Numbers that an answer of the channel named, and its words; null where it named none. */
    public record Traced(String mediaId, String publishId, String msgId, String msgDataId, String words) {

        public static final Traced NOTHING = new Traced(null, null, null, null, null);
    }

    /** Lists that show somebody without a consent, or longer than they may, and that a person has to take down. */
    public long toTakeDown(Tx tx) {
        return tx.query("""
                select count(*) from announcement a where form = 'LIST' and (
                    state = 'FINISHED' and reason = 'TAKE_DOWN_FAILED'
                    or state in ('UNKNOWN', 'ACCEPTED', 'WAITING_ADMIN', 'FINISHED') and exists (
                        select from announcement_listed l join consent c on c.operator_id = l.operator_id
                            and c.driver_id = l.driver_id and c.purpose = l.purpose and c.given_at = l.given_at
                        where l.operator_id = a.operator_id and l.announcement_id = a.announcement_id
                            and c.withdrawn_at is not null))""").iterator().next().getLong(0);
    }

    public void keepCover(Tx tx, String appId, String mediaId) {
        tx.execute("update official_account set cover_media_id = $2 where app_id = $1", appId, mediaId);
    }

    /**
     * Those of the account that an event can mean; its number may be any of the three, or that of a publication which
     * was taken while its answer was lost, if there is only one. Locked.
     */
    public List<Announcement> meant(Tx tx, String appId, String number) {
        var meant = new ArrayList<Announcement>();
        tx.query("""
                select * from announcement a where app_id = $1 and ($2 in (msg_id, publish_id, msg_data_id)
                    or state = 'ACCEPTED' and reason = 'SENT_BEFORE'
                        and not exists (select from announcement b where b.app_id = a.app_id
                            and ($2 in (b.msg_id, b.publish_id, b.msg_data_id) or b.state = 'ACCEPTED'
                                and b.reason = 'SENT_BEFORE' and b.announcement_id <> a.announcement_id)))
                for update""", appId, number).forEach(row -> meant.add(AnnouncementRow.read(row)));
        return meant;
    }

    /** The end of a job, however it was learnt. {@code takeDownAfter} is null for what may stay. */
    public void finish(Tx tx, Announcement announcement, State state, String reason, Look look, Instant at,
            Duration takeDownAfter) {
        Look.Counts counts = look.counts();
        tx.execute("""
                update announcement set state = $3, reason = $4, detail = null, claims = claims + 1, tries = 0,
                    uncertain_since = null,
                    next_attempt_at = now() + $5::bigint * interval '1 second',
                    article_id = coalesce($6, article_id), article_url = coalesce(nullif($7, ''), article_url),
                    total_count = coalesce($8, total_count), filter_count = coalesce($9, filter_count),
                    sent_count = coalesce($10, sent_count), error_count = coalesce($11, error_count),
                    finished_at = coalesce(finished_at, $12), version = version + 1
                where operator_id = $1 and announcement_id = $2""",
                announcement.operatorId(), announcement.id(), state.name(), reason,
                takeDownAfter == null ? null : takeDownAfter.toSeconds(), look.articleId(), look.articleUrl(),
                counts == null ? null : counts.total(), counts == null ? null : counts.filtered(),
                counts == null ? null : counts.sent(), counts == null ? null : counts.failed(),
                Announcements.utc(at));
    }
}
