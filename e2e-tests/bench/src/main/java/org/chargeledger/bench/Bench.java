package org.chargeledger.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures what was asked for, or everything; sizes are given as {@code name=number}. */
public final class Bench {

    private static final List<String> ALL = List.of("rating", "settlement", "search");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Map<Boolean, List<String>> given = Stream.of(arguments)
                .collect(Collectors.partitioningBy(argument -> argument.contains("=")));
        List<String> wanted = given.get(false);
        Sizes sizes = Sizes.of(given.get(true));
        for (String name : wanted.isEmpty() ? ALL : wanted) {
            measure(name, sizes);
        }
        System.exit(0);
    }

    private static void measure(String name, Sizes sizes) throws Exception {
        switch (name) {
            case "rating" -> RatingBenchmark.run();
            case "settlement" -> new SettlementBenchmark(sizes).run();
            case "search" -> new SearchBenchmark(sizes).run();
            default -> throw new IllegalArgumentException("no benchmark " + name + "; there are " + ALL);
        }
    }
}
