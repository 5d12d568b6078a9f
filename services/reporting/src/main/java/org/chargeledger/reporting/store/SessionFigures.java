package org.chargeledger.reporting.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.reporting.domain.DayStatistics;
import org.chargeledger.reporting.domain.LatencyStatistics;
import org.chargeledger.reporting.domain.SessionStatistics;
import org.chargeledger.reporting.domain.Window;

/** Counts and sums over sessions, within what the transaction's tenant may see. */
@ApplicationScoped
public class SessionFigures {

    /** A successful session charged: it is settled, rated and about to be, or held. */
    private static final String SUCCESSFUL = "state in ('SETTLED', 'RATED', 'HELD')";
    /**
     * An abnormal session was held at some time; that its bill was put right since does not undo it, but that it never
     * began does.
     */
    private static final String ABNORMAL = "held_at is not null and state <> 'FAILED'";

    /** Of bills settled before it was kept apart, the day of the version that counts is all that is known. */
    private static final String FIRST_SETTLED = "coalesce(first_settled_at, settled_at)";

    /**
     * What went back of a component: of the version that counts all of it; of an earlier one so much as this one would
     * have cost the driver otherwise, for that is what billing did not charge again.
     */
    private static final String STANDING = """
            coalesce(sum(r.$1) filter (where coalesce(r.bill_version >= t.bill_version, true)), 0)
                + least(coalesce(sum(r.$1) filter (where r.bill_version < t.bill_version), 0),
                    max(t.$1 - coalesce($2, 0)))""";

    private static final String STATISTICS = """
            with told as (
                select s.*, coalesce(s.firmware_when_held, f.firmware, 'unknown') as firmware
                from charging_session s left join lateral (
                    select firmware from pile_firmware p
                    where p.operator_id = s.operator_id and p.pile_code = s.pile_code
                    order by p.since <= s.requested_at desc, abs(extract(epoch from p.since - s.requested_at)) limit 1) f on true
                where s.requested_at >= $1 and s.requested_at < $2),
            refunded as (
                select count(*) as refunds,
                    BACK(energy_fee_fen, least(discount_fen, t.energy_fee_fen)) as energy_fee_fen,
                    BACK(service_fee_fen, greatest(discount_fen - t.energy_fee_fen, 0)) as service_fee_fen,
                    BACK(idle_fee_fen, 0) as idle_fee_fen
                from told t join bill_refund r on r.operator_id = t.operator_id and r.bill_no = t.bill_no
                group by t.operator_id, t.bill_no),
            paid_later as (
                select coalesce(sum(p.energy_fee_fen + p.service_fee_fen + p.idle_fee_fen), 0) as fen
                from told t join arrears_payment p on p.operator_id = t.operator_id and p.bill_no = t.bill_no
                    and p.bill_version = t.bill_version
                where t.state = 'SETTLED')
            select (to_jsonb(t) || to_jsonb(back) || jsonb_build_object(
                'by_code', (select coalesce(jsonb_agg(to_jsonb(c) order by c.code), '[]') from (
                    select finding.code, max(finding.name) as name, count(*) as count
                    from told, jsonb_to_recordset(findings) finding (code int, name text)
                    where ABNORMAL group by finding.code) c),
                'by_station', (select coalesce(jsonb_agg(to_jsonb(b) order by b.station_id), '[]') from (
                    select told.station_id, coalesce(max(station.name), told.station_id) as name,
                        count(*) filter (where SUCCESSFUL) as successful,
                        count(*) filter (where state = 'FAILED') as start_failed,
                        count(*) filter (where ABNORMAL) as abnormal,
                        coalesce(sum(energy_tenth_wh) filter (where state = 'SETTLED'), 0) as energy_tenth_wh,
                        coalesce(sum(due_fen) filter (where state = 'SETTLED'), 0) as due_fen
                    from told left join station using (operator_id, station_id) group by told.station_id) b),
                'by_firmware', (select coalesce(jsonb_agg(to_jsonb(f) order by f.firmware), '[]') from (
                    select firmware, count(*) as successful, count(*) filter (where ABNORMAL) as abnormal
                    from told where SUCCESSFUL group by firmware) f),
                'start_failed_by_reason', (select coalesce(jsonb_agg(to_jsonb(r) order by r.reason), '[]') from (
                    select coalesce(failure_reason, 'UNKNOWN') as reason, count(*) as count
                    from told where state = 'FAILED' group by 1) r)))::text as figures
            from (select count(*) as requested,
                count(*) filter (where SUCCESSFUL) as successful,
                count(*) filter (where state = 'FAILED') as start_failed,
                count(*) filter (where state in ('REQUESTED', 'CHARGING')) as open,
                count(*) filter (where ABNORMAL) as abnormal,
                count(*) filter (where state = 'HELD') as waiting,
                count(*) filter (where state = 'SETTLED') as settled,
                coalesce(sum(energy_tenth_wh) filter (where state = 'SETTLED'), 0) as energy_tenth_wh,
                coalesce(sum(energy_fee_fen) filter (where state = 'SETTLED'), 0) as energy_fee_fen,
                coalesce(sum(service_fee_fen) filter (where state = 'SETTLED'), 0) as service_fee_fen,
                coalesce(sum(idle_fee_fen) filter (where state = 'SETTLED'), 0) as idle_fee_fen,
                coalesce(sum(total_fen) filter (where state = 'SETTLED'), 0) as total_fen,
                coalesce(sum(discount_fen) filter (where state = 'SETTLED'), 0) as discount_fen,
                coalesce(sum(due_fen) filter (where state = 'SETTLED'), 0) as due_fen,
                coalesce(sum(paid_fen) filter (where state = 'SETTLED'), 0) + (select fen from paid_later) as paid_fen,
                coalesce(sum(receivable_fen) filter (where state = 'SETTLED'), 0)
                    - (select fen from paid_later) as receivable_fen,
                coalesce(sum(reserved_fen) filter (where state = 'HELD'), 0) as reserved_fen
                from told) t,
                (select coalesce(sum(refunds), 0) as refunds,
                    coalesce(sum(energy_fee_fen), 0) as refunded_energy_fee_fen,
                    coalesce(sum(service_fee_fen), 0) as refunded_service_fee_fen,
                    coalesce(sum(idle_fee_fen), 0) as refunded_idle_fee_fen from refunded) back"""
            .replaceAll("BACK\\((\\w+), (.+)\\) as", STANDING + " as").replace("SUCCESSFUL", SUCCESSFUL)
            .replace("ABNORMAL", ABNORMAL);

    private static final String DAY = """
            select to_jsonb(t)::text as figures from (select $3 as day, $4 as zone_id,
                count(*) filter (where today) as requested,
                count(*) filter (where today and SUCCESSFUL) as successful,
                count(*) filter (where today and state = 'FAILED') as start_failed,
                count(*) filter (where today and state in ('REQUESTED', 'CHARGING')) as open,
                count(*) filter (where today and ABNORMAL) as abnormal,
                count(*) filter (where state = 'HELD') as abnormal_backlog,
                min(bill_no) filter (where state = 'HELD') as oldest_held_bill_no,
                coalesce(sum(energy_tenth_wh) filter (where today and state = 'SETTLED'), 0) as energy_tenth_wh,
                coalesce(sum(due_fen) filter (where FIRST_SETTLED >= $1 and FIRST_SETTLED < $2), 0) as revenue_fen,
                (select coalesce(sum(energy_fee_fen + service_fee_fen + idle_fee_fen), 0) from bill_refund
                    where at >= $1 and at < $2) as refunded_fen
            from (select *, requested_at is not null and requested_at >= $1 and requested_at < $2 as today
                from charging_session
                where requested_at >= $1 and requested_at < $2 or FIRST_SETTLED >= $1 and FIRST_SETTLED < $2
                    or state = 'HELD') s) t""".replace("SUCCESSFUL", SUCCESSFUL).replace("ABNORMAL", ABNORMAL)
            .replace("FIRST_SETTLED", FIRST_SETTLED);

    public SessionStatistics statistics(Tx tx, Window window) {
        return Rows.read(tx.query(STATISTICS, Times.utc(window.from()), Times.utc(window.to()))
                .iterator().next().getString("figures"), SessionStatistics.class);
    }

    public DayStatistics day(Tx tx, LocalDate day, ZoneId zone) {
        Window window = Window.day(day, zone);
        return Rows.read(tx.query(DAY, Times.utc(window.from()), Times.utc(window.to()), day.toString(), zone.getId())
                .iterator().next().getString("figures"), DayStatistics.class);
    }

    public LatencyStatistics latency(Tx tx, Window window) {
        return Rows.read(tx.query("""
                select to_jsonb(t)::text as figures from (select count(record_to_settled_millis) as count,
                    coalesce(percentile_disc(0.5) within group (order by record_to_settled_millis), 0) as median_millis,
                    coalesce(percentile_disc(0.99) within group (order by record_to_settled_millis), 0) as p99_millis
                from charging_session where requested_at >= $1 and requested_at < $2 and state = 'SETTLED') t""",
                Times.utc(window.from()), Times.utc(window.to())).iterator().next().getString("figures"),
                LatencyStatistics.class);
    }
}
