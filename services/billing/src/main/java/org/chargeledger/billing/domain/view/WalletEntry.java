package org.chargeledger.billing.domain.view;

import java.time.Instant;

/** One move of a driver's money, from one kind of account to another; {@code component} only for arrears. */
public record WalletEntry(long seq, String kind, String billNo, String from, String to, String component,
        long amountFen, Instant postedAt) {}
