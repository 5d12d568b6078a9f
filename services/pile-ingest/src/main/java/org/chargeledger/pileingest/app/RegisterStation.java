package org.chargeledger.pileingest.app;

import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.PileChange;
import org.chargeledger.pileingest.domain.PileChange.Kind;
import org.chargeledger.pileingest.domain.ReleaseDetection;
import org.chargeledger.pileingest.domain.Station;
import org.chargeledger.pileingest.store.PileBell;
import org.chargeledger.pileingest.store.Piles;
import org.chargeledger.pileingest.store.StartedSessions;
import org.chargeledger.pileingest.store.Stations;

/** Puts a station and its piles as their operator describes them, remembers who did, and tells the other services. */
@ApplicationScoped
public class RegisterStation {

    private static final String UNIQUE_VIOLATION = "23505";
    /** A session that began earlier has ended unseen: not every pile says when its plug is pulled. */
    private static final Duration LONGEST_SESSION = Duration.ofDays(1);

    /** What an idempotency key stands for; without a reason the station alone, as it was before there were reasons. */
    record Reasoned(Station station, String reason) {

        static Object claimed(Station station, String reason) {
            return reason == null ? station : new Reasoned(station, reason);
        }
    }

    /** A station in the audit; its piles have entries of their own. */
    record StationFace(String name, String zoneId) {

        static StationFace of(Station station) {
            return new StationFace(station.name(), station.zoneId());
        }
    }

    private final TenantDb db;
    private final Stations stations;
    private final Piles piles;
    private final StartedSessions sessions;
    private final AnnounceStation announce;
    private final PileBell bell;
    private final Idempotency idempotency;
    private final Audit audit;
    private final InstantSource clock;

    RegisterStation(TenantDb db, Stations stations, Piles piles, StartedSessions sessions, AnnounceStation announce,
            PileBell bell, Idempotency idempotency, Audit audit, InstantSource clock) {
        this.db = db;
        this.stations = stations;
        this.piles = piles;
        this.sessions = sessions;
        this.announce = announce;
        this.bell = bell;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * {@code ifMatch} is demanded once the station exists, a reason where an idle fee is switched on or off, or is not
     * that of other piles of its model.
     */
    public Response put(Caller caller, String idempotencyKey, String ifMatch, Station station, String reason) {
        try {
            return db.inTenant(caller, tx -> idempotency.once(tx, caller, "put-station", idempotencyKey,
                    Reasoned.claimed(station, reason), () -> put(tx, caller, ifMatch, station, reason)));
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw new Refusal(409, "protocol-id-taken", "Protocol id taken",
                        "another pile has one of these protocol ids");
            }
            throw e;
        }
    }

    private Reply put(Tx tx, Caller caller, String ifMatch, Station wanted, String reason) {
        Instant now = clock.instant();
        List<String> pileCodes = wanted.piles().stream().map(Pile::pileCode).toList();
        lock(tx, wanted.stationId(), piles.find(tx, pileCodes));
        Optional<Station> before = stations.find(tx, wanted.stationId());
        before.ifPresent(station -> ETag.of(station.version()).requireMatch(ifMatch));
        List<Pile> known = Stream.concat(before.stream().flatMap(station -> station.piles().stream()),
                piles.find(tx, pileCodes).stream()).distinct().toList();
        piles.lockModels(tx, wanted.piles());
        var detection = ReleaseDetection.of(wanted.piles(), known, piles.othersOfModels(tx, wanted.piles()));
        refuseUnsaid(detection, reason);
        stations.put(tx, wanted.withPiles(detection.piles()), now);
        Station after = stations.find(tx, wanted.stationId()).orElseThrow();
        List<PileChange> changes = PileChange.between(known, after.piles());
        requireReason(changes, reason);
        refuseIfBusy(tx, changes, now);
        remember(tx, caller, before, after, changes, reason);
        announce.changed(tx, after.stationId());
        changes.stream().filter(change -> change.kind() == Kind.MOVED).map(change -> change.before().stationId())
                .distinct().forEach(loser -> {
                    stations.edited(tx, loser, now);
                    announce.changed(tx, loser);
                });
        ring(tx, after, changes, before.filter(after::isRezoned).isPresent());
        return new Reply(200, after);
    }

    private void ring(Tx tx, Station station, List<PileChange> changes, boolean rezoned) {
        Stream<String> changed = changes.stream().filter(PileChange::endsConnection).map(PileChange::pileCode);
        Stream<String> told = rezoned ? station.piles().stream().map(Pile::pileCode) : Stream.empty();
        Stream.concat(changed, told).distinct().forEach(pileCode -> bell.changed(tx, pileCode));
    }

    /** The station and those that lose piles to it, always in the same order, so that two edits never wait for each other. */
    private void lock(Tx tx, String stationId, List<Pile> coming) {
        Stream.concat(Stream.of(stationId), coming.stream().map(Pile::stationId)).distinct().sorted()
                .forEach(concerned -> stations.lock(tx, concerned));
    }

    private static void requireReason(List<PileChange> changes, String reason) {
        if ((reason == null || reason.isBlank()) && changes.stream().anyMatch(PileChange::switchesIdleFee)) {
            throw Refusal.invalid("reason must not be blank: a pile's reportsPlugOut changes, and its idle fee with it");
        }
    }

    private static void refuseUnsaid(ReleaseDetection detection, String reason) {
        if (!detection.unsaid().isEmpty()) {
            throw Refusal.invalid("reportsPlugOut must be said of " + String.join(", ", detection.unsaid())
                    + ": the operator's other piles of their models differ");
        }
        if ((reason == null || reason.isBlank()) && !detection.differing().isEmpty()) {
            throw Refusal.invalid("reason must not be blank: reportsPlugOut of "
                    + String.join(", ", detection.differing()) + " is not that of other piles of their models");
        }
    }

    /** A session that nobody hears of any more would lock its driver out, and charge for nothing. */
    private void refuseIfBusy(Tx tx, List<PileChange> changes, Instant now) {
        List<String> busy = sessions.busy(tx, changes.stream().filter(change -> change.kind() == Kind.REMOVED)
                .map(PileChange::pileCode).toList(), now.minus(LONGEST_SESSION));
        if (!busy.isEmpty()) {
            throw new Refusal(409, "pile-busy", "Pile in use",
                    "a session is under way there: wait for its end, or take the pile off line first",
                    Map.of("pileCodes", busy));
        }
    }

    private void remember(Tx tx, Caller caller, Optional<Station> before, Station after, List<PileChange> changes,
            String reason) {
        StationFace was = before.map(StationFace::of).orElse(null);
        StationFace is = StationFace.of(after);
        if (!is.equals(was)) {
            audit.write(tx, caller, new AuditEntry(was == null ? "register-station" : "change-station", "station",
                    after.stationId(), reason, was, is));
        }
        changes.forEach(change -> audit.write(tx, caller, new AuditEntry(action(change.kind()), "pile",
                change.pileCode(), reason, change.before(), change.after())));
    }

    private static String action(Kind kind) {
        return switch (kind) {
            case REGISTERED -> "register-pile";
            case CHANGED -> "change-pile";
            case MOVED -> "move-pile";
            case REMOVED -> "remove-pile";
        };
    }

    public Station get(Caller caller, String stationId) {
        return db.inTenant(caller, tx -> stations.find(tx, stationId)).orElseThrow(() -> Refusal.notFound("station"));
    }

    public List<Station> after(Caller caller, String stationId, int limit) {
        return db.inTenant(caller, tx -> stations.after(tx, stationId, limit));
    }
}
