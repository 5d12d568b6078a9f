package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Inject;
import java.util.UUID;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The database of billing")
class DatabaseRulesTest {

    private static final String DRIVER = "00000000-0000-0000-0000-000000000001";

    @Inject
    SystemDb systemDb;

    @Inject
    Pool app;

    @ParameterizedTest
    @ValueSource(strings = {"update transfer set amount_fen = 1", "delete from transfer", "delete from bill",
            "delete from session", "update bill_line set quantity = 0", "delete from session_record",
            "update recharge set amount_fen = 1", "truncate transfer",
            "update bill_refund set waived_fen = 0", "update bonus_grant set amount_fen = 1",
            "update offline_payout set amount_fen = 1", "delete from offline_payout",
            "update recharge_reversal set amount_fen = 1", "delete from recharge_reversal",
            "update bonus_withdrawal set amount_fen = 1", "delete from bonus_withdrawal", "delete from pay_order",
            "delete from payout_part", "update refund_item set amount_fen = 1", "update refund_batch set digest = ''",
            "delete from refund_item", "delete from refund_batch"})
    @DisplayName("refuses both roles to change what was written in the ledger, or to remove a bill or session")
    void appendOnly(String sql) {
        assertThatThrownBy(() -> systemDb.inTransaction(tx -> tx.execute(sql)))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> app.query(sql).executeAndAwait()).hasMessageContaining("permission denied");
    }

    @Test
    @DisplayName("shows and takes nothing without an operator, and guards every table by row-level security")
    void rowLevelSecurity() {
        assertThat(app.query("select count(*) as n from session").executeAndAwait().iterator().next().getLong("n"))
                .isZero();
        assertThat(TestPostgres.unguarded()).isEmpty();
    }

    @Test
    @DisplayName("keeps what is not a driver's own from a driver's token, but for what a session goes by")
    void openToDrivers() {
        assertThat(TestPostgres.openToDrivers()).containsExactlyInAnyOrder("select station", "select pile",
                "select tariff_version", "select wallet_setting");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "select 1 from unclaimed_record | 0 | 1", "select 1 from abnormal_setting | 0 | 1",
            "select 1 from check_setting | 0 | 1", "select 1 from backlog_day | 0 | 1",
            "select 1 from pay_callback | 0 | 1", "select 1 from dead_letter | 0 | 1",
            "select 1 from wallet_setting | 1 | 1",
            "update unclaimed_record set reason = reason returning 1 | 0 | 1",
            "update abnormal_setting set version = 2 returning 1 | 0 | 1",
            "update wallet_setting set changed_by = changed_by returning 1 | 0 | 1",
            "delete from check_setting returning 1 | 0 | 1"})
    @DisplayName("shows a driver nothing of what is the staff's, and lets a driver change nothing of it")
    void staffOnly(String sql, int rowsOfDriver, int rowsOfStaff) {
        aRowForStaff();
        assertThat(rows(UUID.randomUUID().toString(), sql)).isEqualTo(rowsOfDriver);
        assertThat(rows("", sql)).isEqualTo(rowsOfStaff);
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert into wallet_setting select * from wallet_setting",
            "insert into abnormal_setting values ('staff-only', 1, '09:00')",
            "insert into check_setting values ('staff-only', '', 8, false, 60)"})
    @DisplayName("lets no driver add to what is the staff's")
    void addedByStaffOnly(String sql) {
        aRowForStaff();
        assertThatThrownBy(() -> rows(UUID.randomUUID().toString(), sql))
                .hasMessageContaining("violates row-level security policy");
    }

    @ParameterizedTest(name = "{0}: own {1}, other driver {2}, staff {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "select 1 from session                                                 | 1 | 0 | 1",
            "update session set stop_requested_at = now() returning 1              | 1 | 0 | 1",
            "insert into stop_request select operator_id, bill_no, driver_id, now() from session returning 1"
                    + " | 1 | 0 | 1"})
    @DisplayName("lets a driver ask to stop the own session, also by a pod of the release before")
    void sessionOfADriver(String sql, int own, int other, int staff) {
        aSession();
        assertThat(rows(DRIVER, sql)).isEqualTo(own);
        assertThat(rows(UUID.randomUUID().toString(), sql)).isEqualTo(other);
        assertThat(rows("", sql)).isEqualTo(staff);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state = 'HELD'", "folded = '{\"some\":\"thing\"}'", "tariff_version = 2",
            "stop_requested_at = now(), bill_version = 7"})
    @DisplayName("lets no driver change anything else of a session, be it beside the wish to stop it")
    void onlyTheWishToStop(String change) {
        aSession();
        String sql = "update session set " + change + " returning 1";
        assertThatThrownBy(() -> rows(DRIVER, sql)).hasMessageContaining("nothing of a session but the wish to stop");
        assertThat(rows(UUID.randomUUID().toString(), sql)).isZero();
        assertThat(rows("", sql)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "state | 'BILLED' | violates row-level security policy",
            "state, bill_version | 'REQUESTED', 1 | permission denied",
            "state, folded | 'REQUESTED', '{}' | permission denied"})
    @DisplayName("takes from a driver a session that is requested, and no other")
    void onlyRequested(String columns, String values, String refusal) {
        aSession();
        String session = """
                insert into session (bill_month, bill_no, operator_id, station_id, pile_code, connector_no, driver_id,
                    tariff_id, tariff_version, channel, requested_at, start_valid_until, %s)
                values ('2019-10-01', '20191016000000000098', 'staff-only', 's', 'p', '01', '%s', 't', 1, 'WECHAT',
                    now(), now(), %s) returning 1""";
        assertThat(rows(DRIVER, session.formatted("state", DRIVER, "'REQUESTED'"))).isEqualTo(1);
        assertThatThrownBy(() -> rows(DRIVER, session.formatted(columns, DRIVER, values)))
                .hasMessageContaining(refusal);
    }

    private static void aSession() {
        TestPostgres.run("""
                insert into driver (operator_id, driver_id, openid, nickname, phone, created_at)
                    values ('staff-only', '%1$s', 'o', 'n', '13800000000', now()) on conflict do nothing;
                insert into session (bill_month, bill_no, operator_id, station_id, pile_code, connector_no, driver_id,
                    tariff_id, tariff_version, channel, requested_at, start_valid_until, state)
                values ('2019-10-01', '20191016000000000099', 'staff-only', 's', 'p', '01', '%1$s', 't', 1, 'WECHAT',
                    now(), now(), 'ENDED') on conflict do nothing""".formatted(DRIVER));
    }

    private static void aRowForStaff() {
        TestPostgres.run("""
                delete from check_setting where operator_id = 'staff-only';
                delete from unclaimed_record where operator_id = 'staff-only';
                delete from dead_letter where operator_id = 'staff-only';
                insert into abnormal_setting values ('staff-only', 1, '09:00') on conflict do nothing;
                insert into check_setting values ('staff-only', '', 104, false, 60);
                insert into backlog_day values ('staff-only', '2019-10-16', 1) on conflict do nothing;
                insert into pay_callback values ('staff-only', 'n', now()) on conflict do nothing;
                insert into unclaimed_record (event_id, operator_id, pile_code, observed_at, stored_at, body)
                    values (gen_random_uuid(), 'staff-only', '44030600210000200001', now(), now(), '{}');
                insert into dead_letter (id, consumer, operator_id, topic, key, event_id, type, occurred_at, stored_at,
                    body, reason) values (gen_random_uuid(), 'c', 'staff-only', 't', 'k', gen_random_uuid(), 't',
                    now(), now(), '{}', 'r');
                insert into wallet_setting (operator_id, spending_order, arrears_limit_fen, changed_at, changed_by)
                    values ('staff-only', 'PRINCIPAL_FIRST', 0, now(), 'a') on conflict do nothing""");
    }

    /** How many rows a token of this driver, or of the staff, gets hold of; what it does is undone. */
    private int rows(String driverId, String sql) {
        return app.withConnection(connection -> connection.query("begin").execute()
                .chain(() -> connection.query("select set_config('app.operator_id', 'staff-only', true),"
                        + " set_config('app.driver_id', '" + driverId + "', true)").execute())
                .chain(() -> connection.query(sql).execute()).map(RowSet::size)
                .onTermination().call(() -> connection.query("rollback").execute())).await().indefinitely();
    }

    @Test
    @DisplayName("lets nobody past a table to one of its months")
    void partitionsAreClosed() {
        assertThatThrownBy(() -> app.query("select * from transfer_2019_10").executeAndAwait())
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> systemDb.inTransaction(tx -> tx.execute("delete from session_other")))
                .hasMessageContaining("permission denied");
    }
}
