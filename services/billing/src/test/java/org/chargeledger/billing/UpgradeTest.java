package org.chargeledger.billing;

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
    @DisplayName("keeps its bills when it is migrated: each session knows its version, a held bill says so, security stays forced")
    void keepsItsBills() throws Exception {
        try (var server = EmbeddedPostgres.start()) {
            createDatabase(server);
            migrate(server, FIRST_RELEASE);
            try (Connection superuser = server.getDatabase("postgres", "billing").getConnection()) {
                run(superuser, """
                        insert into driver (operator_id, driver_id, openid, nickname, phone, created_at)
                        values ('zpd', '00000000-0000-0000-0000-000000000001', 'o', 'n', '13800000000', now())""");
                addBill(superuser, "20191016000000000001", "SETTLED", 100);
                addBill(superuser, "20191016000000000002", "HELD", 0);

                migrate(server, "latest");

                assertThat(texts(superuser, "select bill_no || ' ' || bill_version from session order by 1"))
                        .isEqualTo("20191016000000000001 1, 20191016000000000002 1");
                assertThat(texts(superuser, "select state || ' ' || source from bill order by bill_no"))
                        .isEqualTo("SETTLED RATED, HELD HELD");
                assertThat(texts(superuser, """
                        select relname from pg_class where relname in ('account', 'bill', 'driver', 'session')
                            and relforcerowsecurity order by 1""")).isEqualTo("account, bill, driver, session");
                assertThat(texts(superuser, "select account_id || ' ' || balance_fen from account"))
                        .isEqualTo("BONUS:00000000-0000-0000-0000-000000000001 0");
            }
        }
    }

    private static void addBill(Connection superuser, String billNo, String state, long feeFen) throws SQLException {
        String where = "'2019-10-01', '%s', 'zpd', 's1', '44030600210000200001', '01', '00000000-0000-0000-0000-000000000001'"
                .formatted(billNo);
        run(superuser, """
                insert into session (bill_month, bill_no, operator_id, station_id, pile_code, connector_no, driver_id,
                    tariff_id, tariff_version, channel, requested_at, start_valid_until, state)
                values (%s, 't', 1, 'WECHAT', now(), now(), '%s')""".formatted(where, state));
        run(superuser, """
                insert into bill (bill_month, bill_no, operator_id, station_id, pile_code, connector_no, driver_id, version,
                    state, tariff_id, tariff_version, energy_tenth_wh, energy_fee_fen, service_fee_fen, idle_fee_fen,
                    total_fen, discountable_fen, discount_fen, due_fen, paid_fen, receivable_fen, requested_at)
                values (%1$s, 1, '%2$s', 't', 1, 0, %3$d, 0, 0, %3$d, %3$d, 0, %3$d, %3$d, 0, now())"""
                .formatted(where, state, feeFen));
    }

    private static void createDatabase(EmbeddedPostgres server) throws SQLException {
        try (Connection superuser = server.getPostgresDatabase().getConnection()) {
            for (String role : new String[] {"owner", "app", "system"}) {
                run(superuser, "create role billing_" + role + " login");
            }
            run(superuser, "create database billing owner billing_owner");
        }
    }

    private static void migrate(EmbeddedPostgres server, String target) {
        Flyway.configure().dataSource(server.getJdbcUrl("billing_owner", "billing"), "billing_owner", "")
                .locations("db/kit", "db/migration").outOfOrder(true).target(target)
                .placeholders(Map.of("app", "billing_app", "system", "billing_system")).load().migrate();
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
