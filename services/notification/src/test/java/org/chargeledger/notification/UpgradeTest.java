package org.chargeledger.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database of the first release")
class UpgradeTest {

    private static final String FIRST_RELEASE = "1";

    @Test
    @DisplayName("keeps its messages when they are split by month: states, numbers, order, and what was told once stays told")
    void keepsItsMessages() throws Exception {
        try (var server = EmbeddedPostgres.start()) {
            createDatabase(server);
            migrate(server, FIRST_RELEASE);
            try (Connection superuser = server.getDatabase("postgres", "notification").getConnection()) {
                add(superuser, "BILL", "20191016000000000001:1", "DELIVERED", 1);
                add(superuser, "HELD", "20190930235959000001:1", "UNKNOWN", 2);
                add(superuser, "BACKLOG", "2019-10-31", "PENDING", 0);

                migrate(server, "latest");

                assertThat(texts(superuser, """
                        select month || ' ' || kind || ' ' || state || ' ' || coalesce(channel, '-') from message
                        order by seq""")).isEqualTo("2019-10-01 BILL DELIVERED WECHAT_TEMPLATE, "
                                + "2019-09-01 HELD UNKNOWN WECHAT_TEMPLATE, 2019-10-01 BACKLOG PENDING -");
                assertThat(texts(superuser, "select relforcerowsecurity::text from pg_class where relname = 'message'"))
                        .isEqualTo("true");
                run(superuser, """
                        insert into message (month, message_id, operator_id, kind, fact_id, recipient_id, content, occurred_at)
                        values ('2019-10-01', gen_random_uuid(), 'zpd', 'BILL', '20191016000000000001:1',
                            '00000000-0000-0000-0000-000000000001', '{}', now()) on conflict do nothing""");
                assertThat(texts(superuser, "select count(*) || ' ' || max(seq) from message")).isEqualTo("3 3");
            }
        }
    }

    private static void add(Connection superuser, String kind, String factId, String state, int attempts)
            throws SQLException {
        run(superuser, """
                insert into message (message_id, operator_id, kind, fact_id, recipient_id, content, state, attempts,
                    occurred_at)
                values (gen_random_uuid(), 'zpd', '%s', '%s', '00000000-0000-0000-0000-000000000001', '{}', '%s', %d,
                    now())""".formatted(kind, factId, state, attempts));
    }

    private static void createDatabase(EmbeddedPostgres server) throws SQLException {
        try (Connection superuser = server.getPostgresDatabase().getConnection()) {
            for (String role : new String[] {"owner", "app", "system"}) {
                run(superuser, "create role notification_" + role + " login");
            }
            run(superuser, "create database notification owner notification_owner");
        }
    }

    private static void migrate(EmbeddedPostgres server, String target) {
        Flyway.configure().dataSource(server.getJdbcUrl("notification_owner", "notification"), "notification_owner", "")
                .locations("db/kit", "db/migration").outOfOrder(true).target(target)
                .placeholders(Map.of("app", "notification_app", "system", "notification_system")).load().migrate();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String texts(Connection connection, String sql) throws SQLException {
        var texts = new StringBuilder();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.append(texts.isEmpty() ? "" : ", ").append(rows.getString(1));
            }
        }
        return texts.toString();
    }
}
