package org.chargeledger.billing.domain;

import java.util.UUID;
import org.chargeledger.rating.Component;

/**
 * Names an account of an operator's ledger. Only wallets and reserves keep a balance; the others are sums of
 * transfers.
 */
public record AccountId(Kind kind, String owner) implements Comparable<AccountId> {

    public enum Kind { WALLET, RESERVE, RECEIVABLE, REVENUE, VOUCHER_COST, RECHARGE_CLEARING }

    private static final String WHOLE_OPERATOR = "";

    public static AccountId wallet(UUID driverId) {
        return new AccountId(Kind.WALLET, driverId.toString());
    }

    public static AccountId reserve(BillNo billNo) {
        return new AccountId(Kind.RESERVE, billNo.digits());
    }

    public static AccountId receivable(UUID driverId) {
        return new AccountId(Kind.RECEIVABLE, driverId.toString());
    }

    public static AccountId revenue(Component component) {
        return new AccountId(Kind.REVENUE, component.name());
    }

    public static AccountId voucherCost() {
        return new AccountId(Kind.VOUCHER_COST, WHOLE_OPERATOR);
    }

    public static AccountId rechargeClearing() {
        return new AccountId(Kind.RECHARGE_CLEARING, WHOLE_OPERATOR);
    }

    public static AccountId parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? new AccountId(Kind.valueOf(text), WHOLE_OPERATOR)
                : new AccountId(Kind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** Wallets and reserves are locked, in this order, before money moves. */
    public boolean keepsBalance() {
        return kind == Kind.WALLET || kind == Kind.RESERVE;
    }

    @Override
    public int compareTo(AccountId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return owner.isEmpty() ? kind.name() : kind.name() + ":" + owner;
    }
}
