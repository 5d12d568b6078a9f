package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.booleans;
import static org.chargeledger.billing.store.Columns.dates;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.Bill;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillVersion;
import org.chargeledger.billing.domain.CurrentBill;
import org.chargeledger.billing.domain.Finding;
import org.chargeledger.billing.domain.RatedBill;
import org.chargeledger.billing.domain.SettledBill;
import org.chargeledger.billing.domain.Settlement;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Money;

/**
 * Versions of bills: added once by whoever has locked their session. Afterwards only this is filled in: how it is
 * settled, paid and refunded, and which price superseded it; while it is held, what stays reserved for it, and what it
 * would come to by a price that became known since; at last that a newer version takes its place.
 */
@ApplicationScoped
public class Bills {

    /** For those who write several current bills whose sessions others may have locked: never in a circle. */
    static final String LOCKED_IN_ORDER = """
            with locked as (select bill_month, bill_no, version from bill
                where bill_month = any($1) and bill_no = any($2) and current order by bill_no for update)
            """;

    private record NumberedLine(BillVersion bill, int number, BillLine line) {}

    private record Reason(BillVersion bill, Finding finding) {}

    /** Each becomes the current version of its bill, rated or held; a held bill claims nothing, its fees are zero. */
    public void add(Tx tx, List<BillVersion> bills) {
        add(tx, bills, List.of());
    }

    /** Those among them that were settled at once, without a voucher, are added settled. */
    public void add(Tx tx, List<BillVersion> bills, List<SettledBill> settledAtOnce) {
        if (bills.isEmpty()) {
            return;
        }
        List<BillVersion> later = bills.stream().filter(bill -> bill.number() > Bill.FIRST_VERSION).toList();
        withdraw(tx, later.stream().map(bill -> bill.key().billNo()).toList());
        insert(tx, bills, settledAtOnce.stream()
                .collect(Collectors.toMap(settled -> settled.session().key().billNo(), settled -> settled)));
        keepMarks(tx, later);
        addLines(tx, bills);
        addReasons(tx, bills);
    }

    /** Their newest versions are no longer current: another takes its place, or none. */
    public void withdraw(Tx tx, List<BillNo> bills) {
        if (!bills.isEmpty()) {
            tx.send("""
                    update bill b set current = false from unnest($1::date[], $2::text[]) as u(bill_month, bill_no)
                    where b.bill_month = u.bill_month and b.bill_no = u.bill_no and b.current""",
                    dates(bills, BillNo::month), texts(bills, BillNo::digits));
        }
    }

    /** A settled bill that another price should have rated is still rated by its own when it is corrected otherwise. */
    private static void keepMarks(Tx tx, List<BillVersion> bills) {
        if (!bills.isEmpty()) {
            tx.execute("""
                    update bill b set superseding_tariff_id = o.superseding_tariff_id,
                        superseding_tariff_version = o.superseding_tariff_version
                    from unnest($1::date[], $2::text[], $3::int[]) as u(bill_month, bill_no, version)
                    join bill o on o.bill_month = u.bill_month and o.bill_no = u.bill_no and o.version = u.version - 1
                        and o.superseding_tariff_id is not null
                    where b.bill_month = u.bill_month and b.bill_no = u.bill_no and b.version = u.version
                        and (b.tariff_id, b.tariff_version)
                            <> (o.superseding_tariff_id, o.superseding_tariff_version)""",
                    dates(bills, b -> b.key().billNo().month()), texts(bills, b -> b.key().billNo().digits()),
                    ints(bills, BillVersion::number));
        }
    }

    private static void insert(Tx tx, List<BillVersion> bills, Map<BillNo, SettledBill> settled) {
        tx.send("""
                insert into bill (bill_month, bill_no, version, operator_id, station_id, pile_code, connector_no,
                    driver_id, state, tariff_id, tariff_version, energy_tenth_wh, energy_fee_fen, service_fee_fen,
                    idle_fee_fen, total_fen, discountable_fen, requested_at, charge_started_at, charge_ended_at,
                    service_ended_at, stop_reason, idle_charged, rated_at, held_at, record_stored_at, source, made_by,
                    reason, notify_driver, record_id, discount_fen, due_fen, paid_fen, receivable_fen, settled_at,
                    spending_order, expected_fen)
                select bill_month, bill_no, version, operator_id, station_id, pile_code, connector_no, driver_id,
                    case when held then 'HELD' when due is null then 'RATED' else 'SETTLED' end, tariff_id,
                    tariff_version, energy, energy_fee, service_fee, idle_fee, energy_fee + service_fee + idle_fee,
                    energy_fee + service_fee, requested_at, charge_started_at, charge_ended_at, service_ended_at,
                    stop_reason, idle_charged, case when not held then made_at end, case when held then decided_at end,
                    record_stored_at, source, made_by, reason, notify_driver, record_id,
                    case when due is not null then 0 end, due, paid, receivable,
                    case when due is not null then made_at end, spending_order, expected
                from unnest($1::date[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[],
                    $8::uuid[], $9::boolean[], $10::text[], $11::int[], $12::bigint[], $13::bigint[], $14::bigint[],
                    $15::bigint[], $16::timestamptz[], $17::timestamptz[], $18::timestamptz[], $19::timestamptz[],
                    $20::text[], $21::boolean[], $22::timestamptz[], $23::timestamptz[], $24::text[], $25::text[],
                    $26::text[], $27::boolean[], $28::uuid[], $29::bigint[], $30::bigint[], $31::bigint[],
                    $32::timestamptz[], $33::text[], $34::bigint[])
                    as u(bill_month, bill_no, version, operator_id, station_id, pile_code, connector_no, driver_id,
                        held, tariff_id, tariff_version, energy, energy_fee, service_fee, idle_fee, requested_at,
                        charge_started_at, charge_ended_at, service_ended_at, stop_reason, idle_charged, made_at,
                        record_stored_at, source, made_by, reason, notify_driver, record_id, due, paid, receivable,
                        decided_at, spending_order, expected)""",
                dates(bills, b -> b.key().billNo().month()), texts(bills, b -> b.key().billNo().digits()),
                ints(bills, BillVersion::number), texts(bills, b -> b.key().operatorId()),
                texts(bills, b -> b.key().stationId()), texts(bills, b -> b.key().pileCode()),
                texts(bills, b -> b.key().connectorNo()), uuids(bills, b -> b.key().driverId()),
                booleans(bills, BillVersion::held), texts(bills, b -> b.key().tariff().tariffId()),
                ints(bills, b -> b.key().tariff().number()), longs(bills, b -> b.values().energyTenthWh()),
                longs(bills, b -> b.fees().energy().fen()), longs(bills, b -> b.fees().service().fen()),
                longs(bills, b -> b.fees().idle().fen()), times(bills, b -> b.key().requestedAt()),
                times(bills, b -> b.values().chargeStartedAt()), times(bills, b -> b.values().chargeEndedAt()),
                times(bills, b -> b.values().serviceEndedAt()), texts(bills, b -> name(b.values().stopReason())),
                booleans(bills, b -> b.values().idleCharged()), times(bills, b -> b.origin().at()),
                times(bills, BillVersion::recordStoredAt), texts(bills, b -> b.origin().source().name()),
                texts(bills, b -> b.origin().by()), texts(bills, b -> b.origin().reason()),
                booleans(bills, b -> b.origin().notifyDriver()), uuids(bills, b -> b.origin().recordId()),
                amounts(bills, settled, Settlement::due), amounts(bills, settled, Settlement::paid),
                amounts(bills, settled, Settlement::receivable), times(bills, b -> b.session().decidedAt()),
                texts(bills, b -> settled.containsKey(b.key().billNo())
                        ? settled.get(b.key().billNo()).order().name() : null),
                longs(bills, b -> b.expected() == null ? null : b.expected().fen()));
    }

    /** Null for a bill that is not settled. */
    private static Long[] amounts(List<BillVersion> bills, Map<BillNo, SettledBill> settled,
            Function<Settlement, Money> amount) {
        return longs(bills, bill -> Optional.ofNullable(settled.get(bill.key().billNo())).map(SettledBill::settlement)
                .map(amount).map(Money::fen).orElse(null));
    }

    private static void addLines(Tx tx, List<BillVersion> bills) {
        var lines = new ArrayList<NumberedLine>();
        for (BillVersion bill : bills) {
            for (int i = 0; i < bill.lines().size(); i++) {
                lines.add(new NumberedLine(bill, i + 1, bill.lines().get(i)));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        tx.send("""
                insert into bill_line (bill_month, bill_no, version, line_no, operator_id, driver_id, component, band,
                    quantity, unit, unit_price_hundred_thousandths, amount_nano_yuan, capped, remarks)
                select bill_month, bill_no, version, line_no, operator_id, driver_id, component, band, quantity, unit,
                price, amount, capped, string_to_array(remarks, ',')
                from unnest($1::date[], $2::text[], $3::int[], $4::int[], $5::text[], $6::uuid[], $7::text[],
                $8::text[], $9::bigint[], $10::text[], $11::bigint[], $12::bigint[], $13::boolean[], $14::text[])
                    as u(bill_month, bill_no, version, line_no, operator_id, driver_id, component, band, quantity, unit,
                        price, amount, capped, remarks)""",
                dates(lines, l -> l.bill().key().billNo().month()),
                texts(lines, l -> l.bill().key().billNo().digits()), ints(lines, l -> l.bill().number()),
                ints(lines, NumberedLine::number), texts(lines, l -> l.bill().key().operatorId()),
                uuids(lines, l -> l.bill().key().driverId()), texts(lines, l -> l.line().component().name()),
                texts(lines, l -> l.line().band().map(Enum::name).orElse(null)), longs(lines, l -> l.line().quantity()),
                texts(lines, l -> l.line().unit().name()),
                longs(lines, l -> l.line().unitPrice().hundredThousandths()),
                longs(lines, l -> l.line().amount().nanoYuan()), booleans(lines, l -> l.line().capped()),
                texts(lines, l -> BillLineRow.remarks(l.line())));
    }

    private static void addReasons(Tx tx, List<BillVersion> bills) {
        List<Reason> reasons = bills.stream().filter(BillVersion::held)
                .flatMap(b -> b.session().findings().stream().map(finding -> new Reason(b, finding))).toList();
        if (reasons.isEmpty()) {
            return;
        }
        tx.send("""
                insert into bill_finding (bill_month, bill_no, version, code, operator_id, driver_id, evidence)
                select bill_month, bill_no, version, code, operator_id, driver_id, evidence::jsonb
                from unnest($1::date[], $2::text[], $3::int[], $4::int[], $5::text[], $6::uuid[], $7::text[])
                    as u(bill_month, bill_no, version, code, operator_id, driver_id, evidence)""",
                dates(reasons, r -> r.bill().key().billNo().month()),
                texts(reasons, r -> r.bill().key().billNo().digits()), ints(reasons, r -> r.bill().number()),
                ints(reasons, r -> r.finding().code().number()), texts(reasons, r -> r.bill().key().operatorId()),
                uuids(reasons, r -> r.bill().key().driverId()),
                texts(reasons, r -> EventJson.write(r.finding().evidence())));
    }

    /** The rated bills of these sessions, which the caller has locked. */
    public Map<BillNo, RatedBill> rated(Tx tx, Collection<BillNo> numbers) {
        var bills = new HashMap<BillNo, RatedBill>();
        LocalDate[] months = numbers.stream().map(BillNo::month).distinct().toArray(LocalDate[]::new);
        tx.query("""
                select *, null as bands from bill
                where bill_month = any($1) and bill_no = any($2) and current and state = 'RATED'""",
                months, texts(numbers, BillNo::digits)).forEach(row -> {
                    RatedBill bill = BillRow.rated(row);
                    bills.put(bill.billNo(), bill);
                });
        return bills;
    }

    /** The current version of a session that the caller has locked, or reads. */
    public Optional<CurrentBill> current(Tx tx, BillNo billNo) {
        return Optional.ofNullable(current(tx, List.of(billNo)).get(billNo));
    }

    public Map<BillNo, CurrentBill> current(Tx tx, Collection<BillNo> numbers) {
        return newest(tx, numbers, "b.current");
    }

    /** The newest version of each bill that claimed something, held since or not. */
    public Map<BillNo, CurrentBill> claimed(Tx tx, Collection<BillNo> numbers) {
        return newest(tx, numbers, "b.state <> 'HELD'");
    }

    private static Map<BillNo, CurrentBill> newest(Tx tx, Collection<BillNo> numbers, String among) {
        var newest = new HashMap<BillNo, CurrentBill>();
        if (numbers.isEmpty()) {
            return newest;
        }
        LocalDate[] months = numbers.stream().map(BillNo::month).distinct().toArray(LocalDate[]::new);
        tx.query("select b.*, first.tariff_id as first_tariff_id, first.tariff_version as first_tariff_version, "
                + BillRow.BANDS + ", " + BillRow.ORDER
                + " from bill b join bill first using (bill_month, bill_no) where first.version = 1"
                + " and first.bill_month = any($1) and b.bill_month = any($1) and b.bill_no = any($2) and "
                + among + " order by b.bill_no, b.version", months, texts(numbers, BillNo::digits))
                .forEach(row -> newest.put(new BillNo(row.getString("bill_no")), BillRow.current(row)));
        return newest;
    }

    public void settle(Tx tx, List<SettledBill> bills, Instant settledAt) {
        if (bills.isEmpty()) {
            return;
        }
        tx.send("""
                update bill b set state = 'SETTLED', voucher_id = u.voucher_id, voucher_face_fen = u.face,
                    voucher_minimum_spend_fen = u.minimum, discount_fen = u.discount, due_fen = u.due,
                    paid_fen = u.paid, receivable_fen = u.receivable, settled_at = $11,
                    spending_order = u.spending_order
                from unnest($1::date[], $2::text[], $3::int[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
                    $8::bigint[], $9::bigint[], $10::bigint[], $12::text[])
                    as u(bill_month, bill_no, version, voucher_id, face, minimum, discount, due, paid, receivable,
                        spending_order)
                where b.bill_month = u.bill_month and b.bill_no = u.bill_no and b.version = u.version""",
                dates(bills, b -> b.session().key().billNo().month()),
                texts(bills, b -> b.session().key().billNo().digits()), ints(bills, b -> b.bill().version()),
                texts(bills, SettledBill::voucherId),
                longs(bills, b -> b.voucher() == null ? null : b.voucher().face().fen()),
                longs(bills, b -> b.voucher() == null ? null : b.voucher().minimumSpend().fen()),
                longs(bills, b -> b.settlement().discount().fen()), longs(bills, b -> b.due().fen()),
                longs(bills, b -> b.settlement().paid().fen()),
                longs(bills, b -> b.settlement().receivable().fen()), utc(settledAt),
                texts(bills, b -> b.order().name()));
    }

    /** Bills whose version waits for the voucher service longer, in real time, than it should; the oldest first. */
    public Map<BillNo, Integer> unanswered(Tx tx, Duration limit, Collection<BillNo> without, int atMost) {
        var versions = new LinkedHashMap<BillNo, Integer>();
        tx.query("""
                select bill_no, version from bill where state = 'RATED' and current
                    and booked_at < clock_timestamp() - make_interval(secs => $1::bigint) and bill_no <> all($2)
                order by booked_at limit $3""", limit.toSeconds(), texts(without, BillNo::digits), atMost)
                .forEach(row -> versions.put(new BillNo(row.getString("bill_no")), row.getInteger("version")));
        return versions;
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
