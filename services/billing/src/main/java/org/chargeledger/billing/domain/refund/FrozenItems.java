package org.chargeledger.billing.domain.refund;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.chargeledger.rating.Money;

/** All that a refund batch gives back, in the order of bill numbers: what is seen, frozen, approved and run is this. */
public record FrozenItems(RefundComponent component, Destination destination, List<FrozenItem> items) {

    public FrozenItems {
        items = items.stream().sorted(Comparator.comparing(FrozenItem::billNo)).toList();
    }

    public Money total() {
        return sum(FrozenItem::amount);
    }

    public Money sum(Function<FrozenItem, Money> of) {
        return items.stream().map(of).reduce(Money.ZERO, Money::plus);
    }

    public List<String> stationIds() {
        return items.stream().map(FrozenItem::stationId).distinct().sorted().toList();
    }

    /** Null when empty, like the last one. */
    public Instant firstSessionAt() {
        return items.stream().map(FrozenItem::requestedAt).min(Comparator.naturalOrder()).orElse(null);
    }

    public Instant lastSessionAt() {
        return items.stream().map(FrozenItem::requestedAt).max(Comparator.naturalOrder()).orElse(null);
    }

    /** SHA-256 over everything that decides who gets what. */
    public String digest() {
        var text = new StringBuilder(component.name()).append('|').append(destination.name());
        items.forEach(item -> text.append('\n').append(item.billNo()).append('|').append(item.billVersion()).append('|')
                .append(item.driverId()).append('|').append(item.amount().fen()));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
