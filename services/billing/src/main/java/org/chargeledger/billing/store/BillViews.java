package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.ints;
import static org.chargeledger.billing.store.Columns.months;
import static org.chargeledger.billing.store.Columns.texts;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillState;
import org.chargeledger.billing.domain.Fees;
import org.chargeledger.billing.domain.FindingCode;
import org.chargeledger.billing.domain.Origin;
import org.chargeledger.billing.domain.view.BillExplanation;
import org.chargeledger.billing.domain.view.BillSummary;
import org.chargeledger.billing.domain.view.BillSummary.PriceSuperseded;
import org.chargeledger.billing.domain.view.HeldBecause;
import org.chargeledger.billing.domain.view.SessionSearch;
import org.chargeledger.billing.domain.view.Values;
import org.chargeledger.billing.domain.view.VersionView;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.BillTimes;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;

/** Current bills for people to read; the reasons of one and its versions. */
@ApplicationScoped
public class BillViews {

    private static final String SELECT = """
            select b.*, st.name as station_name, d.nickname, d.phone, coalesce(a.reserved, 0) as reserved_fen, """
            + FindingViews.COLUMN + """

            from bill b join driver d on d.operator_id = b.operator_id and d.driver_id = b.driver_id
            left join station st on st.operator_id = b.operator_id and st.station_id = b.station_id
            """ + Columns.RESERVED_OF.formatted("b");

    /** Held for no other reason than that the record, or the plug-out, never came. */
    private static final String LOST = """
            b.state = 'HELD' and exists (select 1 from bill_finding f where f.bill_month = b.bill_month
                and f.bill_no = b.bill_no and f.version = b.version and f.code = any(?))
            and not exists (select 1 from bill_finding f where f.bill_month = b.bill_month
                and f.bill_no = b.bill_no and f.version = b.version and f.code <> all(?))""";
    private static final Integer[] LOST_CODES = Arrays.stream(FindingCode.values()).filter(FindingCode::lost)
            .map(FindingCode::number).toArray(Integer[]::new);

    private final Tariffs tariffs;

    BillViews(Tariffs tariffs) {
        this.tariffs = tariffs;
    }

    /** In the order that was asked for; one more than the limit, if there are more. */
    public List<BillSummary> search(Tx tx, SessionSearch wanted) {
        return page(tx, wanted, Conditions.ofBills(wanted).and("b.state = ?", wanted.state()));
    }

    /** Lost bills among them. */
    public List<BillSummary> lost(Tx tx, SessionSearch wanted) {
        return page(tx, wanted, Conditions.ofBills(wanted).and(LOST, LOST_CODES));
    }

    /** The versions that were found, though others may take their place, or none, before they are shown. */
    private static List<BillSummary> page(Tx tx, SessionSearch wanted, Conditions conditions) {
        Map<BillNo, Integer> page = conditions.pageOfVersions(tx, wanted.limit());
        var bills = new HashMap<BillNo, BillSummary>();
        tx.query(SELECT + " where b.bill_month = any($1) and b.bill_no = any($2)"
                + " and b.version = ($3::int[])[array_position($2::text[], b.bill_no)]", months(page.keySet()),
                texts(page.keySet(), BillNo::digits), ints(page.values(), version -> version))
                .forEach(row -> bills.put(new BillNo(row.getString("bill_no")), summary(row, reservedOnPage(row))));
        return page.keySet().stream().map(bills::get).toList();
    }

    /** A held bill's own telling is what the page is sorted by, also once its money moves. */
    private static long reservedOnPage(Row row) {
        Long told = row.getLong("held_reserve_fen");
        return told == null ? row.getLong("reserved_fen") : told;
    }

    /** The current version. */
    public Optional<BillExplanation> explain(Tx tx, BillNo billNo) {
        return Optional.ofNullable(explain(tx, List.of(billNo)).get(billNo));
    }

    /** The current versions. */
    public Map<BillNo, BillExplanation> explain(Tx tx, Collection<BillNo> numbers) {
        return explained(tx, tx.query(SELECT + " where b.bill_month = any($1) and b.bill_no = any($2) and b.current",
                months(numbers), texts(numbers, BillNo::digits)));
    }

    public Optional<BillExplanation> explain(Tx tx, BillNo billNo, int version) {
        return Optional.ofNullable(explained(tx, tx.query(SELECT
                + " where b.bill_month = $1 and b.bill_no = $2 and b.version = $3", billNo.month(), billNo.digits(),
                version))
                .get(billNo));
    }

    /** All versions, the first one first. */
    public List<VersionView> versions(Tx tx, BillNo billNo) {
        var versions = new ArrayList<VersionView>();
        tx.query("""
                select b.*, """ + BillRow.BANDS + ", " + FindingViews.COLUMN + """

                from bill b where b.bill_month = $1 and b.bill_no = $2 order by b.version""",
                billNo.month(), billNo.digits()).forEach(row -> versions.add(version(row)));
        return versions;
    }

    private static VersionView version(Row row) {
        Origin origin = BillRow.origin(row);
        Fees fees = BillRow.fees(row);
        return new VersionView(row.getInteger("version"), row.getBoolean("current"),
                BillState.valueOf(row.getString("state")), origin.source(), origin.at(), origin.by(), origin.reason(),
                origin.recordId(), row.getString("tariff_id"), row.getInteger("tariff_version"), Values.of(BillRow.values(row)), fees.energy().fen(), fees.service().fen(),
                fees.idle().fen(), fees.total().fen(), row.getString("voucher_id"), row.getLong("discount_fen"),
                row.getLong("due_fen"), row.getLong("paid_fen"), row.getLong("receivable_fen"), refunded(row),
                instant(row, "settled_at"), FindingViews.read(row));
    }

    private Map<BillNo, BillExplanation> explained(Tx tx, Iterable<Row> found) {
        var bills = new LinkedHashMap<BillNo, Row>();
        found.forEach(row -> bills.put(new BillNo(row.getString("bill_no")), row));
        Map<BillNo, List<BillLine>> lines = lines(tx, bills);
        var explained = new HashMap<BillNo, BillExplanation>();
        bills.forEach((billNo, row) -> {
            List<BillLine> own = lines.getOrDefault(billNo, List.of());
            explained.put(billNo, BillExplanation.of(summary(row, row.getLong("reserved_fen")), own, BillRow.fees(row),
                    own.isEmpty() ? null : times(tx, row)));
        });
        return explained;
    }

    /** Of a bill with lines, which were rated by its version. */
    private BillTimes times(Tx tx, Row bill) {
        TariffVersion version = tariffVersion(bill);
        Tariff tariff = tariffs.find(tx, bill.getString("operator_id"), version)
                .orElseThrow(() -> new IllegalStateException("there is no tariff " + version));
        return new BillTimes(tariff, Optional.ofNullable(instant(bill, "charge_started_at")),
                instant(bill, "charge_ended_at"), instant(bill, "service_ended_at"));
    }

    private static TariffVersion tariffVersion(Row bill) {
        return new TariffVersion(bill.getString("tariff_id"), bill.getInteger("tariff_version"));
    }

    private static Map<BillNo, List<BillLine>> lines(Tx tx, Map<BillNo, Row> bills) {
        var lines = new HashMap<BillNo, List<BillLine>>();
        if (bills.isEmpty()) {
            return lines;
        }
        Set<BillNo> numbers = bills.keySet();
        tx.query("""
                select l.* from unnest($2::text[], $3::int[]) as u(bill_no, version)
                join bill_line l on l.bill_month = any($1) and l.bill_no = u.bill_no and l.version = u.version
                order by l.bill_no, l.line_no""", months(numbers), texts(numbers, BillNo::digits),
                ints(bills.values(), row -> row.getInteger("version"))).forEach(row -> {
                    var billNo = new BillNo(row.getString("bill_no"));
                    lines.computeIfAbsent(billNo, one -> new ArrayList<>())
                            .add(BillLineRow.line(row, tariffVersion(bills.get(billNo))));
                });
        return lines;
    }

    static PriceSuperseded superseding(Row row) {
        String tariffId = row.getString("superseding_tariff_id");
        return tariffId == null ? null : new PriceSuperseded(tariffId, row.getInteger("superseding_tariff_version"));
    }

    /** Of every version it was either all of the components or none. */
    private static Long refunded(Row row) {
        Long energy = row.getLong("refunded_energy_fee_fen");
        return energy == null ? null : energy + row.getLong("refunded_service_fee_fen")
                + row.getLong("refunded_idle_fee_fen");
    }

    /** Of a version that is held now: what was reserved for one of before is no longer known. */
    private static Long shortfall(Row row, long reserved) {
        Long expected = row.getLong("expected_fen");
        return expected == null || !row.getBoolean("current") ? null
                : (Long) Math.max(0, expected - reserved);
    }

    private static BillSummary summary(Row row, long reserved) {
        List<HeldBecause> findings = FindingViews.read(row);
        long energy = row.getLong("energy_tenth_wh");
        return new BillSummary(row.getString("bill_no"), row.getInteger("version"), row.getString("state"),
                row.getString("station_id"), row.getString("station_name"), row.getString("pile_code"),
                row.getString("connector_no"), SessionViews.person(row), row.getString("tariff_id"),
                row.getInteger("tariff_version"), energy, row.getLong("energy_fee_fen"),
                row.getLong("service_fee_fen"), row.getLong("idle_fee_fen"), row.getLong("total_fen"),
                row.getString("voucher_id"), row.getLong("discount_fen"), row.getLong("due_fen"),
                row.getLong("paid_fen"), row.getLong("receivable_fen"), refunded(row), instant(row, "requested_at"),
                instant(row, "charge_started_at"), instant(row, "charge_ended_at"), instant(row, "service_ended_at"),
                row.getString("stop_reason"), instant(row, "rated_at"), instant(row, "held_at"),
                instant(row, "settled_at"), reserved, row.getLong("expected_fen"), shortfall(row, reserved),
                "HELD".equals(row.getString("state")) ? energy : null,
                findings.stream().map(HeldBecause::code).toList(), findings, superseding(row));
    }
}
