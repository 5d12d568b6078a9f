package org.chargeledger.notification.store;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;

/** Messages as staff look them up, newest first. */
@ApplicationScoped
public class MessageList {

    /** A message with its recipient unmasked: the resource masks before it shows. */
    public record Listed(long seq, UUID messageId, String kind, String factId, UUID recipientId, String openid,
            String name, String phone, Map<String, String> content, String channel, String state, String reason,
            String detail, int attempts, Instant occurredAt, Instant closedAt) {

        @Override
        public String toString() {
            return "Listed[" + messageId + "]";
        }
    }

    /** What to look for; null means any. */
    public record Search(String kind, UUID recipientId, String state, String factId, Long before, int limit) {}

    private static final String COLUMNS = """
            select m.seq, m.message_id, m.kind, m.fact_id, m.recipient_id, m.channel,
                coalesce(d.openid, s.openid) as openid,
                coalesce(d.nickname, s.name) as name, d.phone, m.content, m.state, m.reason, m.detail, m.attempts,
                m.occurred_at, m.closed_at
            from message m
            left join driver_profile d on d.operator_id = m.operator_id and d.driver_id = m.recipient_id
            left join staff_recipient s on s.operator_id = m.operator_id and s.recipient_id = m.recipient_id
            """;

    public List<Listed> find(Tx tx, Search search) {
        var listed = new ArrayList<Listed>();
        for (Row row : tx.query(COLUMNS + """
                where ($1::text is null or m.kind = $1) and ($2::uuid is null or m.recipient_id = $2)
                    and ($3::text is null or m.state = $3) and ($4::text is null or m.fact_id = $4)
                    and ($5::bigint is null or m.seq < $5)
                order by m.seq desc limit $6""",
                search.kind(), search.recipientId(), search.state(), search.factId(), search.before(),
                search.limit())) {
            listed.add(listed(row));
        }
        return listed;
    }

    public Optional<Listed> find(Tx tx, UUID messageId) {
        var rows = tx.query(COLUMNS + "where m.message_id = $1", messageId);
        return rows.size() == 0 ? Optional.empty() : Optional.of(listed(rows.iterator().next()));
    }

    @SuppressWarnings("unchecked")
    private static Listed listed(Row row) {
        return new Listed(row.getLong("seq"), row.getUUID("message_id"), row.getString("kind"),
                row.getString("fact_id"), row.getUUID("recipient_id"), row.getString("openid"), row.getString("name"),
                row.getString("phone"), EventJson.read(row.getString("content"), Map.class), row.getString("channel"),
                row.getString("state"), row.getString("reason"), row.getString("detail"), row.getInteger("attempts"),
                instant(row.getOffsetDateTime("occurred_at")), instant(row.getOffsetDateTime("closed_at")));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
