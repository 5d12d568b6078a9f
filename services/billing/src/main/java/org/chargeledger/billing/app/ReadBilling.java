package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.view.AbnormalSummary;
import org.chargeledger.billing.domain.view.AccountBalance;
import org.chargeledger.billing.domain.view.BillExplanation;
import org.chargeledger.billing.domain.view.BillSummary;
import org.chargeledger.billing.domain.view.ChargingRecord;
import org.chargeledger.billing.domain.view.Conservation;
import org.chargeledger.billing.domain.view.LedgerCheck;
import org.chargeledger.billing.domain.view.SessionSearch;
import org.chargeledger.billing.domain.view.UnclaimedRecord;
import org.chargeledger.billing.store.AbnormalViews;
import org.chargeledger.billing.store.BillViews;
import org.chargeledger.billing.store.LedgerEquations;
import org.chargeledger.billing.store.LedgerViews;
import org.chargeledger.billing.store.SessionViews;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;

/** Everything people read of billing; the database shows each caller the own operator's, each driver the own rows. */
@ApplicationScoped
public class ReadBilling {

    private final TenantDb db;
    private final SessionViews sessions;
    private final BillViews bills;
    private final LedgerViews ledger;
    private final LedgerEquations equations;
    private final AbnormalViews abnormal;
    private final GiveRecord giveRecord;
    private final InstantSource clock;

    ReadBilling(TenantDb db, SessionViews sessions, BillViews bills, LedgerViews ledger,
            LedgerEquations equations, AbnormalViews abnormal, GiveRecord giveRecord, InstantSource clock) {
        this.db = db;
        this.sessions = sessions;
        this.bills = bills;
        this.ledger = ledger;
        this.equations = equations;
        this.abnormal = abnormal;
        this.giveRecord = giveRecord;
        this.clock = clock;
    }

    public List<ChargingRecord> sessions(Caller caller, SessionSearch wanted) {
        return read(caller, tx -> sessions.search(tx, wanted));
    }

    public ChargingRecord session(Caller caller, BillNo billNo) {
        return sessions(caller, SessionSearch.of(billNo)).stream().findFirst()
                .orElseThrow(() -> Refusal.notFound("session"));
    }

    public List<BillSummary> bills(Caller caller, SessionSearch wanted) {
        return read(caller, tx -> bills.search(tx, wanted));
    }

    public BillExplanation bill(Caller caller, BillNo billNo) {
        return read(caller, tx -> bills.explain(tx, billNo)).orElseThrow(() -> Refusal.notFound("bill"));
    }

    public AbnormalSummary abnormalSummary(Caller caller) {
        Instant now = clock.instant();
        return read(caller, tx -> abnormal.summary(tx, now));
    }

    public List<UnclaimedRecord> unclaimedRecords(Caller caller, boolean handled, String number, Instant before,
            UUID beforeId, int limit) {
        return read(caller, tx -> {
            List<UnclaimedRecord> records = sessions.unclaimed(tx, handled, number, before, beforeId, limit);
            Map<UUID, BillNo> candidates = giveRecord.candidates(tx,
                    records.stream().map(UnclaimedRecord::eventId).toList());
            return records.stream().map(record -> record.fitting(candidates.get(record.eventId()))).toList();
        });
    }

    public List<LedgerCheck> equations(Caller caller, boolean wholeLedger) {
        return read(caller, tx -> equations.ofTenant(tx, wholeLedger));
    }

    public List<AccountBalance> accounts(Caller caller) {
        return read(caller, ledger::accounts);
    }

    public Conservation conservation(Caller caller) {
        return read(caller, ledger::conservation);
    }

    private <T> T read(Caller caller, Function<Tx, T> work) {
        return db.inTenant(caller, work);
    }
}
