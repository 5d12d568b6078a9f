package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.Arrears;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Transfer;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Recharges;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.rating.Money;

/** Puts money that came in into the driver's wallet, takes what the driver owes from it, and tells others. */
@ApplicationScoped
class BookRecharge {

    /** What the driver could spend before, and can now. */
    record Booked(Money before, Money arrearsPaid, Money balance) {}

    record WalletRecharged(String operatorId, UUID driverId, UUID rechargeId, long amountFen, Instant rechargedAt,
            String source, long arrearsPaidFen) {}

    private final Accounts accounts;
    private final Recharges recharges;
    private final Outbox outbox;

    BookRecharge(Accounts accounts, Recharges recharges, Outbox outbox) {
        this.accounts = accounts;
        this.recharges = recharges;
        this.outbox = outbox;
    }

    Booked book(Tx tx, String operatorId, Recharges.Received received, Instant now) {
        UUID driverId = received.driverId();
        String cause = "recharge " + received.rechargeId();
        Book book = accounts.lockWallet(tx, operatorId, driverId);
        Money before = book.spendable(driverId);
        book.transfer(Transfer.Cause.of(driverId, cause), Transfer.Kind.RECHARGE,
                AccountId.operators(received.source().clearing()), AccountId.wallet(driverId), received.amount());
        book.payArrears(driverId, cause);
        Money arrearsPaid = Arrears.total(book.arrearsPaid());
        accounts.write(tx, List.of(book), now);
        recharges.add(tx, operatorId, received, arrearsPaid, now);
        outbox.append(tx, List.of(new NewEvent("billing.wallet.v1", driverId.toString(), "billing.wallet-recharged.v1",
                operatorId, new WalletRecharged(operatorId, driverId, received.rechargeId(), received.amount().fen(),
                        now, received.source().name(), arrearsPaid.fen()))));
        return new Booked(before, arrearsPaid, book.spendable(driverId));
    }
}
