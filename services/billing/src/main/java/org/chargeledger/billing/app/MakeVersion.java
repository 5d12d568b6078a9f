package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.chargeledger.billing.domain.BillValues;
import org.chargeledger.billing.domain.BillVersion;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Correction;
import org.chargeledger.billing.domain.Fees;
import org.chargeledger.billing.domain.Origin;
import org.chargeledger.billing.domain.RatedBill;
import org.chargeledger.billing.domain.SettledBill;
import org.chargeledger.billing.domain.view.MadeVersion;
import org.chargeledger.billing.domain.view.Values;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Bills;
import org.chargeledger.billing.store.Refunds;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Tariff;

/**
 * Makes the next version of a bill that staff decided: the old one stays, the difference is posted, and others hear of
 * it. A settled bill stays settled; any other waits for the voucher service as its first version did.
 */
@ApplicationScoped
class MakeVersion {

    /** A version in the audit. */
    record Audited(int billVersion, String tariffId, int tariffVersion, Values values, long totalFen) {}

    private final Bills bills;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Refunds refunds;
    private final OfferRecords offers;
    private final Outbox outbox;
    private final Audit audit;
    private final WithoutVouchers withoutVouchers;
    private final InstantSource realTime = InstantSource.system();

    MakeVersion(Bills bills, Sessions sessions, Accounts accounts, Refunds refunds, OfferRecords offers,
            Outbox outbox, Audit audit, WithoutVouchers withoutVouchers) {
        this.bills = bills;
        this.sessions = sessions;
        this.accounts = accounts;
        this.refunds = refunds;
        this.offers = offers;
        this.outbox = outbox;
        this.audit = audit;
        this.withoutVouchers = withoutVouchers;
    }

    MadeVersion make(Tx tx, Caller caller, Correction correction, Book book, Origin origin) {
        BillVersion version = correction.version(origin);
        bills.add(tx, List.of(version));
        offers.withdrawAnswered(tx, List.of(version), origin.at());
        boolean atOnce = correction.settledAtOnce() || withoutVouchers.holdsFor(version.key().operatorId());
        outbox.append(tx, List.of(atOnce ? settle(tx, correction, version, book) : ask(tx, version)));
        audit.write(tx, caller, new AuditEntry("correct-bill", "bill", version.key().billNo().digits(),
                origin.reason(), before(correction), after(correction)));
        return MadeVersion.of(correction, origin, atOnce);
    }

    private NewEvent settle(Tx tx, Correction correction, BillVersion version, Book book) {
        var rated = new RatedBill(version.key().billNo(), version.number(), version.values(), version.fees(),
                version.origin(), realTime.instant());
        var settled = new SettledBill(version.session().settled(version.origin().at()), rated, correction.voucher(),
                correction.settlement(), correction.order());
        accounts.write(tx, List.of(book), version.origin().at());
        if (correction.covered().total().fen() > 0) {
            refunds.stand(tx, version.key().billNo(), version.number(), correction.covered());
        }
        bills.settle(tx, List.of(settled), version.origin().at());
        sessions.decide(tx, settled.session());
        if (!correction.settledAtOnce()) {
            outbox.append(tx, LowBalance.after(book, List.of(settled), version.origin().at()));
        }
        return correction.settledAtOnce() ? SessionEvents.corrected(settled, correction)
                : SessionEvents.settled(settled, version.origin().at(), 0);
    }

    private NewEvent ask(Tx tx, BillVersion version) {
        sessions.decide(tx, version.session());
        return SessionEvents.rated(version);
    }

    private static Audited before(Correction correction) {
        return audited(correction.before().version(), correction.basis().tariff(), correction.before().values(),
                correction.before().fees());
    }

    private static Audited after(Correction correction) {
        return audited(correction.after().version(), correction.tariff(), correction.after().values(),
                correction.after().fees());
    }

    private static Audited audited(int billVersion, Tariff tariff, BillValues values, Fees fees) {
        return new Audited(billVersion, tariff.version().tariffId(), tariff.version().number(), Values.of(values),
                fees.total().fen());
    }
}
