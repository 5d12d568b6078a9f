package org.chargeledger.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargeledger.kit.testing.TestPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database of the first release")
class UpgradeTest {

    private static final String FIRST_RELEASE = "1";
    private static final String OWN = "00000000-0000-0000-0000-000000000001";
    private static final String OTHER = "00000000-0000-0000-0000-000000000002";

    @Test
    @DisplayName("keeps its gifts when it is migrated: each has its cause and counts for its driver")
    void keepsItsGifts() {
        try (var postgres = TestPostgres.ofRelease(FIRST_RELEASE)) {
            TestPostgres.run("""
                    insert into campaign values ('zpd', 'C-1', 'n', 'ACTIVE', 'RECHARGE', 100000, 20, 500, 9, 2, '{}',
                        '{}', '{}', now(), now(), 2000, 30, null, null, now(), 'admin');
                    insert into driver values ('zpd', '00000000-0000-0000-0000-000000000001', true);
                    insert into gift values
                        ('zpd', 'R-2', 'C-1', '00000000-0000-0000-0000-000000000001', '2019-10-17'),
                        ('zpd', 'R-1', 'C-1', '00000000-0000-0000-0000-000000000001', '2019-10-16');
                    insert into voucher values ('zpd', '00000000-0000-0000-0000-000000000009',
                        '00000000-0000-0000-0000-000000000001', 'C-1', 500, 2000, '{}', now(), now(), now(),
                        'AVAILABLE', null, 0, now())""");

            postgres.migrate();

            assertThat(TestPostgres.texts("""
                    select reason || ' ' || cause_id || ' ' || nth || ' ' || pieces from gift order by nth"""))
                    .containsExactly("RECHARGE R-1 1 20", "RECHARGE R-2 2 20");
            assertThat(TestPostgres.texts("select state from voucher where gift_id is null"))
                    .containsExactly("AVAILABLE");
            assertThat(TestPostgres.texts("select coalesce(first_seen_at::text, 'not new') from driver"))
                    .containsExactly("not new");
            assertThat(TestPostgres.unguarded()).isEmpty();
            assertThat(TestPostgres.openToDrivers()).isEmpty();
        }
    }

    @Test
    @DisplayName("shows a driver the own vouchers and their campaigns, and lets a driver change neither campaign nor groups")
    void whatDriversMay() {
        try (var postgres = TestPostgres.ofRelease("latest")) {
            TestPostgres.run("""
                    insert into campaign (operator_id, campaign_id, name, state, trigger, recharge_threshold_fen,
                        pieces_per_gift, face_fen, total_gifts, departments, sub_operators, station_ids, gift_from,
                        gift_until, minimum_spend_fen, validity_days, changed_at, changed_by)
                    select 'zpd', id, 'n', 'ACTIVE', 'RECHARGE', 100000, 20, 500, 9, '{}', '{}', '{}', now(), now(), 2000,
                        30, now(), 'admin' from unnest(array['C-1', 'C-2']) as id;
                    insert into driver (operator_id, driver_id, profiled)
                    values ('zpd', '%1$s', true), ('zpd', '%2$s', true);
                    insert into voucher (operator_id, voucher_id, driver_id, campaign_id, face_fen, minimum_spend_fen,
                        station_ids, valid_from, expires_at, granted_at, state, changed_at)
                    values ('zpd', gen_random_uuid(), '%1$s', 'C-1', 500, 2000, '{}', now(), now(), now(), 'AVAILABLE',
                        now())""".formatted(OWN, OTHER));

            assertThat(rows("select 1 from voucher")).isEqualTo("own 1, other 0, staff 1");
            assertThat(rows("select 1 from campaign")).isEqualTo("own 1, other 0, staff 2");
            assertThat(rows("select 1 from campaign for update")).isEqualTo("own 0, other 0, staff 2");
            assertThat(rows("update campaign set version = 2 returning 1")).isEqualTo("own 0, other 0, staff 2");
            assertThat(rows("select 1 from driver for update")).isEqualTo("own 1, other 1, staff 2");
            for (String driver : new String[] {OWN, ""}) {
                assertThatThrownBy(() -> TestPostgres.rowsFor("zpd", driver, "update driver set profiled = false returning 1"))
                        .hasStackTraceContaining("violates row-level security policy");
            }
        }
    }

    private static String rows(String sql) {
        return "own " + TestPostgres.rowsFor("zpd", OWN, sql) + ", other " + TestPostgres.rowsFor("zpd", OTHER, sql)
                + ", staff " + TestPostgres.rowsFor("zpd", "", sql);
    }
}
