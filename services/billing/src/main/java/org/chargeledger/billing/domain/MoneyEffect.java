package org.chargeledger.billing.domain;

import java.util.List;

/**
 * What a change of a bill does to a driver's money, in fen: above zero comes to the wallet, the bonus, the reserve, or
 * to what the driver owes; below zero leaves it.
 */
public record MoneyEffect(long walletFen, long bonusFen, long reserveFen, long receivableFen) {

    static MoneyEffect of(Book book, SessionKey session) {
        long owed = book.transfers().stream().mapToLong(transfer -> owed(transfer, session.receivable())).sum();
        return new MoneyEffect(change(book, AccountId.Kind.WALLET), change(book, AccountId.Kind.BONUS),
                change(book, AccountId.Kind.RESERVE) + change(book, AccountId.Kind.RESERVE_BONUS), owed);
    }

    private static long change(Book book, AccountId.Kind kind) {
        List<Book.Change> changes = book.changes();
        return changes.stream().filter(change -> change.account().kind() == kind)
                .mapToLong(Book.Change::differenceFen).sum();
    }

    private static long owed(Transfer transfer, AccountId receivable) {
        if (transfer.debit().equals(receivable)) {
            return transfer.amount().fen();
        }
        return transfer.credit().equals(receivable) ? -transfer.amount().fen() : 0;
    }
}
