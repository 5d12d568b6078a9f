package org.chargeledger.tariff.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chargeledger.rating.TariffVersion;

/** A bulk change that was carried out: what was asked, why, and which version took the place of which. */
public record BulkChange(UUID changeId, Instant madeAt, String madeBy, BulkWish wish, String reason,
        List<Moved> moved) {

    /** {@code restored} is the version whose prices an undo brought back; null: it was an edit, or an undo of old. */
    public record Moved(TariffVersion before, TariffVersion after, TariffVersion restored) {}

    /**
     * Of each version that an undo among the changes made, the one whose prices it brought back. What an undo of old
     * took the place of was made by the change that it undid.
     */
    public static Map<TariffVersion, TariffVersion> restored(Collection<BulkChange> changes) {
        Map<UUID, BulkChange> byId = changes.stream()
                .collect(Collectors.toMap(BulkChange::changeId, Function.identity()));
        var restored = new HashMap<TariffVersion, TariffVersion>();
        changes.stream().filter(change -> change.wish().undoes() != null).forEach(undo -> undo.moved().forEach(moved ->
                Optional.ofNullable(moved.restored()).or(() -> byId.get(undo.wish().undoes()).before(moved.before()))
                        .ifPresent(version -> restored.put(moved.after(), version))));
        return restored;
    }

    private Optional<TariffVersion> before(TariffVersion after) {
        return moved.stream().filter(one -> one.after().equals(after)).map(Moved::before).findFirst();
    }
}
