package org.chargeledger.replay.quiet;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.replay.stack.StackView;

/** Looks whether every service has published what it decided: one connection a database, one small question. */
final class Outboxes implements AutoCloseable {

    private static final String QUESTION = "select exists(select 1 from outbox)";

    private final StackView stack;
    private final Map<String, Connection> connections = new LinkedHashMap<>();

    Outboxes(StackView stack) {
        this.stack = stack;
    }

    /** The services that run and still have something to publish. */
    List<String> waiting() throws SQLException {
        List<String> waiting = new ArrayList<>();
        for (Map.Entry<String, StackView.DatabaseAccess> database : stack.databases().entrySet()) {
            if (stack.services().containsKey(database.getKey()) && hasRows(database.getKey(), database.getValue())) {
                waiting.add(database.getKey());
            }
        }
        return waiting;
    }

    @Override
    public void close() {
        connections.values().forEach(Outboxes::closeQuietly);
        connections.clear();
    }

    private boolean hasRows(String service, StackView.DatabaseAccess database) throws SQLException {
        Connection connection = connections.get(service);
        if (connection == null || connection.isClosed()) {
            connection = DriverManager.getConnection(
                    stack.jdbcUrl(database), database.ownerUser(), database.ownerPassword());
            connections.put(service, connection);
        }
        try (var statement = connection.prepareStatement(QUESTION); var rows = statement.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException broken) {
            closeQuietly(connection);
            throw broken;
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
