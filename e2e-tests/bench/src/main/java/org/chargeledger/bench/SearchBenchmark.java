package org.chargeledger.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.chargeledger.kit.testing.Tokens;

/** Searches bills and charging records through the API of the packaged service, as staff do: a page at a time. */
final class SearchBenchmark {

    private static final String BILLING = "billing";
    private static final Instant FIRST = Instant.parse("2019-06-30T16:00:00Z");
    private static final Duration SPAN = Duration.ofDays(184);

    private final Sizes sizes;
    private final BillArchive archive;
    private final Random random = new Random(20191016);
    private String someBill;

    SearchBenchmark(Sizes sizes) {
        this.sizes = sizes;
        this.archive = new BillArchive(sizes.bills());
    }

    void run() throws Exception {
        try (Servers servers = Servers.start()) {
            servers.migrate(BILLING);
            archive.fill(servers.postgres, BILLING);
            try (Connection connection = servers.postgres.connect(BILLING)) {
                someBill = DurablePostgres.text(connection, "select min(bill_no) from bill");
            }
            try (ServiceProcess billing = servers.service(BILLING)) {
                search(billing);
            }
        }
    }

    private void search(ServiceProcess billing) throws Exception {
        String token = Tokens.staff(BillArchive.OPERATOR, "viewer");
        var all = new ArrayList<Double>();
        for (Map.Entry<String, Supplier<String>> kind : searches().entrySet()) {
            var millis = new ArrayList<Double>();
            for (int i = -sizes.searches() / 5; i < sizes.searches(); i++) {
                long started = System.nanoTime();
                billing.get(kind.getValue().get(), token);
                if (i >= 0) {
                    millis.add((System.nanoTime() - started) / 1e6);
                }
            }
            print("search-" + kind.getKey(), millis);
            all.addAll(millis);
        }
        print("search", all);
    }

    private static void print(String name, List<Double> millis) {
        var figure = Figure.of(name, "ms", millis.stream().mapToDouble(Double::doubleValue).toArray());
        Figure.of(name + "-p50", "ms", figure.percentile(0.5)).print();
        Figure.of(name + "-p99", "ms", figure.percentile(0.99)).print();
    }

    private Map<String, Supplier<String>> searches() {
        var searches = new LinkedHashMap<String, Supplier<String>>();
        searches.put("bills-number", () -> "/bills?billNo=" + someBill);
        searches.put("bills-first-page", () -> "/bills?");
        searches.put("bills-deep-page", () -> "/bills?cursor=" + cursor());
        searches.put("bills-phone", () -> "/bills?phone=" + phone());
        searches.put("bills-driver", () -> "/bills?driverId=" + driverId());
        searches.put("bills-pile", () -> "/bills?pileCode=" + pileCode());
        searches.put("bills-station", () -> "/bills?stationId=" + stationId());
        searches.put("bills-window", () -> "/bills?" + window(Duration.ofHours(1)));
        searches.put("bills-station-window",
                () -> "/bills?stationId=" + stationId() + "&" + window(Duration.ofDays(7)));
        searches.put("bills-state", () -> "/bills?state=HELD");
        searches.put("bills-amount", () -> "/bills?" + amount(50));
        searches.put("bills-one-amount", () -> "/bills?" + amount(0));
        searches.put("bills-amount-window", () -> "/bills?" + amount(50) + "&" + window(Duration.ofDays(7)));
        searches.put("bills-code", () -> "/abnormal-bills?code=11");
        searches.put("bills-code-window", () -> "/abnormal-bills?code=11&" + window(Duration.ofDays(7)));
        searches.put("records-phone", () -> "/charging-records?phone=" + phone());
        searches.put("records-pile", () -> "/charging-records?pileCode=" + pileCode());
        searches.put("records-station", () -> "/charging-records?stationId=" + stationId());
        searches.put("records-window", () -> "/charging-records?" + window(Duration.ofHours(1)));
        searches.put("records-state", () -> "/charging-records?state=FAILED&" + window(Duration.ofDays(7)));
        return searches;
    }

    private String phone() {
        return "139%08d".formatted(random.nextInt(archive.drivers()));
    }

    private String driverId() {
        return BillArchive.driverId(random.nextInt(archive.drivers())).toString();
    }

    private String amount(int spread) {
        int from = 746 + random.nextInt(20_000);
        return "minTotalFen=" + from + "&maxTotalFen=" + (from + spread);
    }

    private String pileCode() {
        return "4403%016d".formatted(random.nextInt(archive.piles()));
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

    /** Somewhere in the list, as the page before would have named it. */
    private String cursor() {
        String billNo = "2019%02d%02d120000000000".formatted(8 + random.nextInt(4), 1 + random.nextInt(28));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(billNo.getBytes(StandardCharsets.UTF_8));
    }
}
