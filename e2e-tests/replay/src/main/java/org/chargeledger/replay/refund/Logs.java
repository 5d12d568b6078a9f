package org.chargeledger.replay.refund;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chargeledger.replay.scenario.DriverPlan;

/** What the stack's programs wrote down: none of it may say who a driver is. */
final class Logs {

    /** The pretend WeChat is not ours, and knows them all. */
    private static final Set<String> OUTSIDE = Set.of("wechat.log");

    private Logs() {}

    /** Lines with a driver's phone, nickname or openid, counted by file. */
    static TreeMap<String, Long> naming(Path folder, List<DriverPlan> drivers) {
        List<String> names = drivers.stream()
                .flatMap(driver -> Stream.of(driver.phone(), driver.nickname(), driver.openid())).toList();
        var lines = new TreeMap<String, Long>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> !OUTSIDE.contains(name(each))).toList()) {
                long found = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines()
                        .filter(line -> names.stream().anyMatch(line::contains)).count();
                if (found > 0) {
                    lines.put(name(file), found);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
