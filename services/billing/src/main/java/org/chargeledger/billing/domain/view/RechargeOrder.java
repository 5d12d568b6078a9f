package org.chargeledger.billing.domain.view;

import java.time.Instant;

/** An order by which a driver recharges; {@code paidAt} is null until it is paid. Times are real. */
public record RechargeOrder(String orderNo, long amountFen, String state, Instant createdAt, Instant paidAt) {}
