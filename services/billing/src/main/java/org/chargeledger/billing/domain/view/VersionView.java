package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.BillState;
import org.chargeledger.billing.domain.Origin;

/**
 * A version of a bill: where it came from, what it rests on and what it came to. Facts alone made it where nobody did.
 * It was, or is to be, rated by this tariff version. {@code refundedFen} of what is due had gone back by refunds before.
 */
public record VersionView(int billVersion, boolean current, BillState state, Origin.Source source, Instant madeAt,
        String madeBy, String reason, UUID recordId, String tariffId, int tariffVersion, Values values, long energyFeeFen, long serviceFeeFen,
        long idleFeeFen, long totalFen, String voucherId, Long discountFen, Long dueFen, Long paidFen,
        Long receivableFen, Long refundedFen, Instant settledAt, List<HeldBecause> findings) {}
