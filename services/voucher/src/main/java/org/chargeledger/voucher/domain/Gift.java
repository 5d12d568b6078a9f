package org.chargeledger.voucher.domain;

import java.util.Optional;
import java.util.UUID;

/** One handing out of a campaign: so many pieces, and the driver's {@code nth} of it within the limit of the time. */
public record Gift(UUID giftId, Cause cause, String campaignId, int pieces, int nth, Optional<Integer> driverLimit) {}
