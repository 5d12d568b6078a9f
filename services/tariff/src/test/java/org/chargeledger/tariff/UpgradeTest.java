package org.chargeledger.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargeledger.kit.testing.TestPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database of an earlier release")
class UpgradeTest {

    private static final String FIRST_RELEASE = "1";
    private static final String SECOND_RELEASE = "2";

    @Test
    @DisplayName("keeps whose its versions are when it is migrated: each station's are still that station's")
    void keepsWhoseVersionsAre() {
        try (var postgres = TestPostgres.ofRelease(FIRST_RELEASE)) {
            TestPostgres.run("""
                    insert into tariff values ('zpd', 'T-1', 'n', now());
                    insert into tariff_version values
                        ('zpd', 'T-1', 1, '2019-10-15', '0001', '{}', now(), 'admin'),
                        ('zpd', 'T-1', 2, '2019-10-17', '0002', '{}', now(), 'admin');
                    insert into tariff_version_station values
                        ('zpd', 'ST-1', '2019-10-15', 'T-1', 1), ('zpd', 'ST-2', '2019-10-15', 'T-1', 1),
                        ('zpd', 'ST-1', '2019-10-17', 'T-1', 2)""");

            postgres.migrate();

            assertThat(TestPostgres.texts("""
                    select scope || ' ' || target || ' ' || tariff_id || ' ' || version || ' ' || withdrawn
                    from tariff_assignment order by target, effective_from""")).containsExactly(
                            "STATION ST-1 T-1 1 false", "STATION ST-1 T-1 2 false", "STATION ST-2 T-1 1 false");
            assertThat(TestPostgres.texts("select revision::text from tariff")).containsExactly("1");
            assertThat(TestPostgres.unguarded()).isEmpty();
            assertThat(TestPostgres.openToDrivers()).isEmpty();
        }
    }

    @Test
    @DisplayName("lets the next version of a tariff take the place of one that has not taken force")
    void versionsOfOneMoment() {
        try (var postgres = TestPostgres.ofRelease(SECOND_RELEASE)) {
            TestPostgres.run("""
                    insert into tariff (operator_id, tariff_id, name, created_at) values ('zpd', 'T-1', 'n', now());
                    insert into tariff_version values
                        ('zpd', 'T-1', 1, '2019-10-17', '0001', '{}', now(), 'admin'),
                        ('zpd', 'T-1', 2, '2019-10-17', '0002', '{}', now(), 'admin');
                    insert into tariff_assignment values
                        ('zpd', 'STATION', 'ST-1', '2019-10-17', 'T-1', 1, false)""");

            postgres.migrate();

            TestPostgres.run("""
                    insert into tariff_assignment values
                        ('zpd', 'STATION', 'ST-1', '2019-10-17', 'T-1', 2, false)""");
            assertThat(TestPostgres.texts("select version::text from tariff_assignment order by 1"))
                    .containsExactly("1", "2");
            assertThat(TestPostgres.unguarded()).isEmpty();
        }
    }
}
