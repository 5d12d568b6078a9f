package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.utc;

import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.view.SessionSearch;
import org.chargeledger.billing.domain.view.SessionSearch.After;
import org.chargeledger.billing.domain.view.SessionSearch.Order;
import org.chargeledger.kit.db.Tx;

/** A where clause that grows with what was asked for; values are always parameters. */
final class Conditions {

    private static final String BILLS = "bill b";
    private static final String SESSIONS = "session s";
    /** Only held versions have findings, and of one driver, pile or station few are held. */
    private static final String HELD_BY_CODE = """
            b.state = 'HELD' and exists (select 1 from bill_finding f where f.bill_month = b.bill_month
                and f.bill_no = b.bill_no and f.version = b.version and f.code = ?)""";
    /** What a held version was replaced by is a later one; so few were held, too. */
    private static final String ONCE_HELD_BY_CODE = """
            (b.state = 'HELD' or b.version > 1) and exists (select 1 from bill_finding f
                where f.bill_month = b.bill_month and f.bill_no = b.bill_no and f.code = ?)""";
    /** The limit keeps the planner from reading all bills to find those of a few findings. */
    private static final String BILLS_OF_FINDINGS = """
            bill_finding f cross join lateral (select * from bill b where b.bill_month = f.bill_month
                and b.bill_no = f.bill_no and b.current limit 1) b""";
    /** A bill may have been held for the same twice, and is listed once. */
    private static final String NEWEST_OF_CODE = """
            f.code = ? and not exists (select 1 from bill_finding g where g.bill_month = f.bill_month
                and g.bill_no = f.bill_no and g.code = f.code and g.version > f.version)""";

    /** Looked up for the rows of the page alone, so that an index without versions still finds these by itself. */
    private static final String VERSION_OF_PAGE = """
            .bill_no, (select v.version from bill v where v.bill_month = b.bill_month and v.bill_no = b.bill_no
                and v.current) as version""";

    private final String from;
    private final String alias;
    private final Order order;
    private final List<String> parts = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    private Conditions(String from, Order order) {
        this.from = from;
        this.order = order;
        this.alias = SESSIONS.equals(from) ? "s" : "b";
    }

    /** Current bills. A held one stands in the order of reserves once it tells its own. */
    static Conditions ofBills(SessionSearch wanted) {
        return ofCode(wanted).and("b.current = ?", true).andSearched(wanted)
                .and("b.total_fen >= ?", wanted.total().least()).and("b.total_fen <= ?", wanted.total().most())
                .and("b.held_reserve_fen >= ?", wanted.reserved().least())
                .and("b.held_reserve_fen <= ?", wanted.reserved().most())
                .and("b.superseding_tariff_id is not null and ?", wanted.priceSuperseded() ? true : null)
                .and("b.held_reserve_fen is not null and ?", wanted.order() == Order.RESERVED ? true : null);
    }

    /**
     * Found by one table's own index, or from the findings where little else is asked for. A code is that of any
     * version, handled since or not; but of what is to be held, one of those that it is held for.
     */
    private static Conditions ofCode(SessionSearch wanted) {
        if (wanted.code() == null || wanted.narrowsBillsOfCode()) {
            return new Conditions(BILLS, wanted.order())
                    .and(wanted.held() ? HELD_BY_CODE : ONCE_HELD_BY_CODE, wanted.code());
        }
        return new Conditions(BILLS_OF_FINDINGS, wanted.order())
                .and(wanted.held() ? "f.code = ? and f.version = b.version" : NEWEST_OF_CODE, wanted.code())
                .andNumbers("f", wanted);
    }

    static Conditions ofSessions(SessionSearch wanted) {
        return new Conditions(SESSIONS, Order.NEWEST).andSearched(wanted);
    }

    private Conditions andSearched(SessionSearch wanted) {
        return and(alias + ".bill_no = ?", wanted.billNo())
                .and(alias + ".bill_month = ?", monthOf(wanted.billNo()))
                .and(alias + ".driver_id = any (array(select driver_id from driver where phone = ?))", wanted.phone())
                .and(alias + ".driver_id = ?", wanted.driverId())
                .and(alias + ".pile_code = ?", wanted.pileCode())
                .and(alias + ".station_id = ?", wanted.stationId())
                .and(alias + ".requested_at >= ?", utc(wanted.from()))
                .and(alias + ".requested_at < ?", utc(wanted.to()))
                .andNumbers(alias, wanted);
    }

    /** A window is also one of months and numbers, by which the tables are divided and sorted. */
    private Conditions andNumbers(String table, SessionSearch wanted) {
        BillNo lowest = wanted.lowestNumber();
        BillNo beyond = wanted.numberBeyond();
        if (lowest != null) {
            and(table + ".bill_month >= ?", lowest.month()).and(table + ".bill_no >= ?", lowest.digits());
        }
        if (beyond != null) {
            and(table + ".bill_month <= ?", beyond.month()).and(table + ".bill_no < ?", beyond.digits());
        }
        return wanted.after() == null ? this : andAfter(table, wanted.after());
    }

    private Conditions andAfter(String table, After last) {
        if (order == Order.NEWEST) {
            return and(table + ".bill_month <= ?", monthOf(last.billNo())).and(table + ".bill_no < ?", last.billNo());
        }
        boolean reserved = order == Order.RESERVED;
        arguments.addAll(List.of(reserved ? last.reservedFen() : utc(last.heldAt()), last.billNo()));
        parts.add((reserved ? "(b.held_reserve_fen, b.bill_no) < ($%d, $%d)" : "(b.held_at, b.bill_no) > ($%d, $%d)")
                .formatted(arguments.size() - 1, arguments.size()));
        return this;
    }

    /** {@code ?} in the condition stands for the value; a null value asks for nothing. */
    Conditions and(String condition, Object value) {
        if (value != null) {
            arguments.add(value);
            parts.add(condition.replace("?", "$" + arguments.size()));
        }
        return this;
    }

    /**
     * The numbers of one page, in the order that was asked for, and one more if there are more. They are read before
     * anything else: so the cost of a page depends neither on what the planner thinks of the joins that show it nor on
     * other months.
     */
    List<BillNo> page(Tx tx, int limit) {
        var numbers = new ArrayList<BillNo>();
        page(tx, ".bill_no", limit).forEach(row -> numbers.add(new BillNo(row.getString("bill_no"))));
        return numbers;
    }

    /** Of bills, with the versions that are current as they are read. */
    Map<BillNo, Integer> pageOfVersions(Tx tx, int limit) {
        var versions = new LinkedHashMap<BillNo, Integer>();
        page(tx, VERSION_OF_PAGE, limit).forEach(row -> versions.put(new BillNo(row.getString("bill_no")),
                row.getInteger("version")));
        return versions;
    }

    private Iterable<Row> page(Tx tx, String columns, int limit) {
        arguments.add(limit + 1);
        return tx.query("select " + alias + columns + " from " + fromWhere() + " order by " + sorted() + " limit $"
                + arguments.size(), arguments.toArray());
    }

    private String sorted() {
        return switch (order) {
            case NEWEST -> (from.equals(BILLS_OF_FINDINGS) ? "f" : alias) + ".bill_no desc";
            case RESERVED -> "b.held_reserve_fen desc, b.bill_no desc";
            case OLDEST -> "b.held_at, b.bill_no";
        };
    }

    String fromWhere() {
        return from + (parts.isEmpty() ? "" : " where " + String.join(" and ", parts));
    }

    Object[] arguments() {
        return arguments.toArray();
    }

    /** What is no bill number is looked for in vain, in any month. */
    private static Object monthOf(String billNo) {
        return BillNo.isBillNo(billNo) ? new BillNo(billNo).month() : null;
    }
}
