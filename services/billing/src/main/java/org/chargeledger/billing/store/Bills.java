package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.booleans;
import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.ints;
import static org.chargeledger.billing.store.Columns.longs;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.times;
import static org.chargeledger.billing.store.Columns.utc;
import static org.chargeledger.billing.store.Columns.uuids;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chargeledger.billing.domain.Bill;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Fees;
import org.chargeledger.billing.domain.Finding;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.SettledBill;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Money;

/** Bills and their lines; a bill is added once, and then only its settlement is filled in. */
@ApplicationScoped
public class Bills {

    private record NumberedLine(Bill bill, int number, BillLine line) {}

    private record Reason(SessionKey session, Finding finding) {}

    /** A rated bill as far as settling needs it. */
    public record Rated(BillNo billNo, int version, Fees fees) {}

    public void addRated(Tx tx, List<Session> sessions, Map<BillNo, Bill> bills) {
        if (sessions.isEmpty()) {
            return;
        }
        add(tx, "RATED", "rated_at", sessions, session -> bills.get(session.key().billNo()).fees());
        addLines(tx, bills.values());
    }

    /** A held bill claims nothing: its fees are zero until somebody decides. */
    public void addHeld(Tx tx, List<Session> sessions) {
        if (sessions.isEmpty()) {
            return;
        }
        add(tx, "HELD", "held_at", sessions, session -> Fees.NONE);
        addReasons(tx, sessions.stream()
                .flatMap(s -> s.findings().stream().map(finding -> new Reason(s.key(), finding))).toList());
    }

    private static void addReasons(Tx tx, List<Reason> reasons) {
        tx.execute("""
                insert into bill_finding (bill_month, bill_no, version, code, operator_id, driver_id, evidence)
                select bill_month, bill_no, 1, code, operator_id, driver_id, evidence::jsonb
                from unnest($1::date[], $2::text[], $3::int[], $4::text[], $5::uuid[], $6::text[])
                    as u(bill_month, bill_no, code, operator_id, driver_id, evidence)""",
                dates(reasons, r -> r.session().billNo().month()), texts(reasons, r -> r.session().billNo().digits()),
                ints(reasons, r -> r.finding().code().number()), texts(reasons, r -> r.session().operatorId()),
                uuids(reasons, r -> r.session().driverId()),
                texts(reasons, r -> EventJson.write(r.finding().evidence())));
    }

    private static void add(Tx tx, String state, String stateTime, List<Session> sessions,
            Function<Session, Fees> fees) {
        tx.execute("""
                insert into bill (bill_month, bill_no, version, operator_id, station_id, pile_code, connector_no,
                    driver_id, state, tariff_id, tariff_version, energy_tenth_wh, energy_fee_fen, service_fee_fen,
                    idle_fee_fen, total_fen, discountable_fen, requested_at, charge_started_at, charge_ended_at,
                    service_ended_at, stop_reason, %s, record_stored_at)
                select bill_month, bill_no, 1, operator_id, station_id, pile_code, connector_no, driver_id, $1,
                    tariff_id, tariff_version, energy, energy_fee, service_fee, idle_fee,
                    energy_fee + service_fee + idle_fee, energy_fee + service_fee, requested_at, charge_started_at,
                    charge_ended_at, service_ended_at, stop_reason, decided_at, record_stored_at
                from unnest($2::date[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[],
                    $9::text[], $10::int[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[],
                    $15::timestamptz[], $16::timestamptz[], $17::timestamptz[], $18::timestamptz[], $19::text[],
                    $20::timestamptz[], $21::timestamptz[])
                    as u(bill_month, bill_no, operator_id, station_id, pile_code, connector_no, driver_id, tariff_id,
                        tariff_version, energy, energy_fee, service_fee, idle_fee, requested_at, charge_started_at,
                        charge_ended_at, service_ended_at, stop_reason, decided_at, record_stored_at)"""
                .formatted(stateTime), state,
                dates(sessions, s -> s.key().billNo().month()), texts(sessions, s -> s.key().billNo().digits()),
                texts(sessions, s -> s.key().operatorId()), texts(sessions, s -> s.key().stationId()),
                texts(sessions, s -> s.key().pileCode()), texts(sessions, s -> s.key().connectorNo()),
                uuids(sessions, s -> s.key().driverId()), texts(sessions, s -> s.key().tariff().tariffId()),
                ints(sessions, s -> s.key().tariff().number()), longs(sessions, SessionRow::energyTenthWh),
                longs(sessions, s -> fees.apply(s).energy().fen()), longs(sessions, s -> fees.apply(s).service().fen()),
                longs(sessions, s -> fees.apply(s).idle().fen()), times(sessions, s -> s.key().requestedAt()),
                times(sessions, SessionRow::chargeStartedAt), times(sessions, SessionRow::chargeEndedAt),
                times(sessions, SessionRow::serviceEndedAt), texts(sessions, SessionRow::stopReason),
                times(sessions, Session::decidedAt),
                times(sessions, s -> s.record() == null ? null : s.record().storedAt()));
    }

    private static void addLines(Tx tx, Collection<Bill> bills) {
        var lines = new ArrayList<NumberedLine>();
        for (Bill bill : bills) {
            for (int i = 0; i < bill.lines().size(); i++) {
                lines.add(new NumberedLine(bill, i + 1, bill.lines().get(i)));
            }
        }
        tx.execute("""
                insert into bill_line (bill_month, bill_no, version, line_no, operator_id, driver_id, component, band,
                    quantity, unit, unit_price_hundred_thousandths, amount_nano_yuan, capped)
                select * from unnest($1::date[], $2::text[], $3::int[], $4::int[], $5::text[], $6::uuid[], $7::text[],
                    $8::text[], $9::bigint[], $10::text[], $11::bigint[], $12::bigint[], $13::boolean[])""",
                dates(lines, l -> l.bill().session().billNo().month()),
                texts(lines, l -> l.bill().session().billNo().digits()), ints(lines, l -> l.bill().version()),
                ints(lines, NumberedLine::number), texts(lines, l -> l.bill().session().operatorId()),
                uuids(lines, l -> l.bill().session().driverId()), texts(lines, l -> l.line().component().name()),
                texts(lines, l -> l.line().band().map(Enum::name).orElse(null)), longs(lines, l -> l.line().quantity()),
                texts(lines, l -> l.line().unit().name()),
                longs(lines, l -> l.line().unitPrice().hundredThousandths()),
                longs(lines, l -> l.line().amount().nanoYuan()), booleans(lines, l -> l.line().capped()));
    }

    /** The rated bills of these sessions, which the caller has locked. */
    public Map<BillNo, Rated> rated(Tx tx, Collection<BillNo> numbers) {
        var bills = new HashMap<BillNo, Rated>();
        LocalDate[] months = numbers.stream().map(BillNo::month).distinct().toArray(LocalDate[]::new);
        tx.query("""
                select bill_no, version, energy_fee_fen, service_fee_fen, idle_fee_fen from bill
                where bill_month = any($1) and bill_no = any($2) and current and state = 'RATED'""",
                months, texts(numbers, BillNo::digits)).forEach(row -> {
                    var billNo = new BillNo(row.getString("bill_no"));
                    bills.put(billNo, new Rated(billNo, row.getInteger("version"), new Fees(
                            new Money(row.getLong("energy_fee_fen")), new Money(row.getLong("service_fee_fen")),
                            new Money(row.getLong("idle_fee_fen")))));
                });
        return bills;
    }

    public void settle(Tx tx, List<SettledBill> bills, Instant settledAt) {
        if (bills.isEmpty()) {
            return;
        }
        tx.execute("""
                update bill b set state = 'SETTLED', voucher_id = u.voucher_id, discount_fen = u.discount,
                    due_fen = u.due, paid_fen = u.paid, receivable_fen = u.receivable, settled_at = $9
                from unnest($1::date[], $2::text[], $3::int[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
                    $8::bigint[]) as u(bill_month, bill_no, version, voucher_id, discount, due, paid, receivable)
                where b.bill_month = u.bill_month and b.bill_no = u.bill_no and b.version = u.version""",
                dates(bills, b -> b.session().key().billNo().month()),
                texts(bills, b -> b.session().key().billNo().digits()), ints(bills, SettledBill::version),
                texts(bills, SettledBill::voucherId), longs(bills, b -> b.settlement().discount().fen()),
                longs(bills, b -> b.settlement().due().fen()), longs(bills, b -> b.settlement().paid().fen()),
                longs(bills, b -> b.settlement().receivable().fen()), utc(settledAt));
    }

    /** Bills that wait for the voucher service longer, in real time, than they should. */
    public List<BillNo> unanswered(Tx tx, Duration limit, int atMost) {
        var numbers = new ArrayList<BillNo>();
        tx.query("""
                select bill_no from bill where state = 'RATED'
                    and booked_at < clock_timestamp() - make_interval(secs => $1::bigint)
                order by booked_at limit $2""",
                limit.toSeconds(), atMost).forEach(row -> numbers.add(new BillNo(row.getString("bill_no"))));
        return numbers;
    }
}
