package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.Message;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.NextStep;

/** The messages, each once per business fact and recipient; a sender claims one before it speaks to the channel. */
@ApplicationScoped
public class Messages {

    /** Longer than the slowest send with a token renewal and a repetition. */
    private static final long LEASE_SECONDS = 60;

    /**
     * Adds what is new; a message that exists stays as it is. Left out is what the operator has not set up and what the
     * driver has not allowed.
     */
    public void add(Tx tx, List<Message> messages) {
        tx.execute("""
                insert into message (message_id, operator_id, kind, fact_id, recipient_id, content, occurred_at, month,
                    expires_at, purpose)
                select f.message_id, f.operator_id, f.kind, f.fact_id, f.recipient_id, f.content, f.occurred_at,
                    f.month, f.expires_at, f.purpose
                from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::timestamptz[],
                    $8::date[], $9::timestamptz[], $10::boolean[], $11::text[])
                    f (message_id, operator_id, kind, fact_id, recipient_id, content, occurred_at, month, expires_at,
                        optional, purpose)
                where (not f.optional or exists (select from message_template t
                        where t.operator_id = f.operator_id and t.kind = f.kind))
                    and (f.purpose is null or exists (select from consent c where c.operator_id = f.operator_id
                        and c.driver_id = f.recipient_id and c.purpose = f.purpose and c.withdrawn_at is null))
                on conflict do nothing""",
                messages.stream().map(Message::id).toArray(UUID[]::new),
                messages.stream().map(Message::operatorId).toArray(String[]::new),
                messages.stream().map(message -> message.kind().name()).toArray(String[]::new),
                messages.stream().map(Message::factId).toArray(String[]::new),
                messages.stream().map(Message::recipientId).toArray(UUID[]::new),
                messages.stream().map(message -> EventJson.write(message.content())).toArray(String[]::new),
                messages.stream().map(message -> utc(message.occurredAt())).toArray(OffsetDateTime[]::new),
                messages.stream().map(Message::month).toArray(LocalDate[]::new),
                messages.stream().map(message -> utc(message.expiresAt())).toArray(OffsetDateTime[]::new),
                messages.stream().map(message -> message.kind().optional()).toArray(Boolean[]::new),
                messages.stream().map(Message::purpose).map(purpose -> purpose == null ? null : purpose.name())
                        .toArray(String[]::new));
    }

    /**
     * Due messages with all that sending needs; one whose sender died after it asked comes back as uncertain. One of a
     * kind that only a later release knows keeps nobody else's waiting.
     */
    public List<Claimed> claim(Tx tx, int most) {
        var claimed = new ArrayList<Claimed>();
        for (Row row : tx.query("""
                with due as (
                    select month, message_id from message
                    where state in ('PENDING', 'SENDING', 'UNKNOWN') and next_attempt_at <= now()
                        and kind = any($3::text[])
                    order by next_attempt_at limit $1 for update skip locked),
                claimed as (
                    update message m set state = 'SENDING', claims = claims + 1,
                        next_attempt_at = now() + $2::bigint * interval '1 second'
                    from due where m.month = due.month and m.message_id = due.message_id
                    returning m.*)
                select c.month, c.message_id, c.operator_id, c.kind, c.fact_id, c.recipient_id, c.content, c.claims,
                    c.attempts, c.channel, c.occurred_at, c.expires_at, c.purpose,
                    case when c.uncertain_since is null then 0
                        else greatest((extract(epoch from now() - c.uncertain_since) * 1000)::bigint, 1) end
                        as uncertain_millis,
                    coalesce(d.openid, s.openid) as openid,
                    t.app_id, t.template_id, t.page_url, t.fields, t.channels, t.service_text, t.notice_template_id,
                    t.notice_fields, coalesce(g.unused > 0, false) as granted,
                    array(select purpose from consent n where n.operator_id = c.operator_id
                        and n.driver_id = c.recipient_id and n.withdrawn_at is null) as consents,
                    q.from_time, q.to_time, q.zone_id,
                    coalesce(not f.following and f.changed_at > now() - interval '1 day', false) as gone,
                    (extract(epoch from p.paused_until - now()) * 1000)::bigint as paused_millis
                from claimed c
                left join driver_profile d on d.operator_id = c.operator_id and d.driver_id = c.recipient_id
                left join staff_recipient s on s.operator_id = c.operator_id and s.recipient_id = c.recipient_id
                left join message_template t on t.operator_id = c.operator_id and t.kind = c.kind
                left join follower f on f.app_id = t.app_id and f.openid = coalesce(d.openid, s.openid)
                left join notice_grant g on g.app_id = t.app_id and g.openid = coalesce(d.openid, s.openid)
                    and g.template_id = t.notice_template_id
                left join quiet_hours q on q.operator_id = c.operator_id
                left join account_pause p on p.app_id = t.app_id and p.paused_until > now()""",
                most, LEASE_SECONDS, Kind.known())) {
            claimed.add(Claimed.of(row));
        }
        return claimed;
    }

    /**
     * Stored before the channel is asked: from now on this one may hold the message. False when the sender was too slow
     * and must not ask any more.
     */
    public boolean asking(Tx tx, Claimed message) {
        return tx.execute("""
                update message set uncertain_since = coalesce(uncertain_since, now()), channel = $4
                where month = $3 and message_id = $1 and claims = $2 and next_attempt_at > now()""",
                message.messageId(), message.claims(), message.month(), message.currentChannel().name()) == 1;
    }

    /** Gives a claimed message back untried; without a wait it sleeps until somebody wakes it, or until its end. */
    public void postpone(Tx tx, Claimed message, String reason, Duration wait) {
        tx.execute("""
                update message set state = case when uncertain_since is null then 'PENDING' else 'UNKNOWN' end,
                    reason = $3, next_attempt_at = now() + $4::bigint * interval '1 millisecond',
                    expires_at = coalesce(expires_at, $6)
                where month = $5 and message_id = $1 and claims = $2""",
                message.messageId(), message.claims(), reason, wait == null ? null : wait.toMillis(),
                message.month(), utc(message.expiresAt()));
    }

    /**
     * A definite answer makes certain what no earlier try left open. False when the lease ran out and another sender
     * has the message now.
     */
    public boolean record(Tx tx, Claimed message, Channel next, Answer answer, NextStep step, Instant closedAt) {
        boolean closed = step.retryAfter() == null;
        boolean uncertain = message.uncertain() || answer.outcome() == Answer.Outcome.NO_ANSWER;
        return tx.execute("""
                update message set state = $3, reason = $4, detail = $5, attempts = attempts + 1,
                    next_attempt_at = now() + $6::bigint * interval '1 millisecond',
                    uncertain_since = case when $7 then uncertain_since end,
                    channel_message_id = $8, closed_at = $9, channel = $10
                where month = $11 and message_id = $1 and claims = $2""",
                message.messageId(), message.claims(), step.state().name(), step.reason(), answer.detail(),
                closed ? null : step.retryAfter().toMillis(), uncertain, answer.channelMessageId(),
                closed ? utc(closedAt) : null, next.name(), message.month()) == 1;
    }

    /** A message that was accepted and yet did not arrive. */
    public record Reported(UUID messageId, String kind, String factId, UUID recipientId) {}

    /** True if the channel's number is known here. */
    public boolean arrived(Tx tx, String operatorId, String number) {
        return tx.execute("""
                update message set reported_at = coalesce(reported_at, now())
                where channel_message_id = $2 and operator_id = $1""", operatorId, number) > 0;
    }

    /** A second report changes nothing more. */
    public List<Reported> lost(Tx tx, String operatorId, String number, String reason, String detail, Instant at) {
        var lost = new ArrayList<Reported>();
        for (Row row : tx.query("""
                update message set state = 'FAILED', reason = $3, detail = $4, closed_at = $5, reported_at = now()
                where channel_message_id = $2 and operator_id = $1 and state = 'DELIVERED' and reported_at is null
                returning message_id, kind, fact_id, recipient_id""", operatorId, number, reason, detail, utc(at))) {
            lost.add(new Reported(row.getUUID("message_id"), row.getString("kind"), row.getString("fact_id"),
                    row.getUUID("recipient_id")));
        }
        return lost;
    }

    /** Messages still to send or being sent, waiting for a profile or a setting, and of unknown outcome. */
    public record Open(long pending, long waiting, long unknown) {}

    public Open open(Tx tx) {
        Row row = tx.query("""
                select count(*) filter (where next_attempt_at is not null
                        and not coalesce(reason = any($1::text[]), false)) as pending,
                    count(*) filter (where (next_attempt_at is not null or state = 'PENDING')
                        and reason = any($1::text[])) as waiting,
                    count(*) filter (where state = 'UNKNOWN') as unknown
                from message where state in ('PENDING', 'SENDING', 'UNKNOWN')""",
                (Object) Claimed.WAITING.toArray(String[]::new)).iterator().next();
        return new Open(row.getLong("pending"), row.getLong("waiting"), row.getLong("unknown"));
    }

    /** Recipients became known: what waited for them is due. */
    public void wake(Tx tx, Map<UUID, String> operatorsByRecipient) {
        tx.execute("""
                update message set next_attempt_at = now()
                where state = 'PENDING' and reason = $3 and (operator_id, recipient_id) in
                    (select operator_id, recipient_id
                        from unnest($1::text[], $2::uuid[]) r (operator_id, recipient_id))""",
                operatorsByRecipient.values().toArray(String[]::new),
                operatorsByRecipient.keySet().toArray(UUID[]::new), Claimed.RECIPIENT);
    }

    /**
     * Messages that slept without a template and have one now, or have become too old to get one, are due. So are those
     * whose end an earlier release did not store, once.
     */
    public int wake(Tx tx, Instant now) {
        return tx.execute("""
                update message m set next_attempt_at = now()
                where state = 'PENDING' and reason = 'WAITS_FOR_TEMPLATE' and next_attempt_at is null
                    and (expires_at <= $1 or expires_at is null or exists (select from message_template t
                        where t.operator_id = m.operator_id and t.kind = m.kind))""", utc(now));
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
