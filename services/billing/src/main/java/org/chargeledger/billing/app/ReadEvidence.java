package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillState;
import org.chargeledger.billing.domain.BillValues;
import org.chargeledger.billing.domain.Proposal;
import org.chargeledger.billing.domain.Reading;
import org.chargeledger.billing.domain.RecordEvidence;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.view.BillEvidence;
import org.chargeledger.billing.domain.view.BillEvidence.PileRecord;
import org.chargeledger.billing.domain.view.BillEvidence.Proposed;
import org.chargeledger.billing.domain.view.BillEvidence.Seen;
import org.chargeledger.billing.domain.view.BillExplanation;
import org.chargeledger.billing.domain.view.Values;
import org.chargeledger.billing.domain.view.VersionView;
import org.chargeledger.billing.store.BillViews;
import org.chargeledger.billing.store.DeniedStarts;
import org.chargeledger.billing.store.Offers;
import org.chargeledger.billing.store.Records;
import org.chargeledger.billing.store.Samples;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Tariff;

/** Shows a bill's versions, and everything by which it can be judged. */
@ApplicationScoped
public class ReadEvidence {

    private final TenantDb db;
    private final Sessions sessions;
    private final Records records;
    private final Samples samples;
    private final Tariffs tariffs;
    private final BillViews bills;
    private final Offers offers;
    private final DeniedStarts deniedStarts;

    ReadEvidence(TenantDb db, Sessions sessions, Records records, Samples samples, Tariffs tariffs, BillViews bills,
            Offers offers, DeniedStarts deniedStarts) {
        this.db = db;
        this.sessions = sessions;
        this.records = records;
        this.samples = samples;
        this.tariffs = tariffs;
        this.bills = bills;
        this.offers = offers;
        this.deniedStarts = deniedStarts;
    }

    public List<VersionView> versions(Caller caller, BillNo billNo) {
        return db.inTenant(caller, tx -> existing(bills.versions(tx, billNo)));
    }

    public BillExplanation version(Caller caller, BillNo billNo, int version) {
        return db.inTenant(caller, tx -> bills.explain(tx, billNo, version))
                .orElseThrow(() -> Refusal.notFound("version of the bill"));
    }

    public BillEvidence evidence(Caller caller, BillNo billNo) {
        return db.inTenant(caller, tx -> evidence(tx, billNo));
    }

    private BillEvidence evidence(Tx tx, BillNo billNo) {
        Session session = sessions.find(tx, billNo).orElseThrow(() -> Refusal.notFound("bill"))
                .denied(deniedStarts.of(tx, List.of(billNo)).get(billNo));
        List<VersionView> versions = existing(bills.versions(tx, billNo));
        VersionView current = versions.getLast();
        List<Reading> curve = samples.of(tx, billNo);
        Optional<Tariff> tariff = tariffs.find(tx, session.key().operatorId(), session.key().tariff());
        List<PileRecord> delivered = records.of(tx, billNo).stream().map(r -> PileRecord.of(r.eventId(),
                session.restsOn(r.eventId()), r.observedAt(), r.storedAt(), r.record(),
                RecordEvidence.of(r.record(), session, tariff, curve))).toList();
        Values now = current.state() == BillState.HELD ? Values.of(BillValues.of(session)) : current.values();
        return new BillEvidence(billNo.digits(), current.billVersion(), current.state().name(), now, delivered,
                Seen.of(session), curve, current.findings(), versions, offers.of(tx, billNo),
                proposal(session, curve, tariff).map(Proposed::of).orElse(null));
    }

    private static Optional<Proposal> proposal(Session session, List<Reading> curve, Optional<Tariff> tariff) {
        return tariff.flatMap(prices -> Proposal.of(session, curve, prices));
    }

    private static List<VersionView> existing(List<VersionView> versions) {
        if (versions.isEmpty()) {
            throw Refusal.notFound("bill");
        }
        return versions;
    }
}
