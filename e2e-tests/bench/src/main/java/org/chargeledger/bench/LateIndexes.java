package org.chargeledger.bench;

import static org.chargeledger.bench.DurablePostgres.execute;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The indexes of a table that is about to be filled: each is sorted once at the end, not changed with every row. */
final class LateIndexes {

    private final Connection connection;
    private final List<String> definitions = new ArrayList<>();

    private LateIndexes(Connection connection) {
        this.connection = connection;
    }

    /** Drops all but those of its constraints. */
    static LateIndexes of(Connection connection, String table) throws SQLException {
        var late = new LateIndexes(connection);
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                select indexrelid::regclass::text, replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') from pg_index
                where indrelid = '%s'::regclass
                    and not exists (select from pg_constraint where conindid = indexrelid)""".formatted(table))) {
            while (rows.next()) {
                names.add(rows.getString(1));
                late.definitions.add(rows.getString(2));
            }
        }
        for (String name : names) {
            execute(connection, "drop index " + name);
        }
        return late;
    }

    void build() throws SQLException {
        execute(connection, "set maintenance_work_mem = '512MB'");
        for (String definition : definitions) {
            execute(connection, definition);
        }
    }
}
