package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.chargeledger.billing.store.Stations;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;

/** The one answer to which price holds at a pile: for whoever asks before a session, and for the session. */
@ApplicationScoped
class PilePrices {

    private final Stations stations;
    private final Tariffs tariffs;

    PilePrices(Stations stations, Tariffs tariffs) {
        this.stations = stations;
        this.tariffs = tariffs;
    }

    Stations.PileSite site(Tx tx, String pileCode) {
        return stations.find(tx, pileCode).orElseThrow(() -> new Refusal(404, "pile-unknown", "No such pile",
                "no such pile", Map.of("pileCode", pileCode)));
    }

    TariffVersion inForce(Tx tx, String operatorId, Stations.PileSite site, String pileCode, Instant now) {
        return tariffs.inForce(tx, operatorId, site.stationId(), pileCode, now)
                .orElseThrow(() -> missing(site.stationId()));
    }

    /** As {@link #inForce}; until this transaction ends no version is added that it does not see. */
    TariffVersion pin(Tx tx, String operatorId, Stations.PileSite site, String pileCode, Instant now) {
        tariffs.beginPinning(tx, operatorId);
        return inForce(tx, operatorId, site, pileCode, now);
    }

    Tariff of(Tx tx, String operatorId, String stationId, TariffVersion version) {
        return tariffs.find(tx, operatorId, version).orElseThrow(() -> missing(stationId));
    }

    private static Refusal missing(String stationId) {
        return new Refusal(409, "tariff-missing", "No tariff in force",
                "station " + stationId + " has no tariff in force", Map.of("stationId", stationId));
    }
}
