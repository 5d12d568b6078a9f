package org.chargeledger.kit.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** PostgreSQL 18 with one database and the three roles that a service knows: owner, app, system. */
public final class TestPostgres implements AutoCloseable {

    private static final String PORT = "test.postgres.port";
    private static final String PASSWORD = "test";
    /** Set for a module whose services are to reach the server encrypted, and to check whom they reach. */
    private static final boolean ENCRYPTED = Boolean.getBoolean("test.postgres.encrypted");

    private final EmbeddedPostgres server;
    private final Map<String, String> encryption;

    private TestPostgres(EmbeddedPostgres server, Map<String, String> encryption) {
        this.server = server;
        this.encryption = encryption;
    }

    public static TestPostgres launch() {
        try {
            var builder = EmbeddedPostgres.builder().setServerConfig("max_connections", "200")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements");
            var encryption = ENCRYPTED ? encrypt(builder) : Map.<String, String>of();
            var server = builder.start();
            System.setProperty(PORT, String.valueOf(server.getPort()));
            var postgres = new TestPostgres(server, encryption);
            postgres.createDatabase();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> encrypt(EmbeddedPostgres.Builder builder) {
        var certificate = ServerCertificate.create();
        builder.setServerConfig("ssl", "on").setServerConfig("ssl_cert_file", certificate.certificate().toString())
                .setServerConfig("ssl_key_file", certificate.key().toString());
        return Map.of("DB_SSL_MODE", "verify-full", "DB_CA_FILE", certificate.certificate().toString());
    }

    /** The database as a release left it that had the module's migrations up to this version. */
    public static TestPostgres ofRelease(String version) {
        TestPostgres postgres = launch();
        postgres.migrate(version);
        return postgres;
    }

    public Map<String, String> config() {
        var config = new HashMap<>(encryption);
        config.putAll(Map.of("DB_HOST", "localhost", "DB_PORT", String.valueOf(server.getPort()), "DB_NAME", "service",
                "DB_OWNER_USER", "service_owner", "DB_OWNER_PASSWORD", PASSWORD,
                "DB_APP_USER", "service_app", "DB_APP_PASSWORD", PASSWORD,
                "DB_SYSTEM_USER", "service_system", "DB_SYSTEM_PASSWORD", PASSWORD));
        return config;
    }

    /** What a service does when it starts: all migrations of the module under test, as the owner. */
    public void migrate() {
        migrate("latest");
    }

    private void migrate(String target) {
        Flyway.configure().dataSource(url("service"), "service_owner", PASSWORD)
                .locations("db/kit", "db/migration").outOfOrder(true).target(target)
                .placeholders(Map.of("app", "service_app", "system", "service_system")).load().migrate();
    }

    /** A connection with the rights of event batches. */
    public static Connection system() {
        return connect("service", "service_system");
    }

    /** A connection as superuser, who sees every row: for what a test asserts, not for what it does. */
    public static Connection superuser() {
        return connect("service", "postgres");
    }

    /** As superuser. */
    public static void run(String sql) {
        try (Connection superuser = superuser()) {
            run(superuser, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of every row, as text; as superuser. */
    public static List<String> texts(String sql) {
        try (Connection superuser = superuser()) {
            return texts(superuser, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tables with rows of an operator that row-level security does not keep apart, from their owner too. */
    public static List<String> unguarded() {
        return texts("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'operator_id'
                where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
                    and not (c.relrowsecurity and c.relforcerowsecurity)""");
    }

    /**
     * What a driver's token may do with rows that are not limited to the driver, like "select station", beside what
     * every request leaves: events, audit entries, replies.
     */
    public static List<String> openToDrivers() {
        return texts("""
                select p.privilege || ' ' || c.relname from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'operator_id'
                cross join (values ('select', 'r'), ('insert', 'a'), ('update', 'w'), ('delete', 'd'))
                    as p (privilege, command)
                where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
                    and c.relname not in ('outbox', 'audit_entry', 'idempotency_key')
                    and case p.privilege when 'delete' then has_table_privilege('service_app', c.oid, 'delete')
                        else has_any_column_privilege('service_app', c.oid, p.privilege) end
                    and not exists (select 1 from pg_policy r where r.polrelid = c.oid and not r.polpermissive
                        and r.polcmd in ('*', p.command::"char") and 'service_app'::regrole = any(r.polroles)
                        and concat(pg_get_expr(r.polqual, c.oid), pg_get_expr(r.polwithcheck, c.oid))
                            ~ 'app\\.driver_id|first_driver')
                    and exists (select 1 from pg_policy t where t.polrelid = c.oid and t.polpermissive
                        and t.polcmd in ('*', p.command::"char") and 'service_app'::regrole = any(t.polroles)
                        and pg_get_expr(case p.command when 'a' then coalesce(t.polwithcheck, t.polqual)
                            else t.polqual end, c.oid) not like all (array['%app.driver_id%', 'false']))
                order by c.relname, p.command""");
    }

    /** How many rows a driver's token, or without a driver the staff's, gets hold of; what it does is undone. */
    public static int rowsFor(String operatorId, String driverId, String sql) {
        try (Connection app = connect("service", "service_app")) {
            app.setAutoCommit(false);
            run(app, "select set_config('app.operator_id', '" + operatorId + "', true), set_config('app.driver_id', '"
                    + driverId + "', true)");
            int rows = texts(app, sql).size();
            app.rollback();
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void createDatabase() {
        try (Connection connection = connect("postgres", "postgres")) {
            for (String role : new String[] {"owner", "app", "system"}) {
                run(connection, "create role service_" + role + " login password '" + PASSWORD + "'");
            }
            run(connection, "create database service owner service_owner");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(String database, String user) {
        try {
            return DriverManager.getConnection(url(database), user, PASSWORD);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + System.getProperty(PORT) + "/" + database;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
