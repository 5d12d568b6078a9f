package org.chargeledger.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.chargeledger.kit.http.Cursor;

/** What is looked for in an archive: every kind of search with values that change from one to the next. */
final class Searches {

    /** A path of billing's API; {@code driverId} is the driver who asks, null for staff. */
    record Wish(String path, UUID driverId) {}

    record Kind(String name, Supplier<Wish> wishes) {

        Wish next() {
            return wishes.get();
        }
    }

    private static final Instant FIRST = Instant.parse("2019-06-30T16:00:00Z");
    private static final Duration SPAN = Duration.ofDays(184);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);
    /** Fen; totals of the archive lie in this range. */
    private static final int LEAST_TOTAL = 746;
    private static final int TOTALS = 20_000;
    /** Fen; as widely spread, of the bills that are held. */
    private static final int LEAST_RESERVED = 3_000;

    private final BillArchive archive;
    private final List<String> numbers;
    private final Random random = new Random(20191016);
    private final List<Kind> kinds = new ArrayList<>();

    private Searches(BillArchive archive, List<String> numbers) {
        this.archive = archive;
        this.numbers = numbers;
    }

    static Searches among(BillArchive archive, Connection connection) throws SQLException {
        String some = DurablePostgres.text(connection, """
                select string_agg(bill_no, ',') from
                (select bill_no from bill order by hashtext(bill_no) limit 500)""");
        var searches = new Searches(archive, List.of(some.split(",")));
        searches.addLists();
        searches.addNarrowed();
        searches.addAbnormal();
        searches.addDrivers();
        return searches;
    }

    List<Kind> kinds() {
        return kinds;
    }

    /** Bills and charging records are narrowed alike. */
    private void addLists() {
        for (String list : List.of("bills", "charging-records")) {
            add(list, list, () -> "");
            add(list + "-deep", list, () -> "cursor=" + cursor());
            add(list + "-number", list, () -> "billNo=" + oneOf(numbers));
            add(list + "-phone", list, () -> "phone=" + phone());
            add(list + "-driver", list, () -> "driverId=" + driverId());
            add(list + "-pile", list, () -> "pileCode=" + pileCode());
            add(list + "-station", list, () -> "stationId=" + stationId());
            add(list + "-window", list, () -> window(HOUR));
            add(list + "-amount", list, () -> amount(50));
            add(list + "-amount-from", list, () -> "minTotalFen=" + total());
            add(list + "-code", list, () -> "code=" + code());
            add(list + "-state", list, () -> "state=HELD");
        }
    }

    /** What a list may be narrowed to by two or three at once. */
    private void addNarrowed() {
        add("bills-one-amount", "bills", () -> amount(0));
        add("bills-station-window", "bills", () -> station() + "&" + window(WEEK));
        add("bills-station-state", "bills", () -> station() + "&state=HELD");
        add("bills-station-amount", "bills", () -> station() + "&" + amount(50));
        add("bills-amount-window", "bills", () -> amount(50) + "&" + window(WEEK));
        add("bills-state-window", "bills", () -> "state=SETTLED&" + window(WEEK));
        add("charging-records-failed", "charging-records", () -> "state=FAILED");
        add("charging-records-station-failed", "charging-records", () -> station() + "&state=FAILED");
        add("charging-records-pile-window", "charging-records", () -> "pileCode=" + pileCode() + "&" + window(WEEK));
    }

    private void addAbnormal() {
        add("abnormal-bills", "abnormal-bills", () -> "");
        add("abnormal-bills-code", "abnormal-bills", () -> "code=" + code());
        add("abnormal-bills-code-window", "abnormal-bills", () -> "code=" + code() + "&" + window(WEEK));
        add("abnormal-bills-code-station", "abnormal-bills", () -> "code=" + code() + "&" + station());
        add("abnormal-bills-reserved", "abnormal-bills", () -> "minReservedFen=" + reserved());
        add("abnormal-bills-most-reserved", "abnormal-bills", () -> "order=RESERVED&maxReservedFen=" + reserved());
        add("abnormal-bills-oldest", "abnormal-bills", () -> "order=OLDEST");
        add("abnormal-bills-oldest-code", "abnormal-bills", () -> "order=OLDEST&code=" + code());
        add("abnormal-bills-summary", "abnormal-bills/summary", () -> "");
    }

    private void addDrivers() {
        kinds.add(new Kind("driver-sessions", () -> new Wish("/driver/sessions?", driverId())));
        kinds.add(new Kind("driver-sessions-window", () -> new Wish("/driver/sessions?" + window(WEEK), driverId())));
    }

    private void add(String name, String list, Supplier<String> query) {
        kinds.add(new Kind(name, () -> new Wish("/" + list + "?" + query.get(), null)));
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String phone() {
        return "139%08d".formatted(random.nextInt(archive.drivers()));
    }

    private UUID driverId() {
        return BillArchive.driverId(random.nextInt(archive.drivers()));
    }

    private int total() {
        return LEAST_TOTAL + random.nextInt(TOTALS);
    }

    private int reserved() {
        return LEAST_RESERVED + random.nextInt(TOTALS);
    }

    private String amount(int spread) {
        int from = total();
        return "minTotalFen=" + from + "&maxTotalFen=" + (from + spread);
    }

    private int code() {
        return oneOf(BillArchive.CODES);
    }

    private String pileCode() {
        return "4403%016d".formatted(random.nextInt(archive.piles()));
    }

    private String station() {
        return "stationId=" + stationId();
    }

    private String stationId() {
        return "ST-" + random.nextInt(archive.stations());
    }

    private String window(Duration length) {
        Instant from = FIRST.plusSeconds(random.nextLong(SPAN.minus(length).toSeconds()));
        return "from=" + encoded(from) + "&to=" + encoded(from.plus(length));
    }

    private static String encoded(Instant time) {
        return URLEncoder.encode(time.toString(), StandardCharsets.UTF_8);
    }

    /** Somewhere in a list, as the page before would have named it. */
    private String cursor() {
        return Cursor.encode(oneOf(numbers));
    }
}
