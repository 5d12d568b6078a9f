package org.chargeledger.pileingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargeledger.kit.testing.TestPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database of the first release")
class UpgradeTest {

    private static final String FIRST_RELEASE = "1";

    @Test
    @DisplayName("keeps piles, prices, starts, stops and frames when it is migrated, also a frame that moves to its month")
    void keepsWhatItHas() {
        try (var postgres = TestPostgres.ofRelease(FIRST_RELEASE)) {
            TestPostgres.run("""
                    insert into station values ('s1', 'zpd', 'n', 'Asia/Shanghai', now());
                    insert into pile values
                        ('44030600210000200001', 'zpd', 's1', 1, '32010600000001', 'v', 'm', 7000, '{01}');
                    insert into tariff_version values ('zpd', 'T-1', 1, '0001', '2019-10-15', '{s1}', '[]');
                    insert into started_session values
                        ('20191016000000000001', 'zpd', 's1', '44030600210000200001', '01',
                        '32010600000001012019101600000001', 10000, '2019-10-16', '2019-10-16', 'STARTED');
                    insert into pending_stop values
                        ('20191016000000000001', 'zpd', '44030600210000200001', '01', 'DRIVER', '2019-10-16');
                    insert into raw_frame (received_at, operator_id, pile_code, type, frame_hex)
                    values ('2019-10-16', 'zpd', '44030600210000200001', '01', '68')""");

            postgres.migrate();
            TestPostgres.texts("select make_month_partition('raw_frame', '2019-10-01')");

            assertThat(TestPostgres.texts("""
                    select reports_plug_out || ' ' || version || coalesce(connector_ratings::text, ' pile''s')
                    from pile join station using (station_id)"""))
                    .containsExactly("true 1 pile's");
            assertThat(TestPostgres.texts("""
                    select zone_id || ' ' || station_ids::text || pile_codes::text || whole_operator || day_plans
                    from tariff_version""")).containsExactly("Asia/Shanghai {s1}{}false[]");
            assertThat(TestPostgres.texts("select bill_no from started_session where shown_model_no is null"))
                    .containsExactly("20191016000000000001");
            assertThat(TestPostgres.texts("select bill_no from pending_stop where sent_at is null"))
                    .containsExactly("20191016000000000001");
            assertThat(TestPostgres.texts("select tableoid::regclass || ' ' || id || ' ' || frame_hex from raw_frame"))
                    .containsExactly("raw_frame_2019_10 1 68");
            assertThat(TestPostgres.unguarded()).isEmpty();
            assertThat(TestPostgres.openToDrivers()).isEmpty();
        }
    }
}
