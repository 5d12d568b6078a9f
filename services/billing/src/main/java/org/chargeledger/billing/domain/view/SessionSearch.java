package org.chargeledger.billing.domain.view;

import java.time.Instant;

/** What staff look for; null asks for nothing. {@code after} is the last bill number already shown, newest first. */
public record SessionSearch(String billNo, String phone, String pileCode, String stationId, String state, Integer code,
        Instant from, Instant to, String after, int limit) {}
