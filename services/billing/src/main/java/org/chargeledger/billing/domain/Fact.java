package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.UUID;

/** Something a pile reported or the platform observed of it. Facts come late, twice and out of order. */
public sealed interface Fact {

    /** By the platform's clock. */
    Instant observedAt();

    record Started(String transactionNo, Instant observedAt) implements Fact {}

    record StartFailed(String reason, String rawReason, Instant observedAt) implements Fact {}

    /** {@code powerW} is null where the pile did not tell voltage and current. */
    record Progressed(Status status, boolean plugged, long energyTenthWh, Long powerW, Instant observedAt)
            implements Fact {

        public enum Status { CHARGING, IDLE, FAULT, OFFLINE }

        public Progressed(Status status, boolean plugged, long energyTenthWh, Instant observedAt) {
            this(status, plugged, energyTenthWh, null, observedAt);
        }

        Progressed asIfPlugged() {
            return new Progressed(status, true, energyTenthWh, powerW, observedAt);
        }
    }

    /** {@code storedAt} is real time: when the broker had it. */
    record RecordReceived(UUID eventId, TransactionRecord record, Instant observedAt, Instant storedAt)
            implements Fact {}

    /**
     * Everything the pile said until {@code observedUntil} is in. {@code since} is when this connectivity began, or
     * null.
     */
    record PileSeen(boolean online, Instant since, Instant observedUntil) implements Fact {

        @Override
        public Instant observedAt() {
            return observedUntil;
        }
    }
}
