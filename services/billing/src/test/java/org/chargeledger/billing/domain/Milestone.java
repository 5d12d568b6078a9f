package org.chargeledger.billing.domain;

/** Corners of the model that a good number of plans has to reach, or else they prove nothing. */
enum Milestone {
    SETTLED, HELD, HEALED, FAILED, VOUCHER_USED, CORRECTED, HELD_AND_CORRECTED, STALE_REFUSED, REFUNDED, OWED,
    ARREARS_PAID, HELD_FOR_PRICE, PRICED_LATE, RERATED, RERATED_INTO_DOUBT, SUPERSEDED, PROPOSAL_ACCEPTED,
    OFFER_ACCEPTED, OFFER_DISMISSED, PAID_OUT, PAYOUT_CAME_BACK
}
