package org.chargeledger.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargeledger.kit.testing.TestPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database of the first release")
class UpgradeTest {

    private static final String FIRST_RELEASE = "1";

    @Test
    @DisplayName("keeps its sessions when it is migrated, also when each is moved into its month")
    void keepsItsSessions() {
        try (var postgres = TestPostgres.ofRelease(FIRST_RELEASE)) {
            TestPostgres.run("""
                    insert into charging_session
                        (operator_id, bill_no, station_id, driver_id, pile_code, connector_no, state)
                    values
                        ('zpd', '20191031235959000001', 's', gen_random_uuid(), 'p', '01', 'SETTLED'),
                        ('zpd', '20191101000000000001', 's', gen_random_uuid(), 'p', '01', 'HELD')""");

            postgres.migrate();
            TestPostgres.texts("select make_month_partition('charging_session', '2019-10-01')");

            assertThat(TestPostgres.texts("""
                    select tableoid::regclass || ' ' || state || ' ' || coalesce(charge_seconds::text, 'not kept')
                    from charging_session order by bill_no""")).containsExactly(
                            "charging_session_2019_10 SETTLED not kept", "charging_session_default HELD not kept");
            assertThat(TestPostgres.unguarded()).isEmpty();
            assertThat(TestPostgres.openToDrivers()).isEmpty();
        }
    }
}
