package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chargeledger.rating.TariffVersion;

/** A bulk change that was carried out: what was asked, why, and which version took the place of which. */
public record BulkChange(UUID changeId, Instant madeAt, String madeBy, BulkWish wish, String reason, List<Moved> moved) {

    public record Moved(TariffVersion before, TariffVersion after) {}

    /** What each new version took the place of. */
    public Map<TariffVersion, TariffVersion> beforeByAfter() {
        return moved.stream().collect(Collectors.toMap(Moved::after, Moved::before));
    }
}
