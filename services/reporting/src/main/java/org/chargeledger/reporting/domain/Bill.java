package org.chargeledger.reporting.domain;

import java.time.Instant;
import java.util.Comparator;

/**
 * The version of a session's bill that counts, rated or settled. Amounts are billing's; nothing is computed here.
 *
 * @param chargeSeconds null where no event told when charging began and ended
 */
public record Bill(int version, long energyTenthWh, long energyFeeFen, long serviceFeeFen, long idleFeeFen, long totalFen,
        Long chargeSeconds, Settlement settlement) {

    /**
     * How a bill was paid.
     *
     * @param recordToSettledMillis real time from the stored record to the settled bill; null when nobody waited for it
     */
    public record Settlement(Instant settledAt, long discountFen, long dueFen, long paidFen, long receivableFen,
            Long recordToSettledMillis) {}

    /** The settled version counts until a later one is settled too; of two settled or two rated, the later version. */
    static final Comparator<Bill> KNOWS_MORE = Comparator.<Bill, Boolean>comparing(bill -> bill.settlement() != null)
            .thenComparing(Bill::version)
            .thenComparing(Bill::settlement, Comparator.nullsFirst(Comparator.comparing(Settlement::settledAt)))
            .thenComparing(Bill::toString);
}
