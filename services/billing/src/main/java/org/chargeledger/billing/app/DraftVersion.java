package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.BillEdit;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillValues;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Correction;
import org.chargeledger.billing.domain.CurrentBill;
import org.chargeledger.billing.domain.Digest;
import org.chargeledger.billing.domain.EditRefused;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.Settlement;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Bills;
import org.chargeledger.billing.store.Records;
import org.chargeledger.billing.store.Records.Delivered;
import org.chargeledger.billing.store.Samples;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.billing.store.Transfers;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.rating.Tariff;

/** Works out the next version of a bill, with everything it rests on locked, so that it can be shown or saved. */
@ApplicationScoped
class DraftVersion {

    /** What is known of a bill; the book is open for the driver's and the session's money. */
    record Ground(Correction.Basis basis, List<Delivered> records, Book book) {

        BillValues valuesOf(Delivered record) {
            return BillValues.of(record.record(), basis.session());
        }

        /** The record on which a version rests that people made from what is there: the latest, or null. */
        UUID recordId() {
            return basis.session().record() == null ? null : basis.session().record().eventId();
        }
    }

    private interface Books {

        Book open(Tx tx, String operatorId, Collection<AccountId> accounts);
    }

    private final Sessions sessions;
    private final Bills bills;
    private final Tariffs tariffs;
    private final Records records;
    private final Accounts accounts;
    private final Transfers transfers;
    private final Samples samples;

    DraftVersion(Sessions sessions, Bills bills, Tariffs tariffs, Records records, Accounts accounts,
            Transfers transfers, Samples samples) {
        this.sessions = sessions;
        this.bills = bills;
        this.tariffs = tariffs;
        this.records = records;
        this.accounts = accounts;
        this.transfers = transfers;
        this.samples = samples;
    }

    /** To be saved: nobody changes the session or the driver's money meanwhile. */
    Ground locked(Tx tx, BillNo billNo) {
        return ground(tx, sessions.lock(tx, List.of(billNo)).stream().findFirst(), accounts::lock);
    }

    /** To be shown. */
    Ground seen(Tx tx, BillNo billNo) {
        return ground(tx, sessions.find(tx, billNo), accounts::tryOut);
    }

    private Ground ground(Tx tx, Optional<Session> found, Books books) {
        Session session = found.orElseThrow(() -> Refusal.notFound("bill"));
        BillNo billNo = session.key().billNo();
        CurrentBill bill = bills.current(tx, billNo).orElseThrow(() -> Refusal.notFound("bill"));
        String operatorId = session.key().operatorId();
        Tariff tariff = tariffs.find(tx, operatorId, session.key().tariff()).orElseThrow(() -> new Refusal(409,
                "price-unknown", "Price unknown", "the tariff version of this session has not arrived",
                Map.of("billNo", billNo.digits())));
        List<Delivered> delivered = records.of(tx, billNo);
        Book book = books.open(tx, operatorId, session.key().accounts());
        Settlement borne = transfers.borne(tx, operatorId, List.of(billNo)).getOrDefault(billNo, Settlement.NONE);
        var basis = new Correction.Basis(session, bill, tariff,
                delivered.stream().map(Delivered::eventId).toList(), borne, samples.of(tx, billNo));
        return new Ground(basis, delivered, book);
    }

    Correction draft(Ground ground, BillEdit edit, Instant now) {
        try {
            return Correction.of(ground.basis(), edit, ground.book(), now);
        } catch (EditRefused refused) {
            throw new Refusal(422, "correction-refused", "The bill cannot be corrected like this",
                    refused.getMessage(), Map.of("findings", refused.objections()));
        }
    }

    Digest digest(String text) {
        return Digest.parse(text).orElseThrow(() -> Refusal.badRequest("digest is not one of a preview"));
    }

    /** Nothing is saved that looks different from what was shown. */
    void requireSeen(Correction correction, Digest seen) {
        if (!correction.digest().equals(seen)) {
            throw new Refusal(409, "preview-outdated", "The preview is outdated",
                    "the correction comes out otherwise than it was shown: look at it again",
                    Map.of("billNo", correction.after().session().billNo().digits(),
                            "billVersion", correction.before().version(),
                            "digest", correction.digest().toString()));
        }
    }
}
