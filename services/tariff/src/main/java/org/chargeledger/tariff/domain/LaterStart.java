package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chargeledger.rating.TariffVersion;

/**
 * A place gets other prices after a bulk change took force. {@code held} says when, and which tariff's next version can
 * take its place; {@code prices} hold there then. {@code followed}, else null: the place follows the operator, and that
 * is what it followed until then.
 */
public record LaterStart(Assignment held, TariffVersion prices, TariffVersion followed) {

    static LaterStart of(Assignment own) {
        return new LaterStart(own, own.version(), null);
    }

    /** In the order of their moments; nothing where what holds already goes on. */
    static Stream<LaterStart> after(Instant from, List<Assignment> near, List<Target> closestFirst) {
        return near.stream().map(Assignment::effectiveFrom).filter(moment -> moment.isAfter(from)).distinct().sorted()
                .flatMap(moment -> at(moment, near, closestFirst).stream());
    }

    private static Optional<LaterStart> at(Instant moment, List<Assignment> near, List<Target> closestFirst) {
        Target place = closestFirst.getFirst();
        Optional<Assignment> own = near.stream()
                .filter(one -> one.target().equals(place) && one.effectiveFrom().equals(moment)).findFirst();
        Optional<Assignment> then = Assignment.inForce(near, closestFirst, moment);
        Optional<Assignment> until = Assignment.inForce(near, closestFirst, moment.minusNanos(1_000));
        if (own.isPresent()) {
            return then.map(holds -> new LaterStart(own.get(), holds.version(), null));
        }
        return then.filter(holds -> !until.equals(then)).map(holds -> new LaterStart(
                new Assignment(place, moment, holds.version(), false), holds.version(),
                until.map(Assignment::version).orElse(null)));
    }

    /**
     * The prices as edited; or, where the edit makes no difference to them, that the place follows the operator again,
     * if what it followed until then was edited, and so made its own.
     */
    public Optional<TargetChange> change(BulkEdit edit, Map<TariffVersion, PublishedVersion> versions) {
        PublishedVersion before = versions.get(held.version());
        if (edit.changes(versions.get(prices))) {
            return Optional.of(new TargetChange(held, held.effectiveFrom(), before,
                    edit.applyTo(VersionDraft.of(versions.get(prices))), false, null));
        }
        return Optional.ofNullable(followed).map(versions::get).filter(edit::changes)
                .map(edited -> new TargetChange(held, held.effectiveFrom(), before, VersionDraft.of(before), true,
                        null));
    }
}
