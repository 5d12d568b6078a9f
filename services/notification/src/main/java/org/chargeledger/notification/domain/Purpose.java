package org.chargeledger.notification.domain;

/** What a driver can allow, each for itself, and take back at any time. */
public enum Purpose {

    /** To stand, masked, in a public list of refunds. */
    PUBLIC_LIST,
    /** To be reminded of a voucher that expires. */
    VOUCHER_EXPIRY,
    /** To be reminded of a balance that runs low. */
    LOW_BALANCE,
    /** To be told of vouchers that the operator gives without the driver's doing. */
    VOUCHER_GIFT
}
