package org.chargeledger.billing.kafka;

import java.time.Instant;
import java.util.List;
import org.chargeledger.billing.domain.BandReading;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.domain.StopReason;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Poison;

/** The part of a pile's facts that billing reads; every fact has some of these fields, the others are null. */
record PileFactBody(String stationId, String pileCode, String connectorNo, String billNo, String transactionNo,
        Instant observedAt, String reason, String rawReason, Fact.Progressed.Status status, Boolean plugged,
        Long energyTenthWh, Long voltageTenthV, Long currentTenthA, Long lossEnergyTenthWh,
        Long reportedAmountTenThousandths, Instant chargeStartedAt,
        Instant chargeEndedAt, List<BandReading> bands, Long meterStartTenthWh, Long meterEndTenthWh, String stopReason,
        String rawStopReason, Instant observedUntil, Boolean online, Instant onlineSince, Instant offlineSince) {

    private static final long TENTH_V_TIMES_TENTH_A_PER_W = 100;

    Fact.Started started() {
        return new Fact.Started(transactionNo, need(observedAt, "observedAt"));
    }

    Fact.StartFailed startFailed() {
        return new Fact.StartFailed(need(reason, "reason"), rawReason, need(observedAt, "observedAt"));
    }

    Fact.Progressed progressed() {
        return new Fact.Progressed(need(status, "status"), need(plugged, "plugged"), orZero(energyTenthWh),
                powerW(), need(observedAt, "observedAt"));
    }

    Fact.RecordReceived record(Event event) {
        var record = new TransactionRecord(chargeStartedAt, chargeEndedAt, need(bands, "bands"),
                orZero(meterStartTenthWh), orZero(meterEndTenthWh), need(energyTenthWh, "energyTenthWh"),
                orZero(lossEnergyTenthWh),
                orZero(reportedAmountTenThousandths), StopReason.of(stopReason), rawStopReason);
        return new Fact.RecordReceived(event.id(), record, need(observedAt, "observedAt"), event.storedAt());
    }

    Fact.PileSeen observed() {
        boolean isOnline = need(online, "online");
        return new Fact.PileSeen(isOnline, isOnline ? onlineSince : offlineSince, need(observedUntil, "observedUntil"));
    }

    Fact.PileSeen connected(boolean isOnline) {
        return new Fact.PileSeen(isOnline, need(observedAt, "observedAt"), observedAt);
    }

    private Long powerW() {
        return voltageTenthV == null || currentTenthA == null ? null
                : voltageTenthV * currentTenthA / TENTH_V_TIMES_TENTH_A_PER_W;
    }

    private static long orZero(Long value) {
        return value == null ? 0 : value;
    }

    private static <T> T need(T value, String name) {
        if (value == null) {
            throw new Poison(name + " is missing");
        }
        return value;
    }
}
