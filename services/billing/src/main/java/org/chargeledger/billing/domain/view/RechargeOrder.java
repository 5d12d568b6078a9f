package org.chargeledger.billing.domain.view;

import java.time.Instant;

/**
 * An order by which a driver recharges; {@code paidAt} is null until it is paid. {@code differingFen} is what was paid
 * where that is not what was ordered: nothing is booked then; else null. Times are real.
 */
public record RechargeOrder(String orderNo, long amountFen, String state, Instant createdAt, Instant paidAt,
        Long differingFen) {}
