package org.chargeledger.billing.pay;

/** Whom to ask: the merchant account of an operator, and none but this one; null is whichever it has now. */
public record Account(String operatorId, String mchid) {

    public static Account ofNow(String operatorId) {
        return new Account(operatorId, null);
    }

    boolean allows(String other) {
        return mchid == null || mchid.equals(other);
    }
}
