package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.ClaimRule;
import org.chargeledger.billing.domain.ClaimRule.Unclaimed;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.store.Offers;
import org.chargeledger.billing.store.Records;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;

/** Staff give a record without a session to the lost one it very probably belongs to; there it is offered. */
@ApplicationScoped
public class GiveRecord {

    public record Given(UUID recordId, String billNo, String reason, String givenBy, Instant givenAt) {}

    private record Request(UUID recordId, String billNo, String reason) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Records records;
    private final Sessions sessions;
    private final Offers offers;
    private final HandleUnclaimedRecord handleRecord;
    private final Audit audit;
    private final InstantSource clock;

    GiveRecord(TenantDb db, OnceReplies replies, Records records, Sessions sessions, Offers offers,
            HandleUnclaimedRecord handleRecord, Audit audit, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.records = records;
        this.sessions = sessions;
        this.offers = offers;
        this.handleRecord = handleRecord;
        this.audit = audit;
        this.clock = clock;
    }

    /** The sessions that these records may be given to, by record, in two queries however many there are. */
    Map<UUID, BillNo> candidates(Tx tx, Collection<UUID> recordIds) {
        List<Unclaimed> waiting = records.waiting(tx, recordIds);
        List<Session> lost = sessions.withoutRecord(tx,
                waiting.stream().map(Unclaimed::pileCode).collect(Collectors.toSet()));
        var candidates = new HashMap<UUID, BillNo>();
        waiting.forEach(unclaimed -> ClaimRule.candidate(unclaimed, lost)
                .ifPresent(session -> candidates.put(unclaimed.recordId(), session.key().billNo())));
        return candidates;
    }

    public Response give(Caller caller, String idempotencyKey, UUID recordId, BillNo billNo, String reason) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "give-unclaimed-record", idempotencyKey,
                new Request(recordId, billNo.digits(), reason), 200,
                () -> give(tx, caller, recordId, billNo, reason)));
    }

    private Given give(Tx tx, Caller caller, UUID recordId, BillNo billNo, String reason) {
        Session session = sessions.lock(tx, List.of(billNo)).stream().findFirst()
                .orElseThrow(() -> Refusal.notFound("session"));
        if (!billNo.equals(candidates(tx, List.of(recordId)).get(recordId))) {
            throw notTheCandidate(tx, recordId, billNo);
        }
        var given = new Given(recordId, billNo.digits(), reason, caller.name(), clock.instant());
        if (!records.handleUnclaimed(tx, recordId, reason, caller.name(), given.givenAt())) {
            throw handleRecord.cannotHandle(tx, recordId);
        }
        records.give(tx, recordId, session.key());
        offers.add(tx, List.of(new Offers.NewOffer(session.key(), recordId, session.billVersion())), given.givenAt());
        audit.write(tx, caller, new AuditEntry("give-unclaimed-record", "unclaimed-record", recordId.toString(), reason,
                null, given));
        return given;
    }

    private Refusal notTheCandidate(Tx tx, UUID recordId, BillNo billNo) {
        return records.waiting(tx, List.of(recordId)).isEmpty() ? handleRecord.cannotHandle(tx, recordId)
                : new Refusal(409, "preview-outdated", "The preview is outdated",
                        "the record does not fit this lost session, or not this one alone: look at it again",
                        Map.of("recordId", recordId, "billNo", billNo.digits()));
    }
}
