package org.chargeledger.voucher;

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

    @Test
    @DisplayName("keeps its gifts when it is migrated: each has its cause and counts for its driver, security stays forced")
    void keepsItsGifts() throws Exception {
        try (var server = EmbeddedPostgres.start()) {
            createDatabase(server);
            migrate(server, "1");
            try (Connection superuser = server.getDatabase("postgres", "voucher").getConnection()) {
                run(superuser, """
                        insert into campaign values ('zpd', 'C-1', 'n', 'ACTIVE', 'RECHARGE', 100000, 20, 500, 9, 2, '{}', '{}',
                            '{}', now(), now(), 2000, 30, null, null, now(), 'admin');
                        insert into driver values ('zpd', '00000000-0000-0000-0000-000000000001', true);
                        insert into gift values
                            ('zpd', 'R-2', 'C-1', '00000000-0000-0000-0000-000000000001', '2019-10-17'),
                            ('zpd', 'R-1', 'C-1', '00000000-0000-0000-0000-000000000001', '2019-10-16');
                        insert into voucher values ('zpd', '00000000-0000-0000-0000-000000000009',
                            '00000000-0000-0000-0000-000000000001', 'C-1', 500, 2000, '{}', now(), now(), now(),
                            'AVAILABLE', null, 0, now())""");

                migrate(server, "latest");

                assertThat(texts(superuser, "select reason || ' ' || cause_id || ' ' || nth || ' ' || pieces from gift order by nth"))
                        .isEqualTo("RECHARGE R-1 1 20, RECHARGE R-2 2 20");
                assertThat(texts(superuser, "select state from voucher where gift_id is null")).isEqualTo("AVAILABLE");
                assertThat(texts(superuser, "select coalesce(first_seen_at::text, 'not new') from driver")).isEqualTo("not new");
                assertThat(texts(superuser, """
                        select relname from pg_class where relforcerowsecurity and relname in
                            ('bill_use', 'campaign', 'driver', 'gift', 'open_session', 'voucher') order by 1"""))
                        .isEqualTo("bill_use, campaign, driver, gift, open_session, voucher");
            }
        }
    }

    private static void createDatabase(EmbeddedPostgres server) throws SQLException {
        try (Connection superuser = server.getPostgresDatabase().getConnection()) {
            for (String role : new String[] {"owner", "app", "system"}) {
                run(superuser, "create role voucher_" + role + " login");
            }
            run(superuser, "create database voucher owner voucher_owner");
        }
    }

    private static void migrate(EmbeddedPostgres server, String target) {
        Flyway.configure().dataSource(server.getJdbcUrl("voucher_owner", "voucher"), "voucher_owner", "")
                .locations("db/kit", "db/migration").outOfOrder(true).target(target)
                .placeholders(Map.of("app", "voucher_app", "system", "voucher_system")).load().migrate();
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
