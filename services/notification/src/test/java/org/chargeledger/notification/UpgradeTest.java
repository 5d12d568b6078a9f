package org.chargeledger.notification;

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
    @DisplayName("keeps its messages when they are split by month, and what was told once stays told")
    void keepsItsMessages() {
        try (var postgres = TestPostgres.ofRelease(FIRST_RELEASE)) {
            add("BILL", "20191016000000000001:1", "DELIVERED", 1);
            add("HELD", "20190930235959000001:1", "UNKNOWN", 2);
            add("BACKLOG", "2019-10-31", "PENDING", 0);
            add("BILL", "20191016000000000002:1", "SENDING", 0);

            postgres.migrate();

            assertThat(TestPostgres.texts("""
                    select month || ' ' || kind || ' ' || state || ' ' || coalesce(channel, '-') from message
                    order by seq""")).containsExactly("2019-10-01 BILL DELIVERED WECHAT_TEMPLATE",
                            "2019-09-01 HELD UNKNOWN WECHAT_TEMPLATE", "2019-10-01 BACKLOG PENDING -",
                            "2019-10-01 BILL SENDING -");
            assertThat(TestPostgres.texts("""
                    select kind || ' ' || (expires_at - occurred_at) || ' ' || (uncertain_since is not null)
                    from message where state in ('PENDING', 'SENDING') order by seq"""))
                    .as("what is still to be sent ends, and may have been asked for if somebody had it")
                    .containsExactly("BACKLOG 2 days false", "BILL 7 days true");
            assertThat(TestPostgres.unguarded()).isEmpty();
            assertThat(TestPostgres.openToDrivers()).containsExactly("select message_template");
            TestPostgres.run("""
                    insert into message
                        (month, message_id, operator_id, kind, fact_id, recipient_id, content, occurred_at)
                    values ('2019-10-01', gen_random_uuid(), 'zpd', 'BILL', '20191016000000000001:1',
                        '00000000-0000-0000-0000-000000000001', '{}', now()) on conflict do nothing""");
            assertThat(TestPostgres.texts("select count(*) || ' ' || max(seq) from message")).containsExactly("4 4");
        }
    }

    @Test
    @DisplayName("of the release before the last knows its payouts: what is on its way is told part by part, as it was")
    void keepsItsPayouts() {
        try (var postgres = TestPostgres.ofRelease("5")) {
            TestPostgres.run("""
                    insert into message
                        (month, message_id, operator_id, kind, fact_id, recipient_id, content, occurred_at)
                    values ('2019-10-01', gen_random_uuid(), 'zpd', 'REFUND_ACCEPTED',
                        '00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000001', '{}', now())""");
            TestPostgres.run("""
                    insert into notice_grant (app_id, openid, template_id, operator_id, unused, told_at)
                    values ('wx1', 'o1', 't1', 'zpd', 2, now())""");

            postgres.migrate();

            assertThat(TestPostgres.texts("""
                    select payout_id || ' ' || coalesce(parts, -1) || ' ' || (requested_at <= now()) from payout"""))
                    .containsExactly("00000000-0000-0000-0000-00000000000a -1 true");
            assertThat(TestPostgres.texts("select name || ' ' || age from aging_table where name like 'payout%' order by 1"))
                    .containsExactly("payout requested_at", "payout_part ended_at");
            assertThat(TestPostgres.texts("select unused || ' ' || page_ahead from notice_grant"))
                    .containsExactly("2 0");
            assertThat(TestPostgres.unguarded()).isEmpty();
        }
    }

    @Test
    @DisplayName("of a release whose pages stayed ahead for ever counts the next grants again")
    void endsTheLead() {
        try (var postgres = TestPostgres.ofRelease("11")) {
            TestPostgres.run("""
                    insert into notice_grant (app_id, openid, template_id, operator_id, unused, page_ahead, told_at)
                    select 'wx1', 'o' || ahead, 't1', 'zpd', 1, ahead, now() from generate_series(-2, 2) as ahead""");

            postgres.migrate();

            assertThat(TestPostgres.texts("select openid || ' ' || page_ahead from notice_grant"))
                    .containsExactlyInAnyOrder("o-2 -1", "o-1 -1", "o0 0", "o1 1", "o2 1");
            assertThat(TestPostgres.unguarded()).isEmpty();
        }
    }

    @Test
    @DisplayName("lets a driver reach the own grants and messages, change only the grants, and see nothing of the staff's")
    void whatDriversMay() {
        try (var postgres = TestPostgres.ofRelease("latest")) {
            TestPostgres.run("""
                    insert into driver_profile (operator_id, driver_id, openid, updated_at)
                    values ('zpd', '%s', 'o1', now()), ('zpd', '%s', 'o2', now());
                    insert into notice_grant (app_id, openid, template_id, operator_id, unused, told_at)
                    values ('wx1', 'o1', 't1', 'zpd', 1, now()), ('wx1', 'o3', 't1', 'zpd', 1, now());
                    insert into official_account (operator_id, app_id, name) values ('zpd', 'wx1', 'n');
                    insert into message (month, message_id, operator_id, kind, fact_id, recipient_id, content, occurred_at)
                    values ('2019-10-01', gen_random_uuid(), 'zpd', 'BILL', '1:1', '%s', '{}', now())"""
                    .formatted(OWN, OTHER, OWN));

            assertThat(rows("select 1 from official_account")).isEqualTo("own 0, other 0, staff 1");
            assertThat(rows("update official_account set name = 'm' returning 1")).isEqualTo("own 0, other 0, staff 1");
            assertThat(rows("select 1 from message")).isEqualTo("own 1, other 0, staff 1");
            assertThat(rows("update message set reason = 'r' returning 1")).isEqualTo("own 0, other 0, staff 1");
            assertThat(rows("select 1 from notice_grant")).isEqualTo("own 1, other 0, staff 2");
            assertThat(rows("update notice_grant set unused = 2 returning 1")).isEqualTo("own 1, other 0, staff 2");
            String granted = """
                    insert into notice_grant (app_id, openid, template_id, operator_id, unused, told_at)
                    values ('wx1', 'o1', 't2', 'zpd', 1, now()) returning 1""";
            assertThat(TestPostgres.rowsFor("zpd", OWN, granted)).isEqualTo(1);
            assertThatThrownBy(() -> TestPostgres.rowsFor("zpd", OTHER, granted))
                    .hasStackTraceContaining("violates row-level security policy");
        }
    }

    private static String rows(String sql) {
        return "own " + TestPostgres.rowsFor("zpd", OWN, sql) + ", other " + TestPostgres.rowsFor("zpd", OTHER, sql)
                + ", staff " + TestPostgres.rowsFor("zpd", "", sql);
    }

    private static void add(String kind, String factId, String state, int attempts) {
        TestPostgres.run("""
                insert into message (message_id, operator_id, kind, fact_id, recipient_id, content, state, attempts,
                    occurred_at)
                values (gen_random_uuid(), 'zpd', '%s', '%s', '00000000-0000-0000-0000-000000000001', '{}', '%s', %d,
                    now())""".formatted(kind, factId, state, attempts));
    }
}
