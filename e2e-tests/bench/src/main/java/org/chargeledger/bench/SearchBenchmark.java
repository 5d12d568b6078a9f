package org.chargeledger.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.kit.testing.Tokens;

/** Searches bills and charging records through the API of the packaged service, as people do: a page, and the next. */
final class SearchBenchmark {

    private static final String BILLING = "billing";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sizes sizes;
    private final BillArchive archive;

    SearchBenchmark(Sizes sizes) {
        this.sizes = sizes;
        this.archive = new BillArchive(sizes.bills());
    }

    void run() throws Exception {
        try (Servers servers = Servers.start()) {
            servers.migrate(BILLING);
            archive.fill(servers.postgres, BILLING);
            try (Connection connection = servers.postgres.connect(BILLING);
                    ServiceProcess billing = servers.service(BILLING)) {
                search(billing, Searches.among(archive, connection));
            }
        }
    }

    /** What the first ones take, while the service compiles and its connection reads the catalogue, is told apart. */
    private void search(ServiceProcess billing, Searches searches) throws Exception {
        var first = new ArrayList<Double>();
        for (Searches.Kind kind : searches.kinds()) {
            ask(billing, kind, sizes.searches() / 5, first);
        }
        print("search-first", first);
        var all = new ArrayList<Double>();
        for (Searches.Kind kind : searches.kinds()) {
            var millis = new ArrayList<Double>();
            if (ask(billing, kind, sizes.searches(), millis) == 0) {
                throw new IllegalStateException("search-" + kind.name() + " finds nothing, so it measures nothing");
            }
            print("search-" + kind.name(), millis);
            all.addAll(millis);
        }
        print("search", all);
    }

    private static int ask(ServiceProcess billing, Searches.Kind kind, int times, List<Double> millis) throws Exception {
        int found = 0;
        for (int i = 0; i < times; i++) {
            found += pages(billing, kind.next(), millis);
        }
        return found;
    }

    /** Adds the milliseconds that the first page took, and the second where there is one; how much was found. */
    private static int pages(ServiceProcess billing, Searches.Wish wish, List<Double> millis) throws Exception {
        String token = wish.driverId() == null ? Tokens.staff(BillArchive.OPERATOR, "viewer")
                : Tokens.driver(BillArchive.OPERATOR, wish.driverId());
        JsonNode first = timed(billing, wish.path(), token, millis);
        if (first.hasNonNull("nextCursor")) {
            String cursor = first.get("nextCursor").asText();
            timed(billing, wish.path().replace("?", "?cursor=" + cursor + "&"), token, millis);
        }
        return first.path("items").size() + first.path("count").asInt();
    }

    private static JsonNode timed(ServiceProcess billing, String path, String token, List<Double> millis)
            throws Exception {
        long started = System.nanoTime();
        String answer = billing.get(path, token);
        millis.add((System.nanoTime() - started) / 1e6);
        return JSON.readTree(answer);
    }

    private static void print(String name, List<Double> millis) {
        var figure = Figure.of(name, "ms", millis.stream().mapToDouble(Double::doubleValue).toArray());
        Figure.of(name + "-p50", "ms", figure.percentile(0.5)).print();
        Figure.of(name + "-p99", "ms", figure.percentile(0.99)).print();
    }
}
