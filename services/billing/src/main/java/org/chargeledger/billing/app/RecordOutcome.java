package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillVersion;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Bills;
import org.chargeledger.billing.store.HeldReserves;
import org.chargeledger.billing.store.Occupancies;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.rating.Money;

/** Writes what a batch did: sessions, bills, money and events, each table once, all in the caller's transaction. */
@ApplicationScoped
class RecordOutcome {

    private final Sessions sessions;
    private final Bills bills;
    private final Accounts accounts;
    private final HeldReserves heldReserves;
    private final OfferRecords offers;
    private final Occupancies occupancies;
    private final Outbox outbox;
    private final RecordToSettled recordToSettled;

    RecordOutcome(Sessions sessions, Bills bills, Accounts accounts, HeldReserves heldReserves, OfferRecords offers,
            Occupancies occupancies, Outbox outbox, RecordToSettled recordToSettled) {
        this.sessions = sessions;
        this.bills = bills;
        this.accounts = accounts;
        this.heldReserves = heldReserves;
        this.offers = offers;
        this.occupancies = occupancies;
        this.outbox = outbox;
        this.recordToSettled = recordToSettled;
    }

    /** Bills before their sessions: what refers to a session locks it again once it was changed. */
    void write(Tx tx, Batch batch, Collection<Book> books, Instant now) {
        bills.withdraw(tx, batch.withdrawn());
        List<BillVersion> versions = batch.versions();
        bills.add(tx, versions, batch.settled());
        sessions.update(tx, batch.changed());
        offers.look(tx, batch.delivered(), now);
        offers.withdrawAnswered(tx, versions, now);
        accounts.write(tx, books, now);
        occupancies.free(tx, batch.left());
        occupancies.takeAgain(tx, batch.returned());
        Map<BillNo, Money> reserved = heldReserves.tell(tx, batch.heldNumbers());
        books.forEach(book -> outbox.append(tx, LowBalance.after(book, batch.settled(), now)));
        outbox.append(tx, batch.happenings().stream().map(entry -> SessionEvents.of(entry.getKey(), entry.getValue(),
                reserved.getOrDefault(entry.getKey().key().billNo(), Money.ZERO), recordToSettled)).toList());
    }
}
