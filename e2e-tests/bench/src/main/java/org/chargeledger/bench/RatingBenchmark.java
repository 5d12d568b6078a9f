package org.chargeledger.bench;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Rating;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;
import org.chargeledger.rating.Usage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Rates sessions that used all four bands and then idled, on one core: every line exact, the total rounded. */
@State(Scope.Thread)
public class RatingBenchmark {

    private static final int SESSIONS = 1024;
    private static final Instant CHARGE_ENDED_AT = Instant.parse("2019-10-16T04:00:00Z");

    private final Tariff tariff = tariff();
    private final Usage[] sessions = new Usage[SESSIONS];
    private int next;

    public RatingBenchmark() {
        for (int i = 0; i < SESSIONS; i++) {
            sessions[i] = new Usage(Map.of(Band.SHARP, new Energy(10_000 + i), Band.PEAK, new Energy(120_000 + i),
                    Band.FLAT, new Energy(70_000 + i), Band.VALLEY, new Energy(30_000 + i)), CHARGE_ENDED_AT,
                    CHARGE_ENDED_AT.plusSeconds(1_800 + i));
        }
    }

    @Benchmark
    public Money total() {
        next = (next + 1) % SESSIONS;
        return Rating.total(Rating.rate(tariff, sessions[next]));
    }

    private static Tariff tariff() {
        return new Tariff(new TariffVersion("T", 1), ZoneId.of("Asia/Shanghai"),
                List.of(period("00:00", "07:00", Band.VALLEY, "0.40"), period("07:00", "11:00", Band.FLAT, "0.76"),
                        period("11:00", "14:00", Band.SHARP, "1.30"), period("14:00", "22:00", Band.PEAK, "1.10"),
                        period("22:00", "24:00", Band.VALLEY, "0.40")),
                Optional.of(new IdleFee(Money.ofYuan("0.80"), 15, Optional.of(Money.ofYuan("60")))));
    }

    private static DayPeriod period(String from, String to, Band band, String energyYuan) {
        return DayPeriod.of(from, to, band, UnitPrice.ofYuan(energyYuan), UnitPrice.ofYuan("0.34"));
    }

    static void run() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder().include(RatingBenchmark.class.getName())
                .forks(3).warmupIterations(3).warmupTime(TimeValue.seconds(1)).measurementIterations(5)
                .measurementTime(TimeValue.seconds(1)).timeUnit(TimeUnit.SECONDS).threads(1)
                .addProfiler(GCProfiler.class).verbosity(VerboseMode.SILENT).build()).run();
        for (RunResult result : results) {
            Figure.of("rating", "sessions/s/core", result.getPrimaryResult().getStatistics().getPercentile(50)).print();
            Figure.of("rating-allocation", "B/session",
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getStatistics().getPercentile(50)).print();
        }
    }
}
