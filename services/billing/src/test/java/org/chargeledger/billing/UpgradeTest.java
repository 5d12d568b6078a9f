package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargeledger.kit.testing.TestPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database of an earlier release")
class UpgradeTest {

    private static final String FIRST_RELEASE = "1";
    /** From V25 on wallets tell what is owed. */
    private static final String OWED_TOLD = "25";

    @Test
    @DisplayName("keeps its bills when it is migrated: each session knows its version, a held bill says so; no connector is rated")
    void keepsItsBills() {
        try (var postgres = TestPostgres.ofRelease(FIRST_RELEASE)) {
            TestPostgres.run("""
                    insert into driver (operator_id, driver_id, openid, nickname, phone, created_at)
                    values ('zpd', '00000000-0000-0000-0000-000000000001', 'o', 'n', '13800000000', now())""");
            addBill("20191016000000000001", "SETTLED", 100);
            addBill("20191016000000000002", "HELD", 0);
            addDebt("20191016000000000001", 40);
            TestPostgres.run("""
                    insert into station values ('zpd', 's1', 'n', 'Asia/Shanghai');
                    insert into pile values ('44030600210000200001', 'zpd', 's1', '{01}');
                    insert into account (operator_id, account_id, kind, driver_id, balance_fen) values ('zpd',
                        'RESERVE:20191016000000000002', 'RESERVE', '00000000-0000-0000-0000-000000000001', 3000)""");

            postgres.migrate();

            assertThat(TestPostgres.texts("select bill_no || ' ' || bill_version from session order by 1"))
                    .containsExactly("20191016000000000001 1", "20191016000000000002 1");
            assertThat(TestPostgres.texts(
                    "select state || ' ' || source || coalesce(' ' || held_reserve_fen, '') from bill "
                            + "order by bill_no"))
                    .containsExactly("SETTLED RATED", "HELD HELD 3000");
            assertThat(TestPostgres.texts("""
                    select account_id || ' ' || balance_fen || coalesce(' owing ' || owed_fen, '') from account
                    order by 1""")).containsExactly("BONUS:00000000-0000-0000-0000-000000000001 0",
                            "RESERVE:20191016000000000002 3000",
                            "WALLET:00000000-0000-0000-0000-000000000001 0 owing 40");
            assertThat(TestPostgres.texts("select connector_rated_power_w from pile")).containsExactly("{}");
            assertThat(TestPostgres.unguarded()).isEmpty();
        }
    }

    @Test
    @DisplayName("whose wallets do not tell what is owed, for older pods went on beside it, tells it again")
    void tellsWhatIsOwed() {
        try (var postgres = TestPostgres.ofRelease(OWED_TOLD)) {
            addDebt("20191016000000000001", 40);
            TestPostgres.run("""
                    insert into account (operator_id, account_id, kind, driver_id, balance_fen, owed_fen)
                    values ('zpd', 'WALLET:00000000-0000-0000-0000-000000000002', 'WALLET',
                        '00000000-0000-0000-0000-000000000002', 0, 7)""");

            postgres.migrate();

            assertThat(TestPostgres.texts("select right(account_id, 1) || ' ' || coalesce(owed_fen, 0) from account"
                    + " order by 1")).containsExactly("1 40", "2 0");
            assertThat(TestPostgres.unguarded()).isEmpty();
        }
    }

    @Test
    @DisplayName("keeps for its bills the order in which each operator spent, whatever the operator says after it")
    void keepsTheSpendingOrder() {
        try (var postgres = TestPostgres.ofRelease(OWED_TOLD)) {
            TestPostgres.run("""
                    insert into wallet_setting (operator_id, spending_order, arrears_limit_fen, changed_at, changed_by)
                    values ('zpd', 'BONUS_FIRST', 0, now(), 'admin')""");

            postgres.migrate();
            TestPostgres.run("""
                    update wallet_setting set spending_order = 'PRINCIPAL_FIRST';
                    insert into wallet_setting (operator_id, spending_order, arrears_limit_fen, changed_at, changed_by)
                    values ('new', 'BONUS_FIRST', 0, now(), 'admin')""");

            assertThat(TestPostgres.texts("select operator_id || ' ' || spending_order_before from wallet_setting"
                    + " order by 1")).containsExactly("new PRINCIPAL_FIRST", "zpd BONUS_FIRST");
            assertThat(TestPostgres.unguarded()).isEmpty();
        }
    }

    private static void addDebt(String billNo, long fen) {
        TestPostgres.run("""
                insert into account (operator_id, account_id, kind, driver_id, balance_fen)
                values ('zpd', 'WALLET:00000000-0000-0000-0000-000000000001', 'WALLET',
                    '00000000-0000-0000-0000-000000000001', 0)""");
        TestPostgres.run("""
                insert into transfer (book_month, id, operator_id, driver_id, bill_no, kind, debit_account,
                    credit_account, amount_fen, posted_at)
                values ('2019-10-01', gen_random_uuid(), 'zpd', '00000000-0000-0000-0000-000000000001', '%s',
                    'RECEIVABLE', 'RECEIVABLE:00000000-0000-0000-0000-000000000001', 'REVENUE:ENERGY_FEE', %d, now())"""
                .formatted(billNo, fen));
    }

    private static void addBill(String billNo, String state, long feeFen) {
        String where = """
                '2019-10-01', '%s', 'zpd', 's1', '44030600210000200001', '01', '00000000-0000-0000-0000-000000000001'"""
                .formatted(billNo);
        TestPostgres.run("""
                insert into session (bill_month, bill_no, operator_id, station_id, pile_code, connector_no, driver_id,
                    tariff_id, tariff_version, channel, requested_at, start_valid_until, state)
                values (%s, 't', 1, 'WECHAT', now(), now(), '%s')""".formatted(where, state));
        TestPostgres.run("""
                insert into bill (bill_month, bill_no, operator_id, station_id, pile_code, connector_no, driver_id,
                    version, state, tariff_id, tariff_version, energy_tenth_wh, energy_fee_fen, service_fee_fen,
                    idle_fee_fen, total_fen, discountable_fen, discount_fen, due_fen, paid_fen, receivable_fen,
                    requested_at)
                values (%1$s, 1, '%2$s', 't', 1, 0, %3$d, 0, 0, %3$d, %3$d, 0, %3$d, %3$d, 0, now())"""
                .formatted(where, state, feeFen));
    }
}
