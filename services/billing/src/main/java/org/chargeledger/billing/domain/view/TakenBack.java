package org.chargeledger.billing.domain.view;

import java.time.Instant;

/** How much of a recharge or bonus was taken back, in fen, and by whom. */
public record TakenBack(long amountFen, String reason, String by, Instant at) {}
