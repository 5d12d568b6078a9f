package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.ChargeEnded;
import org.chargeledger.notification.domain.ChargingStarted;
import org.chargeledger.notification.domain.Message;
import org.chargeledger.notification.domain.StartFailed;
import org.chargeledger.notification.store.IdleWarnings;
import org.chargeledger.notification.store.Messages;
import org.chargeledger.notification.store.Stations.StationKey;

/**
 * Drivers read that current flows, that it ended, or that it never began; a warning before the idle fee is planned, and
 * unplanned by the session's end.
 */
@ApplicationScoped
public class TellOfCharging {

    private final KnownStations stations;
    private final Messages messages;
    private final IdleWarnings warnings;

    TellOfCharging(KnownStations stations, Messages messages, IdleWarnings warnings) {
        this.stations = stations;
        this.messages = messages;
        this.warnings = warnings;
    }

    /** {@code over} are the bill numbers of sessions that ended, after whatever else the batch says of them. */
    public void tell(Tx tx, List<ChargingStarted> started, List<ChargeEnded> ended, List<StartFailed> failed,
            List<String> over) {
        if (!started.isEmpty() || !ended.isEmpty() || !failed.isEmpty()) {
            var station = stations.among(tx, Stream.of(
                    started.stream().map(one -> new StationKey(one.operatorId(), one.stationId())),
                    ended.stream().map(one -> new StationKey(one.operatorId(), one.stationId())),
                    failed.stream().map(one -> new StationKey(one.operatorId(), one.stationId())))
                    .flatMap(keys -> keys));
            var told = new ArrayList<Message>();
            started.forEach(one -> told.add(one.message(station.apply(one.operatorId(), one.stationId()))));
            ended.forEach(one -> told.add(one.message(station.apply(one.operatorId(), one.stationId()))));
            failed.forEach(one -> told.add(one.message(station.apply(one.operatorId(), one.stationId()))));
            messages.add(tx, told);
            warnings.plan(tx, ended);
        }
        if (!over.isEmpty()) {
            warnings.cancel(tx, over);
        }
    }
}
