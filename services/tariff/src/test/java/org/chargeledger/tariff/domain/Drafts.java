package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.chargeledger.rating.TariffVersion;

/** Drafts that tests name by what is special about them. */
public final class Drafts {

    public static final Instant NOW = Instant.parse("2019-10-15T16:00:00Z");
    static final Neighbours NEIGHBOURS = new Neighbours(Set.of("0007"), Map.of(), List.of(), Map.of(),
            Map.of("ST-108", "Asia/Shanghai", "ST-109", "Asia/Shanghai", "ST-KASHGAR", "Asia/Urumqi"),
            Map.of("44030600210000200001", "ST-108", "44030600210000200002", "ST-109",
                    "44030600210000200003", "ST-KASHGAR"));

    private Drafts() {}

    public static VersionDraft fixedPrice() {
        return with(period("00:00", "24:00", "FLAT", 76_000L, 34_000L));
    }

    static VersionDraft with(VersionDraft.Period... periods) {
        return draft(VersionDraft.Targets.ofStations(List.of("ST-108")), List.of(periods), List.of(),
                new VersionDraft.IdleFee(80L, 15, null, null));
    }

    static VersionDraft withPlans(VersionDraft.DayPlan... plans) {
        return draft(VersionDraft.Targets.NONE, fixedPrice().periods(), Arrays.asList(plans), null);
    }

    static VersionDraft with(VersionDraft.IdleFee fee) {
        return draft(VersionDraft.Targets.NONE, fixedPrice().periods(), List.of(), fee);
    }

    static VersionDraft at(VersionDraft.Targets targets) {
        return draft(targets, fixedPrice().periods(), List.of(), null);
    }

    private static VersionDraft draft(VersionDraft.Targets targets, List<VersionDraft.Period> periods,
            List<VersionDraft.DayPlan> plans, VersionDraft.IdleFee fee) {
        return new VersionDraft("Asia/Shanghai", NOW, targets, "0001", periods, plans, fee, false, false);
    }

    static VersionDraft.Period period(String from, String to, String band, Long energy, Long service) {
        return new VersionDraft.Period(from, to, band, energy, service);
    }

    /** One after the other, an hour each and the last until midnight, at the same prices. */
    static List<VersionDraft.Period> hours(String... bands) {
        return IntStream.range(0, bands.length).mapToObj(hour -> period("%02d:00".formatted(hour),
                hour == bands.length - 1 ? "24:00" : "%02d:00".formatted(hour + 1), bands[hour], 76_000L, 34_000L))
                .toList();
    }

    static VersionDraft.Period flat(String from, String to) {
        return period(from, to, "FLAT", 76_000L, 34_000L);
    }

    static VersionDraft.DayPlan plan(String name, List<String> dates, List<VersionDraft.Season> seasons,
            List<String> weekdays) {
        return new VersionDraft.DayPlan(name, dates, seasons, weekdays, List.of(flat("00:00", "24:00")));
    }

    static PublishedVersion published(VersionDraft draft, String tariffId, int version) {
        return PublishedVersion.of(draft, new TariffVersion(tariffId, version), "zpd", "固定电价", "0001");
    }
}
