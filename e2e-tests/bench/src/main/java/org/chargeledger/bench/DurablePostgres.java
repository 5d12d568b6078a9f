package org.chargeledger.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL 18 with the durability of production: a commit is on the disk, or nothing is measured. */
final class DurablePostgres implements AutoCloseable {

    static final String PASSWORD = "bench";
    private static final Map<String, String> SETTINGS = Map.of("fsync", "on", "synchronous_commit", "on",
            "full_page_writes", "on", "max_connections", "100", "shared_buffers", "512MB", "max_wal_size", "4GB",
            "timezone", "UTC");

    /** To see what statements cost: {@code -Dbench.postgres.libraries=pg_stat_statements}. */
    private static final Optional<String> LOOKED_INTO =
            Optional.ofNullable(System.getProperty("bench.postgres.libraries"));

    private final EmbeddedPostgres server;

    private DurablePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static DurablePostgres start() throws IOException, SQLException {
        var builder = EmbeddedPostgres.builder();
        SETTINGS.forEach(builder::setServerConfig);
        LOOKED_INTO.ifPresent(libraries -> builder.setServerConfig("shared_preload_libraries", libraries));
        var postgres = new DurablePostgres(builder.start());
        for (String promise : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            postgres.require(promise);
        }
        return postgres;
    }

    private void require(String promise) throws SQLException {
        try (Connection connection = connect("postgres")) {
            String kept = text(connection, "show " + promise);
            if (!"on".equals(kept)) {
                throw new IllegalStateException(promise + " is " + kept);
            }
        }
    }

    int port() {
        return server.getPort();
    }

    /** A service's database and its three roles. */
    void create(String database) throws SQLException {
        try (Connection connection = connect("postgres"); var statement = connection.createStatement()) {
            for (String role : new String[] {"owner", "app", "system"}) {
                statement.execute("create role " + database + "_" + role + " login password '" + PASSWORD + "'");
            }
            statement.execute("create database " + database + " owner " + database + "_owner");
        }
    }

    /** A second database that holds, and owns, the same; nobody may be connected to the first. */
    void copy(String database, String copy) throws SQLException {
        try (Connection connection = connect("postgres"); var statement = connection.createStatement()) {
            statement.execute("create database " + copy + " template " + database + " strategy file_copy");
        }
    }

    Map<String, String> access(String database) {
        return Map.of("DB_HOST", "localhost", "DB_PORT", "" + port(), "DB_NAME", database,
                "DB_OWNER_USER", database + "_owner", "DB_OWNER_PASSWORD", PASSWORD,
                "DB_APP_USER", database + "_app", "DB_APP_PASSWORD", PASSWORD,
                "DB_SYSTEM_USER", database + "_system", "DB_SYSTEM_PASSWORD", PASSWORD);
    }

    /** As superuser, who sees every row. */
    Connection connect(String database) throws SQLException {
        String url = "jdbc:postgresql://localhost:" + port() + "/" + database;
        return DriverManager.getConnection(url, "postgres", PASSWORD);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
