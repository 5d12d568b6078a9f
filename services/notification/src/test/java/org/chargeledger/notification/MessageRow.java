package org.chargeledger.notification;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.testing.TestPostgres;

/** A stored message, as the superuser sees it. */
record MessageRow(String messageId, String kind, String factId, String state, String reason, String detail, int attempts) {

    static List<MessageRow> of(Operator operator) {
        try (var connection = TestPostgres.superuser();
                var statement = connection.prepareStatement("select message_id, kind, fact_id, state, reason, detail, attempts"
                        + " from message where operator_id = ? order by seq")) {
            statement.setString(1, operator.id);
            var rows = new ArrayList<MessageRow>();
            var result = statement.executeQuery();
            while (result.next()) {
                rows.add(new MessageRow(result.getString(1), result.getString(2), result.getString(3), result.getString(4),
                        result.getString(5), result.getString(6), result.getInt(7)));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The operator's only message, once it is in the state. */
    static MessageRow awaitOnly(Operator operator, String state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> of(operator).stream().map(MessageRow::state).toList(),
                List.of(state)::equals);
        return of(operator).getFirst();
    }

    static boolean handled(String consumer, UUID eventId) {
        return holds("select exists (select from inbox where consumer = '%s' and event_id = '%s')"
                .formatted(consumer, eventId));
    }

    /** Whether the one value that the query selects is true. */
    static boolean holds(String sql) {
        return TestPostgres.texts(sql).contains("t");
    }

    static void change(String sql, Object... arguments) {
        try (var connection = TestPostgres.superuser(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
