package org.chargeledger.billing.domain;

import org.chargeledger.billing.domain.Settlement.Source;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/** An entry of the ledger as it is read back. {@code component} is null where the accounts tell it, or nothing does. */
public record Posted(Transfer.Kind kind, AccountId debit, AccountId credit, Component component, Money amount) {

    static Posted of(Transfer transfer) {
        return new Posted(transfer.kind(), transfer.debit(), transfer.credit(), transfer.cause().component(),
                transfer.amount());
    }

    boolean earned() {
        return credit.kind() == AccountId.Kind.REVENUE;
    }

    boolean givenBack() {
        return debit.kind() == AccountId.Kind.REVENUE;
    }

    boolean paidArrears() {
        return credit.kind() == AccountId.Kind.RECEIVABLE && !givenBack();
    }

    Component componentOfBill() {
        return earned() ? Component.valueOf(credit.owner())
                : givenBack() ? Component.valueOf(debit.owner()) : component;
    }

    static Source source(AccountId account) {
        return switch (account.kind()) {
            case WALLET, RESERVE -> Source.PRINCIPAL;
            case BONUS, RESERVE_BONUS -> Source.BONUS;
            case RECEIVABLE -> Source.RECEIVABLE;
            case VOUCHER_COST -> Source.VOUCHER;
            default -> throw new IllegalArgumentException(account + " bears no part of a bill");
        };
    }
}
