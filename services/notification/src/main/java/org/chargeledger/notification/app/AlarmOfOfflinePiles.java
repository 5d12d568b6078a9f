package org.chargeledger.notification.app;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.OfflinePiles;
import org.chargeledger.notification.store.Messages;
import org.chargeledger.notification.store.OfflinePileList;
import org.chargeledger.notification.store.Recipients;
import org.chargeledger.notification.store.Stations.StationKey;

/** Staff are told of piles that lost their connection and did not come back, a station at a time. */
@ApplicationScoped
public class AlarmOfOfflinePiles {

    /** A pile that lost its connection, or has one again. */
    public record Connectivity(String operatorId, String stationId, String pileCode, boolean connected, Instant at) {}

    private final SystemDb db;
    private final OfflinePileList offline;
    private final Recipients recipients;
    private final KnownStations stations;
    private final Messages messages;
    private final SendingLoop sending;
    private final InstantSource clock;

    AlarmOfOfflinePiles(SystemDb db, OfflinePileList offline, Recipients recipients, KnownStations stations,
            Messages messages, SendingLoop sending, InstantSource clock) {
        this.db = db;
        this.offline = offline;
        this.recipients = recipients;
        this.stations = stations;
        this.messages = messages;
        this.sending = sending;
        this.clock = clock;
    }

    public void note(Tx tx, List<Connectivity> changes) {
        for (Connectivity change : changes) {
            if (change.connected()) {
                offline.back(tx, change.operatorId(), change.pileCode());
            } else {
                offline.lost(tx, change.operatorId(), change.stationId(), change.pileCode(), change.at());
            }
        }
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void alarm() {
        int told = db.inTransaction(tx -> {
            List<OfflinePiles> due = offline.untold(tx).stream().flatMap(piles -> piles.due(clock.instant()).stream())
                    .toList();
            due.forEach(piles -> tell(tx, piles));
            return due.size();
        });
        if (told > 0) {
            sending.wake();
        }
    }

    private void tell(Tx tx, OfflinePiles piles) {
        var station = stations.among(tx, Stream.of(new StationKey(piles.operatorId(), piles.stationId())))
                .apply(piles.operatorId(), piles.stationId());
        messages.add(tx, recipients.staffOf(tx, piles.operatorId()).stream()
                .map(recipientId -> piles.message(recipientId, station)).toList());
        offline.told(tx, piles);
    }
}
