package org.chargeledger.notification.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.notification.app.KnowStations;
import org.chargeledger.notification.domain.Station;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads pile-ingest.station.v1 for the names and zones that messages show. */
@ApplicationScoped
public class StationsConsumer {

    static final String CHANGED = "pile-ingest.station-changed.v1";

    /** The part of station-changed that a message shows. */
    record StationChanged(String operatorId, String stationId, String name, String zoneId) {}

    private final Inbox inbox;
    private final KnowStations knowStations;

    StationsConsumer(Inbox inbox, KnowStations knowStations) {
        this.inbox = inbox;
        this.knowStations = knowStations;
    }

    @Incoming("stations")
    @Blocking
    public void on(ConsumerRecords<String, String> batch) {
        inbox.consumeLatest("notification.stations", batch, this::handle);
    }

    private void handle(Tx tx, List<Event> events) {
        knowStations.know(tx,
                events.stream().filter(event -> event.is(CHANGED)).map(StationsConsumer::station).toList());
    }

    static Station station(Event event) {
        StationChanged changed = event.as(StationChanged.class);
        if (changed.operatorId() == null || changed.stationId() == null || changed.name() == null) {
            throw new Poison("a station lacks its operator, id or name");
        }
        try {
            return new Station(changed.operatorId(), changed.stationId(), changed.name(),
                    changed.zoneId() == null ? Station.USUAL_ZONE : ZoneId.of(changed.zoneId()));
        } catch (DateTimeException e) {
            throw new Poison("a station has no such zone: " + changed.zoneId(), e);
        }
    }
}
