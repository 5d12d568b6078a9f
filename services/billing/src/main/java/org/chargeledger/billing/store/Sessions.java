package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.ints;
import static org.chargeledger.billing.store.Columns.longs;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.times;
import static org.chargeledger.billing.store.Columns.utc;
import static org.chargeledger.billing.store.Columns.uuids;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Money;

/** Sessions by bill number. Whoever changes one locks it first, in the order of the numbers. */
@ApplicationScoped
public class Sessions {

    /** A pile may refuse a stop, so a stop is not asked for once and for all. */
    private static final Duration STOP_AGAIN_AFTER = Duration.ofMinutes(1);

    /** A pile's transaction number, as far as it tells which session it means. */
    public record Serial(String pileCode, String connectorNo, String digits) {}

    /**
     * What a session can still take, and when that is looked at; {@code ratedPowerW} is its connector's, 0: not known,
     * {@code lookAt} null: no look is planned.
     */
    public record Means(long ratedPowerW, Money money, Instant lookAt) {

        public boolean notLookedAtBy(Instant at) {
            return lookAt == null || lookAt.isAfter(at);
        }
    }

    private static final String OPEN = "state in ('REQUESTED', 'CHARGING', 'ENDED')";

    /** False when the number is taken. The insert is the check. */
    public boolean add(Tx tx, SessionKey key, String channel) {
        return tx.execute("""
                insert into session (bill_month, bill_no, operator_id, station_id, pile_code, connector_no, driver_id,
                    tariff_id, tariff_version, channel, requested_at, start_valid_until, plug_out_reported, state)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'REQUESTED')
                on conflict (bill_month, bill_no) do nothing""",
                key.billNo().month(), key.billNo().digits(), key.operatorId(), key.stationId(), key.pileCode(),
                key.connectorNo(), key.driverId(), key.tariff().tariffId(), key.tariff().number(), channel,
                utc(key.requestedAt()), utc(key.startValidUntil()), key.plugOutReported()) == 1;
    }

    /** The sessions with these numbers or serials, and the open ones of these piles. */
    public List<Session> lock(Tx tx, Collection<BillNo> numbers, Collection<Serial> serials, Collection<String> piles) {
        var wanted = new TreeSet<>(numbers);
        if (!serials.isEmpty()) {
            tx.query("""
                    select s.bill_no
                    from unnest($1::text[], $2::text[], $3::text[]) as u(pile_code, connector_no, digits)
                    join session s on s.pile_code = u.pile_code and s.connector_no = u.connector_no
                        and s.bill_no between '20' || u.digits || '00' and '20' || u.digits || '99'
                        and s.bill_month = to_date('20' || substr(u.digits, 1, 4) || '01', 'YYYYMMDD')""",
                    texts(serials, Serial::pileCode), texts(serials, Serial::connectorNo),
                    texts(serials, Serial::digits))
                    .forEach(row -> wanted.add(new BillNo(row.getString("bill_no"))));
        }
        if (!piles.isEmpty()) {
            tx.query("select bill_no from session where pile_code = any($1) and " + OPEN,
                    (Object) piles.toArray(String[]::new))
                    .forEach(row -> wanted.add(new BillNo(row.getString("bill_no"))));
        }
        return lock(tx, wanted);
    }

    public List<Session> lock(Tx tx, Collection<BillNo> numbers) {
        return read(tx, numbers, " for update");
    }

    /** As they are now, for people to look at. */
    public List<Session> find(Tx tx, Collection<BillNo> numbers) {
        return read(tx, numbers, "");
    }

    public Optional<Session> find(Tx tx, BillNo billNo) {
        return find(tx, List.of(billNo)).stream().findFirst();
    }

    /** The held ones at these piles of which no record is known. */
    public List<Session> withoutRecord(Tx tx, Collection<String> piles) {
        var sessions = new ArrayList<Session>();
        if (!piles.isEmpty()) {
            tx.query("""
                    select s.*, s.folded::text as folded_text from session s
                    where s.pile_code = any($1) and s.state = 'HELD' and not exists (select 1 from session_record r
                        where r.bill_month = s.bill_month and r.bill_no = s.bill_no) order by s.bill_no""",
                    (Object) piles.toArray(String[]::new)).forEach(row -> sessions.add(SessionRow.session(row)));
        }
        return sessions;
    }

    private static List<Session> read(Tx tx, Collection<BillNo> numbers, String locking) {
        var sessions = new ArrayList<Session>();
        if (numbers.isEmpty()) {
            return sessions;
        }
        LocalDate[] months = numbers.stream().map(BillNo::month).distinct().toArray(LocalDate[]::new);
        tx.query("""
                select *, folded::text as folded_text from session where bill_month = any($1) and bill_no = any($2)
                order by bill_no""" + locking, months, texts(numbers, BillNo::digits))
                .forEach(row -> sessions.add(SessionRow.session(row)));
        return sessions;
    }

    public void update(Tx tx, List<Session> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        tx.send("""
                update session s set state = u.state, charging_since = u.charging_since,
                    charge_started_at = u.charge_started_at, charge_ended_at = u.charge_ended_at,
                    service_ended_at = u.service_ended_at, energy_tenth_wh = u.energy_tenth_wh,
                    stop_reason = u.stop_reason, raw_stop_reason = u.raw_stop_reason,
                    failure_reason = u.failure_reason, decided_at = u.decided_at, folded = u.folded::jsonb,
                    bill_version = u.bill_version
                from unnest($1::date[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[],
                    $6::timestamptz[], $7::timestamptz[], $8::bigint[], $9::text[], $10::text[], $11::text[],
                    $12::timestamptz[], $13::text[], $14::int[])
                    as u(bill_month, bill_no, state, charging_since, charge_started_at, charge_ended_at,
                        service_ended_at, energy_tenth_wh, stop_reason, raw_stop_reason, failure_reason, decided_at,
                        folded, bill_version)
                where s.bill_month = u.bill_month and s.bill_no = u.bill_no""",
                dates(sessions, s -> s.key().billNo().month()), texts(sessions, s -> s.key().billNo().digits()),
                texts(sessions, s -> s.state().name()), times(sessions, Session::chargingSince),
                times(sessions, SessionRow::chargeStartedAt), times(sessions, SessionRow::chargeEndedAt),
                times(sessions, SessionRow::serviceEndedAt), longs(sessions, SessionRow::energyTenthWh),
                texts(sessions, SessionRow::stopReason), texts(sessions, SessionRow::rawStopReason),
                texts(sessions, SessionRow::failureReason), times(sessions, Session::decidedAt),
                texts(sessions, SessionRow::folded), ints(sessions, Session::billVersion));
    }

    /** What staff decided of a session that the caller has locked; what was observed of it stays. */
    public void decide(Tx tx, Session session) {
        tx.execute("""
                update session set state = $3, decided_at = $4, folded = $5::text::jsonb, bill_version = $6,
                    tariff_id = $7, tariff_version = $8
                where bill_month = $1 and bill_no = $2""",
                session.key().billNo().month(), session.key().billNo().digits(), session.state().name(),
                utc(session.decidedAt()), SessionRow.folded(session), session.billVersion(),
                session.key().tariff().tariffId(), session.key().tariff().number());
    }

    /** The power of their connectors, and what their drivers can still spend on them. */
    public Map<BillNo, Means> means(Tx tx, List<SessionKey> sessions) {
        var means = new HashMap<BillNo, Means>();
        tx.query("""
                select u.bill_no,
                    coalesce((p.connector_rated_power_w ->> u.connector_no)::bigint, p.rated_power_w, 0) as power,
                    (select coalesce(sum(a.balance_fen), 0)::bigint from account a where a.operator_id = u.operator_id
                        and a.account_id in ('WALLET:' || u.driver_id, 'BONUS:' || u.driver_id,
                            'RESERVE:' || u.bill_no, 'RESERVE_BONUS:' || u.bill_no)) as money,
                    l.look_at
                from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[])
                    as u(operator_id, bill_no, driver_id, pile_code, connector_no)
                left join pile p on p.pile_code = u.pile_code
                left join balance_look l on l.operator_id = u.operator_id and l.bill_no = u.bill_no""",
                texts(sessions, SessionKey::operatorId), texts(sessions, session -> session.billNo().digits()),
                uuids(sessions, SessionKey::driverId), texts(sessions, SessionKey::pileCode),
                texts(sessions, SessionKey::connectorNo))
                .forEach(row -> means.put(new BillNo(row.getString("bill_no")),
                        new Means(row.getLong("power"), new Money(row.getLong("money")), instant(row, "look_at"))));
        return means;
    }

    /** The session, if it is still open and nobody asked to stop it within the last minute; keeps the wish. */
    public Optional<SessionKey> askToStop(Tx tx, BillNo billNo, Instant at) {
        for (Row row : tx.query("""
                with asked as (
                    insert into stop_request (operator_id, bill_no, driver_id, asked_at)
                    select operator_id, bill_no, driver_id, $3::timestamptz from session
                    where bill_month = $1 and bill_no = $2 and state in ('REQUESTED', 'CHARGING', 'ENDED')
                    on conflict (operator_id, bill_no) do update set asked_at = excluded.asked_at
                        where stop_request.asked_at <= $4
                    returning operator_id, bill_no)
                select s.* from session s join asked using (operator_id, bill_no) where s.bill_month = $1""",
                billNo.month(), billNo.digits(), utc(at), utc(at.minus(STOP_AGAIN_AFTER)))) {
            return Optional.of(SessionRow.key(row));
        }
        return Optional.empty();
    }
}
