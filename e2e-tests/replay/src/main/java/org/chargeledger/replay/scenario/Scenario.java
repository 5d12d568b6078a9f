package org.chargeledger.replay.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A part of operator zpd's October 2019: its piles, drivers, prices and sessions. */
public record Scenario(
        LocalDateTime from, LocalDateTime until, List<PilePlan> piles, List<DriverPlan> drivers, List<TariffPlan> tariffs,
        List<SessionPlan> sessions) {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final LocalDateTime FROM = LocalDateTime.of(2019, 10, 16, 0, 0);
    public static final LocalDateTime UNTIL = LocalDateTime.of(2019, 10, 18, 10, 38);
    public static final LocalDateTime CASES_FROM = LocalDateTime.of(2019, 10, 13, 8, 0);
    public static final LocalDateTime CASES_UNTIL = LocalDateTime.of(2019, 10, 13, 11, 45);
    public static final String ABNORMAL_BILLS = "abnormal-bills-2019-10-16_18.csv";

    private static final String PILES = "piles.csv";
    private static final String DRIVERS = "drivers.csv";
    private static final String TARIFFS = "tariffs.csv";
    private static final String SESSIONS = "zpd-2019-10-16_18.csv";
    private static final String CASES_DRIVERS = "cases/drivers.csv";
    private static final String CASES_SESSIONS = "cases/sessions.csv";

    /** The window of the golden figures: 16 to 18 October. */
    public static Scenario load() {
        return read(FROM, UNTIL, DRIVERS, SESSIONS);
    }

    /** Single sessions of the days before, each with a story of its own, on the same piles at the same prices. */
    public static Scenario cases() {
        return read(CASES_FROM, CASES_UNTIL, CASES_DRIVERS, CASES_SESSIONS);
    }

    private static Scenario read(LocalDateTime from, LocalDateTime until, String drivers, String sessions) {
        return new Scenario(from, until,
                CsvFile.read(resource(PILES)).stream().map(PilePlan::of).toList(),
                CsvFile.read(resource(drivers)).stream().map(DriverPlan::of).toList(),
                tariffs(CsvFile.read(resource(TARIFFS)).stream().map(TariffPeriod::of).toList()),
                CsvFile.read(resource(sessions)).stream().map(SessionPlan::of).toList());
    }

    /** The abnormal bills of the real window: bill number to code. */
    public static Map<String, Integer> abnormalBills() {
        return CsvFile.read(resource(ABNORMAL_BILLS)).stream().collect(Collectors.toMap(
                row -> row.text("bill_no"), row -> (int) row.number("code"), (a, b) -> a, LinkedHashMap::new));
    }

    public static String resource(String name) {
        try (InputStream in = Scenario.class.getResourceAsStream("/scenario/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no scenario file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Instant instant(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }

    /** Files by name, as they are committed. */
    public Map<String, String> files() {
        return Map.of(
                PILES, CsvFile.write(PilePlan.COLUMNS, piles.stream().map(PilePlan::cells).toList()),
                DRIVERS, CsvFile.write(DriverPlan.COLUMNS, drivers.stream().map(DriverPlan::cells).toList()),
                TARIFFS, CsvFile.write(TariffPeriod.COLUMNS,
                        tariffs.stream().flatMap(tariff -> tariff.periods().stream()).map(TariffPeriod::cells).toList()),
                SESSIONS, CsvFile.write(SessionPlan.COLUMNS, sessions.stream().map(SessionPlan::cells).toList()));
    }

    public TariffPlan tariffOf(SessionPlan session) {
        return tariffOfStation(pileOf(session).stationId());
    }

    public TariffPlan tariffOfStation(String stationId) {
        return tariffs.stream().filter(tariff -> tariff.stationId().equals(stationId)).findFirst().orElseThrow();
    }

    public PilePlan pileOf(SessionPlan session) {
        return piles.stream().filter(pile -> pile.pileCode().equals(session.pileCode())).findFirst().orElseThrow();
    }

    private static List<TariffPlan> tariffs(List<TariffPeriod> periods) {
        return periods.stream()
                .collect(Collectors.groupingBy(TariffPeriod::tariffId, LinkedHashMap::new, Collectors.toList()))
                .values().stream().map(TariffPlan::new).toList();
    }
}
