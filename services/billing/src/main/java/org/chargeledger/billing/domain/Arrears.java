package org.chargeledger.billing.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/** What a driver still owes of settled bills; paid from the wallet, oldest bill first, as soon as money comes in. */
public final class Arrears {

    public record Owed(BillNo billNo, Component component, Money amount) {}

    private Arrears() {}

    /** Books what the wallet can pay of it, and returns that. */
    public static List<Owed> pay(Book book, UUID driverId, List<Owed> oldestFirst, String cause) {
        AccountId wallet = AccountId.wallet(driverId);
        var paid = new ArrayList<Owed>();
        for (Owed owed : oldestFirst) {
            Money part = owed.amount().min(book.balance(wallet));
            if (part.fen() > 0) {
                book.transfer(new Transfer.Cause(cause, driverId, owed.billNo(), owed.component()),
                        Transfer.Kind.ARREARS, wallet, AccountId.receivable(driverId), part);
                paid.add(new Owed(owed.billNo(), owed.component(), part));
            }
        }
        return paid;
    }
}
