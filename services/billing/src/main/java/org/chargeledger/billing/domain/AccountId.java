package org.chargeledger.billing.domain;

import java.util.Set;
import java.util.UUID;
import org.chargeledger.rating.Component;

/**
 * Names an account of an operator's ledger. Only wallets and reserves keep a balance; the others are sums of
 * transfers.
 */
public record AccountId(Kind kind, String owner) implements Comparable<AccountId> {

    /**
     * A driver's principal is in {@code WALLET}, what the operator gave on top in {@code BONUS}; a session's reserve is
     * split the same way. Money that left for WeChat Pay and has not arrived is in {@code WECHAT_PAY_REFUNDS}.
     */
    public enum Kind {
        WALLET, BONUS, RESERVE, RESERVE_BONUS, RECEIVABLE, REVENUE, VOUCHER_COST, BONUS_COST, RECHARGE_CLEARING,
        WECHAT_PAY_CLEARING, WECHAT_PAY_REFUNDS
    }

    private static final String WHOLE_OPERATOR = "";
    private static final Set<Kind> WITH_BALANCE = Set.of(Kind.WALLET, Kind.BONUS, Kind.RESERVE, Kind.RESERVE_BONUS);

    public static AccountId wallet(UUID driverId) {
        return new AccountId(Kind.WALLET, driverId.toString());
    }

    public static AccountId bonus(UUID driverId) {
        return new AccountId(Kind.BONUS, driverId.toString());
    }

    public static AccountId reserve(BillNo billNo) {
        return new AccountId(Kind.RESERVE, billNo.digits());
    }

    public static AccountId reserveBonus(BillNo billNo) {
        return new AccountId(Kind.RESERVE_BONUS, billNo.digits());
    }

    public static AccountId receivable(UUID driverId) {
        return new AccountId(Kind.RECEIVABLE, driverId.toString());
    }

    public static AccountId revenue(Component component) {
        return new AccountId(Kind.REVENUE, component.name());
    }

    /** An account that the operator has once: costs and clearing. */
    public static AccountId operators(Kind kind) {
        return new AccountId(kind, WHOLE_OPERATOR);
    }

    public static AccountId parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? operators(Kind.valueOf(text))
                : new AccountId(Kind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** Wallets and reserves are locked, in this order, before money moves. */
    public boolean keepsBalance() {
        return WITH_BALANCE.contains(kind);
    }

    /** Gone once it is empty: a reserve lives as long as it holds money. */
    public boolean isReserve() {
        return kind == Kind.RESERVE || kind == Kind.RESERVE_BONUS;
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
