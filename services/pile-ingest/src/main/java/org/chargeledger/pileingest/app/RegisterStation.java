package org.chargeledger.pileingest.app;

import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.pileingest.domain.Station;
import org.chargeledger.pileingest.store.Stations;

/** Puts a station and its piles as their operator describes them, and tells the other services. */
@ApplicationScoped
public class RegisterStation {

    private static final String UNIQUE_VIOLATION = "23505";

    private final TenantDb db;
    private final Stations stations;
    private final AnnounceStation announce;
    private final Idempotency idempotency;
    private final InstantSource clock;

    RegisterStation(TenantDb db, Stations stations, AnnounceStation announce, Idempotency idempotency,
            InstantSource clock) {
        this.db = db;
        this.stations = stations;
        this.announce = announce;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    public Response put(Caller caller, String idempotencyKey, Station station) {
        try {
            return db.inTenant(caller, tx ->
                    idempotency.once(tx, caller, "put-station", idempotencyKey, station, () -> put(tx, station)));
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw new Refusal(409, "protocol-id-taken", "Protocol id taken",
                        "another pile has one of these protocol ids");
            }
            throw e;
        }
    }

    private Reply put(Tx tx, Station station) {
        stations.put(tx, station, clock.instant());
        announce.changed(tx, station.stationId());
        return new Reply(200, stations.find(tx, station.stationId()).orElseThrow());
    }

    public Station get(Caller caller, String stationId) {
        return db.inTenant(caller, tx -> stations.find(tx, stationId)).orElseThrow(() -> Refusal.notFound("station"));
    }

    public List<Station> after(Caller caller, String stationId, int limit) {
        return db.inTenant(caller, tx -> stations.after(tx, stationId, limit));
    }
}
