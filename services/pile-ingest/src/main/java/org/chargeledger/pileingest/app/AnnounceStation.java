package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.pileingest.domain.ConnectorRating;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.Station;
import org.chargeledger.pileingest.store.Stations;

/** Publishes a station as it now stands, in the transaction that changed it. */
@ApplicationScoped
public class AnnounceStation {

    /** Body of station-changed. */
    public record StationChanged(String operatorId, String stationId, String name, String zoneId,
            List<PileEntry> piles) {

        /** One pile of the station. */
        public record PileEntry(String pileCode, List<String> connectors, String model, String vendor, String firmware,
                int ratedPowerW, List<ConnectorRating> connectorRatings, boolean reportsPlugOut) {

            static PileEntry of(Pile pile) {
                return new PileEntry(pile.pileCode(), pile.connectors(), pile.model(), pile.vendor(), pile.firmware(),
                        pile.ratedPowerW(), pile.connectorRatings(), pile.reportsPlugOut());
            }
        }

        public static StationChanged of(Station station) {
            return new StationChanged(station.operatorId(), station.stationId(), station.name(), station.zoneId(),
                    station.piles().stream().map(PileEntry::of).toList());
        }
    }

    private final Stations stations;
    private final Outbox outbox;

    AnnounceStation(Stations stations, Outbox outbox) {
        this.stations = stations;
        this.outbox = outbox;
    }

    /**
     * Waits for edits of the station that are under way, before anything else is locked: of two that do not see each
     * other, the one told last would be told without the other.
     */
    void afterOthers(Tx tx, String stationId) {
        stations.lock(tx, stationId);
    }

    void changed(Tx tx, String stationId) {
        stations.find(tx, stationId).ifPresent(station -> outbox.append(tx, List.of(
                new NewEvent("pile-ingest.station.v1", station.stationId(), "pile-ingest.station-changed.v1",
                        station.operatorId(), StationChanged.of(station)))));
    }
}
