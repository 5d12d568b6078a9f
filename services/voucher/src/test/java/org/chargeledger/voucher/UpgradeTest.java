package org.chargeledger.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargeledger.kit.testing.TestPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database of the first release")
class UpgradeTest {

    private static final String FIRST_RELEASE = "1";

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
        }
    }
}
