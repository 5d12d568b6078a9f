package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.rating.TariffVersion;

/** A bulk change that was carried out: what was asked, why, and which version took the place of which. */
public record BulkChange(UUID changeId, Instant madeAt, String madeBy, BulkWish wish, String reason, List<Moved> moved) {

    /** {@code restored} is the version whose prices an undo brought back; null: it was an edit. */
    public record Moved(TariffVersion before, TariffVersion after, TariffVersion restored) {}
}
