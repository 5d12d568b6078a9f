package org.chargeledger.tariff.domain;

import java.time.Instant;
import org.chargeledger.rating.TariffVersion;

/**
 * What a bulk change does at one target: what it has, and the prices it gets; or, if {@code withdraws}, that it loses
 * its own tariff and follows the next one. {@code restored} is the version whose prices an undo brings back, else null.
 */
public record TargetChange(Assignment held, PublishedVersion before, VersionDraft after, boolean withdraws,
        TariffVersion restored) {

    public static TargetChange edited(BulkEdit edit, Assignment held, PublishedVersion before) {
        return new TargetChange(held, before, edit.applyTo(VersionDraft.of(before)), false, null);
    }

    public Target target() {
        return held.target();
    }

    /** False when nobody would notice. */
    boolean changes(Instant from) {
        return withdraws != held.withdrawn()
                || !pricesAfter(from).equals(VersionDraft.of(before).with(from, VersionDraft.Targets.NONE));
    }

    /** Equal for all targets that can share a version. */
    VersionDraft pricesAfter(Instant from) {
        return after.with(from, VersionDraft.Targets.NONE);
    }
}
