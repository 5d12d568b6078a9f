package org.chargeledger.kit.testing;

import java.sql.SQLException;

/**
 * Counts what callers' requests ask of the database, as the server itself counts it. Sweeps and consumers have a role
 * of their own and are left out.
 */
public final class Statements {

    private Statements() {}

    public static long during(Runnable requests) {
        long before = executed();
        requests.run();
        return executed() - before;
    }

    private static long executed() {
        try (var superuser = TestPostgres.superuser(); var statement = superuser.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            try (var rows = statement.executeQuery("""
                    select coalesce(sum(s.calls), 0) from pg_stat_statements s join pg_roles r on r.oid = s.userid
                    where r.rolname = 'service_app'""")) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
