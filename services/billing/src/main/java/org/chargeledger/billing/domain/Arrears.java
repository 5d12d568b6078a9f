package org.chargeledger.billing.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/**
 * What a driver still owes of settled bills; paid from the wallet, oldest bill first, as soon as money comes in or
 * comes back. The bonus pays none of it.
 */
public final class Arrears {

    public record Owed(BillNo billNo, Component component, Money amount) {}

    private static final Comparator<Owed> OLDEST_FIRST =
            Comparator.comparing(Owed::billNo).thenComparing(owed -> owed.component().name());

    private Arrears() {}

    public static Money total(List<Owed> owed) {
        return owed.stream().map(Owed::amount).reduce(Money.ZERO, Money::plus);
    }

    /** As they are once so much is borne of this bill; the other bills' stay. */
    static List<Owed> of(List<Owed> before, BillNo billNo, Settlement borne) {
        Stream<Owed> others = before.stream().filter(owed -> !owed.billNo().equals(billNo));
        Stream<Owed> mine = borne.shares().stream().filter(share -> share.source() == Settlement.Source.RECEIVABLE)
                .map(share -> new Owed(billNo, share.component(), share.amount()));
        return Stream.concat(others, mine).sorted(OLDEST_FIRST).toList();
    }

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

    /** After money of this bill came back, of which so much is borne now. */
    public static List<Owed> payAfter(Book book, SessionKey session, List<Owed> before, Settlement borne,
            String cause) {
        return pay(book, session.driverId(), of(before, session.billNo(), borne), cause);
    }
}
