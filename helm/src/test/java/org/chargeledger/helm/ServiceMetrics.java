package org.chargeledger.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that the services' code counts, by the names Prometheus sees. */
final class ServiceMetrics {

    private static final Pattern METER = Pattern.compile("(?:(FunctionCounter|Gauge|Counter|Timer)\\.builder"
            + "|(counter|gauge|timer)\\w*)\\(\\s*\"(chargeledger[._][a-z._]+)\"");

    private ServiceMetrics() {}

    static Set<String> counted() {
        try (var files = Files.walk(Charts.repository("services"))) {
            return files.filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/main/"))
                    .flatMap(file -> METER.matcher(Charts.read(file.toString())).results())
                    .map(ServiceMetrics::prometheusName).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the Prometheus registry renames them: a counter ends in _total, a timer in _seconds. */
    private static String prometheusName(MatchResult meter) {
        String kind = (meter.group(1) == null ? meter.group(2) : meter.group(1)).toLowerCase(Locale.ROOT);
        String name = meter.group(3).replace('.', '_');
        return kind.endsWith("counter") ? name + "_total" : kind.equals("timer") ? name + "_seconds" : name;
    }
}
