package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.BillEdit;
import org.chargeledger.billing.domain.BillMoney;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillValues;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Correction;
import org.chargeledger.billing.domain.CurrentBill;
import org.chargeledger.billing.domain.Digest;
import org.chargeledger.billing.domain.EditRefused;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.domain.Reading;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.check.Check;
import org.chargeledger.billing.domain.check.CheckSettings;
import org.chargeledger.billing.domain.check.PileTraits;
import org.chargeledger.billing.store.AbnormalSettingRows;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Bills;
import org.chargeledger.billing.store.DeniedStarts;
import org.chargeledger.billing.store.Records;
import org.chargeledger.billing.store.Records.Delivered;
import org.chargeledger.billing.store.Samples;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Stations;
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

        /** What the pile says last of all, or null. */
        BillValues latestRecord() {
            return records.isEmpty() ? null : valuesOf(records.getLast());
        }

        /** The record on which a version rests that people made from what is there: the latest, or null. */
        UUID recordId() {
            return basis.session().record() == null ? null : basis.session().record().eventId();
        }
    }

    private final Sessions sessions;
    private final Bills bills;
    private final Tariffs tariffs;
    private final Records records;
    private final Accounts accounts;
    private final Transfers transfers;
    private final Samples samples;
    private final Stations stations;
    private final AbnormalSettingRows settings;
    private final DeniedStarts deniedStarts;

    DraftVersion(Sessions sessions, Bills bills, Tariffs tariffs, Records records, Accounts accounts,
            Transfers transfers, Samples samples, Stations stations, AbnormalSettingRows settings,
            DeniedStarts deniedStarts) {
        this.sessions = sessions;
        this.bills = bills;
        this.tariffs = tariffs;
        this.records = records;
        this.accounts = accounts;
        this.transfers = transfers;
        this.samples = samples;
        this.stations = stations;
        this.settings = settings;
        this.deniedStarts = deniedStarts;
    }

    /** To be saved: nobody changes the session or the driver's money meanwhile. */
    Ground locked(Tx tx, BillNo billNo) {
        List<Session> locked = sessions.lock(tx, List.of(billNo));
        Map<SessionKey, Book> books = locked.stream().map(Session::key)
                .collect(Collectors.toMap(key -> key, key -> accounts.lock(tx, key.operatorId(), key.accounts())));
        return only(grounds(tx, locked, books), billNo, locked);
    }

    /** To be shown. */
    Ground seen(Tx tx, BillNo billNo) {
        List<Session> found = sessions.find(tx, List.of(billNo));
        return only(grounds(tx, found, tryOut(tx, found)), billNo, found);
    }

    /**
     * Those among them that have a bill and a price, all of one operator, in a number of queries that does not grow
     * with them.
     */
    Map<BillNo, Ground> seen(Tx tx, Collection<BillNo> numbers) {
        List<Session> found = sessions.find(tx, numbers);
        return grounds(tx, found, tryOut(tx, found));
    }

    private Map<SessionKey, Book> tryOut(Tx tx, List<Session> found) {
        return found.isEmpty() ? Map.of() : accounts.tryOut(tx, found.getFirst().key().operatorId(),
                found.stream().map(Session::key).toList());
    }

    private static Ground only(Map<BillNo, Ground> grounds, BillNo billNo, List<Session> found) {
        if (!grounds.containsKey(billNo)) {
            throw found.isEmpty() || !found.getFirst().state().decided() ? Refusal.notFound("bill")
                    : new Refusal(409, "price-unknown", "Price unknown",
                            "the tariff version of this session has not arrived", Map.of("billNo", billNo.digits()));
        }
        return grounds.get(billNo);
    }

    private Map<BillNo, Ground> grounds(Tx tx, List<Session> found, Map<SessionKey, Book> books) {
        var grounds = new HashMap<BillNo, Ground>();
        if (found.isEmpty()) {
            return grounds;
        }
        List<BillNo> numbers = found.stream().map(session -> session.key().billNo()).toList();
        String operatorId = found.getFirst().key().operatorId();
        Map<BillNo, CurrentBill> current = bills.current(tx, numbers);
        Map<BillNo, List<Delivered>> delivered = records.of(tx, numbers);
        Map<BillNo, BillMoney> money = transfers.money(tx, operatorId, numbers);
        Map<BillNo, List<Reading>> curves = samples.of(tx, numbers);
        CheckSettings checks = settings.checks(tx, List.of(operatorId))
                .getOrDefault(operatorId, CheckSettings.BUILT_IN);
        Map<String, PileTraits> piles = stations.traits(tx, found.stream().map(session -> session.key().pileCode())
                .collect(Collectors.toSet()));
        Map<BillNo, Fact.StartFailed> denied = deniedStarts.of(tx, numbers);
        for (Session one : found) {
            BillNo billNo = one.key().billNo();
            Session session = one.denied(denied.get(billNo));
            Optional<Tariff> tariff = tariffs.find(tx, operatorId, session.key().tariff());
            if (current.containsKey(billNo) && tariff.isPresent()) {
                List<Delivered> mine = delivered.getOrDefault(billNo, List.of());
                var basis = new Correction.Basis(session, current.get(billNo), tariff.get(),
                        mine.stream().map(Delivered::eventId).toList(), money.getOrDefault(billNo, BillMoney.NONE),
                        curves.getOrDefault(billNo, List.of()), checks.of(Check.BANDS_DISAGREE, piles.getOrDefault(
                                session.key().pileCode(), PileTraits.UNKNOWN).model()).passes(),
                        inForce(tx, operatorId, current.get(billNo)));
                grounds.put(billNo, new Ground(basis, mine, books.get(session.key())));
            }
        }
        return grounds;
    }

    /** What superseded the bill's price, or null. */
    private Tariff inForce(Tx tx, String operatorId, CurrentBill bill) {
        return Optional.ofNullable(bill.supersededBy()).flatMap(version -> tariffs.find(tx, operatorId, version))
                .orElse(null);
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
