package org.chargeledger.billing.domain.refund;

/** Where the money of a refund batch goes. */
public enum Destination {
    WALLET,
    /** The driver's earlier payments; what they do not cover, and bonus, stays in the wallet. */
    WECHAT_PAY
}
