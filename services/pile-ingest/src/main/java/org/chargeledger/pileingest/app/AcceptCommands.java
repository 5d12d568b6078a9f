package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.StartAttempt;
import org.chargeledger.pileingest.domain.StartAttempt.State;
import org.chargeledger.pileingest.domain.TransactionNo;
import org.chargeledger.pileingest.store.PendingStops;
import org.chargeledger.pileingest.store.PendingStops.PendingStop;
import org.chargeledger.pileingest.store.PileBell;
import org.chargeledger.pileingest.store.Piles;
import org.chargeledger.pileingest.store.StartedSessions;

/** Notes what billing wants of a pile; the replica that holds the pile's socket does it. */
@ApplicationScoped
public class AcceptCommands {

    /** Billing wants a session to start. */
    public record StartWanted(String operatorId, String stationId, String billNo, String pileCode, String connectorNo,
            long balanceFen, Instant requestedAt, Instant validUntil) {}

    /** Billing wants a session to stop. */
    public record StopWanted(String operatorId, String billNo, String pileCode, String connectorNo, String reason,
            Instant requestedAt) {}

    /** For a pile nobody registered, which is offline for ever. */
    private static final String NO_PROTOCOL_ID = "00000000000000";

    private final Piles piles;
    private final StartedSessions sessions;
    private final PendingStops stops;
    private final PileBell bell;

    AcceptCommands(Piles piles, StartedSessions sessions, PendingStops stops, PileBell bell) {
        this.piles = piles;
        this.sessions = sessions;
        this.stops = stops;
        this.bell = bell;
    }

    public void start(Tx tx, StartWanted wanted) {
        Optional<Pile> pile = piles.find(tx, wanted.pileCode())
                .filter(found -> found.operatorId().equals(wanted.operatorId()));
        String transactionNo = TransactionNo.of(pile.map(Pile::protocolId).orElse(NO_PROTOCOL_ID),
                wanted.connectorNo(), wanted.billNo());
        sessions.add(tx, new StartAttempt(wanted.operatorId(), wanted.stationId(), wanted.pileCode(),
                wanted.connectorNo(), wanted.billNo(), transactionNo, wanted.balanceFen(), wanted.requestedAt(),
                wanted.validUntil(), State.PENDING, Optional.empty(), Optional.empty(), false));
        bell.command(tx, wanted.pileCode());
    }

    public void stop(Tx tx, StopWanted wanted) {
        stops.add(tx, new PendingStop(wanted.operatorId(), wanted.billNo(), wanted.pileCode(), wanted.connectorNo(),
                wanted.reason(), wanted.requestedAt()));
        bell.command(tx, wanted.pileCode());
    }
}
