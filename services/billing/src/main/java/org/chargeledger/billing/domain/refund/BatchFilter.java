package org.chargeledger.billing.domain.refund;

import java.time.Instant;
import java.util.List;
import org.chargeledger.rating.Money;

/**
 * Which bills a refund batch takes; null asks for nothing, no station means all. The window is [from, to) of the
 * request's time, {@code code} a finding of any version, the amounts are what would go back of a bill.
 */
public record BatchFilter(List<String> stationIds, Instant from, Instant to, Integer code, Long minAmountFen,
        Long maxAmountFen) {

    public BatchFilter {
        stationIds = stationIds == null ? List.of() : List.copyOf(stationIds);
    }

    public boolean takes(Money amount) {
        return amount.fen() > 0 && (minAmountFen == null || amount.fen() >= minAmountFen)
                && (maxAmountFen == null || amount.fen() <= maxAmountFen);
    }
}
