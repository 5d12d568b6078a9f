package org.chargeledger.tariff.domain;

import java.time.Instant;
import org.chargeledger.rating.TariffVersion;

/**
 * What a bulk change does at one target from a moment on: what it would have then, and the prices it gets; or, if
 * {@code withdraws}, that it loses its own tariff and follows the next one. {@code restored} is the version whose
 * prices an undo brings back, else null.
 */
public record TargetChange(Assignment held, Instant from, PublishedVersion before, VersionDraft after,
        boolean withdraws, TariffVersion restored) {

    public static TargetChange edited(BulkEdit edit, Assignment held, Instant from, PublishedVersion before) {
        return new TargetChange(held, from, before, edit.applyTo(VersionDraft.of(before)), false, null);
    }

    public Target target() {
        return held.target();
    }

    /** False when nobody would notice. */
    boolean changes() {
        return withdraws != held.withdrawn()
                || !pricesAfter().equals(VersionDraft.of(before).with(from, VersionDraft.Targets.NONE));
    }

    /** Equal for all targets that can share a version. */
    VersionDraft pricesAfter() {
        return after.with(from, VersionDraft.Targets.NONE);
    }
}
