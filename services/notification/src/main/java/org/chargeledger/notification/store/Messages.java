package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
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
import org.chargeledger.notification.domain.NextStep;

/** The messages, each once per business fact and recipient; a sender claims one before it speaks to the channel. */
@ApplicationScoped
public class Messages {

    /** Longer than the slowest send with a token renewal and a repetition. */
    private static final long LEASE_SECONDS = 60;

    /** Adds what is new; a message that exists stays as it is. */
    public void add(Tx tx, List<Message> messages) {
        tx.execute("""
                insert into message (message_id, operator_id, kind, fact_id, recipient_id, content, occurred_at)
                select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[],
                    $7::timestamptz[])
                on conflict do nothing""",
                messages.stream().map(Message::id).toArray(UUID[]::new),
                messages.stream().map(Message::operatorId).toArray(String[]::new),
                messages.stream().map(message -> message.kind().name()).toArray(String[]::new),
                messages.stream().map(Message::factId).toArray(String[]::new),
                messages.stream().map(Message::recipientId).toArray(UUID[]::new),
                messages.stream().map(message -> EventJson.write(message.content())).toArray(String[]::new),
                messages.stream().map(message -> utc(message.occurredAt())).toArray(OffsetDateTime[]::new));
    }

    /** Due messages with all that sending needs; one whose sender died in the middle comes back as uncertain. */
    public List<Claimed> claim(Tx tx, int most) {
        var claimed = new ArrayList<Claimed>();
        for (Row row : tx.query("""
                with due as (
                    select message_id from message
                    where state in ('PENDING', 'SENDING', 'UNKNOWN') and next_attempt_at <= now()
                    order by next_attempt_at limit $1 for update skip locked),
                claimed as (
                    update message m set state = 'SENDING', claims = claims + 1,
                        next_attempt_at = now() + $2::bigint * interval '1 second',
                        uncertain_since = case when m.state = 'SENDING' then coalesce(m.uncertain_since,
                            m.next_attempt_at - $2::bigint * interval '1 second') else m.uncertain_since end
                    from due where m.message_id = due.message_id
                    returning m.*)
                select c.message_id, c.operator_id, c.kind, c.fact_id, c.recipient_id, c.content, c.claims, c.attempts,
                    coalesce((extract(epoch from now() - c.uncertain_since) * 1000)::bigint, 0) as uncertain_millis,
                    coalesce(d.openid, s.openid) as openid,
                    t.app_id, t.template_id, t.page_url, t.fields,
                    (extract(epoch from p.paused_until - now()) * 1000)::bigint as paused_millis
                from claimed c
                left join driver_profile d on d.operator_id = c.operator_id and d.driver_id = c.recipient_id
                left join staff_recipient s on s.operator_id = c.operator_id and s.recipient_id = c.recipient_id
                left join message_template t on t.operator_id = c.operator_id and t.kind = c.kind
                left join account_pause p on p.app_id = t.app_id and p.paused_until > now()""",
                most, LEASE_SECONDS)) {
            claimed.add(Claimed.of(row));
        }
        return claimed;
    }

    /** Gives a claimed message back untried. */
    public void postpone(Tx tx, Claimed message, String reason, Duration wait) {
        tx.execute("""
                update message set state = case when uncertain_since is null then 'PENDING' else 'UNKNOWN' end,
                    reason = $3, next_attempt_at = now() + $4::bigint * interval '1 millisecond'
                where message_id = $1 and claims = $2""",
                message.messageId(), message.claims(), reason, wait.toMillis());
    }

    /** False when the lease ran out and another sender has the message now. */
    public boolean record(Tx tx, Claimed message, Answer answer, NextStep step, Instant closedAt) {
        boolean closed = step.retryAfter() == null;
        return tx.execute("""
                update message set state = $3, reason = $4, detail = $5, attempts = attempts + 1,
                    next_attempt_at = now() + $6::bigint * interval '1 millisecond',
                    uncertain_since = case when $7 then coalesce(uncertain_since,
                        next_attempt_at - $8::bigint * interval '1 second') else uncertain_since end,
                    channel_message_id = $9, closed_at = $10
                where message_id = $1 and claims = $2""",
                message.messageId(), message.claims(), step.state().name(), step.reason(), answer.detail(),
                closed ? null : step.retryAfter().toMillis(), answer.outcome() == Answer.Outcome.NO_ANSWER,
                LEASE_SECONDS, answer.channelMessageId(), closed ? utc(closedAt) : null) == 1;
    }

    /** Messages still to send or being sent, waiting for a profile or a setting, and of unknown outcome. */
    public record Open(long pending, long waiting, long unknown) {}

    public Open open(Tx tx) {
        Row row = tx.query("""
                select count(*) filter (where next_attempt_at is not null
                        and not coalesce(reason = any($1::text[]), false)) as pending,
                    count(*) filter (where next_attempt_at is not null and reason = any($1::text[])) as waiting,
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
                    (select operator_id, recipient_id from unnest($1::text[], $2::uuid[]) r (operator_id, recipient_id))""",
                operatorsByRecipient.values().toArray(String[]::new),
                operatorsByRecipient.keySet().toArray(UUID[]::new), Claimed.RECIPIENT);
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
