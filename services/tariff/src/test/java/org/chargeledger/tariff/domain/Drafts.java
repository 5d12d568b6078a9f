package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.List;

/** Drafts that tests name by what is special about them. */
public final class Drafts {

    public static final Instant NOW = Instant.parse("2019-10-15T16:00:00Z");

    private Drafts() {}

    public static VersionDraft fixedPrice() {
        return with(period("00:00", "24:00", "FLAT", 76_000L, 34_000L));
    }

    public static VersionDraft with(VersionDraft.Period... periods) {
        return new VersionDraft("Asia/Shanghai", NOW, List.of("ST-108"), "0001", List.of(periods),
                new VersionDraft.IdleFee(80L, 15, null));
    }

    public static VersionDraft.Period period(String from, String to, String band, Long energy, Long service) {
        return new VersionDraft.Period(from, to, band, energy, service);
    }

    public static VersionDraft.Period flat(String from, String to) {
        return period(from, to, "FLAT", 76_000L, 34_000L);
    }
}
