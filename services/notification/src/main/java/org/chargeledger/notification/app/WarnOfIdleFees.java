package org.chargeledger.notification.app;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.notification.domain.ChargeEnded;
import org.chargeledger.notification.store.IdleWarnings;
import org.chargeledger.notification.store.Messages;
import org.chargeledger.notification.store.Stations.StationKey;

/** Before an idle fee starts its driver is warned, by business time; after it started nobody is. */
@ApplicationScoped
public class WarnOfIdleFees {

    private static final int MOST = 200;

    private final SystemDb db;
    private final IdleWarnings warnings;
    private final KnownStations stations;
    private final Messages messages;
    private final SendingLoop sending;
    private final InstantSource clock;

    WarnOfIdleFees(SystemDb db, IdleWarnings warnings, KnownStations stations, Messages messages, SendingLoop sending,
            InstantSource clock) {
        this.db = db;
        this.warnings = warnings;
        this.stations = stations;
        this.messages = messages;
        this.sending = sending;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void warn() {
        int told = db.inTransaction(tx -> {
            List<ChargeEnded> due = warnings.takeDue(tx, clock.instant(), MOST).stream()
                    .filter(end -> end.freeUntil().isAfter(clock.instant())).toList();
            var station = stations.among(tx, due.stream()
                    .map(end -> new StationKey(end.operatorId(), end.stationId())));
            messages.add(tx, due.stream()
                    .map(end -> end.warning(station.apply(end.operatorId(), end.stationId()))).toList());
            return due.size();
        });
        if (told > 0) {
            sending.wake();
        }
    }
}
