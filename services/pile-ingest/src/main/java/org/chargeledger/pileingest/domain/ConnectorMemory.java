package org.chargeledger.pileingest.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What was last published of a connector, and the session that is plugged into it. A pile stops showing the
 * transaction number when charging ends, long before the plug is pulled; until two readings in a row say unplugged,
 * its readings still belong to that session.
 */
public record ConnectorMemory(Optional<ConnectorReading> published, Instant publishedAt, Optional<String> plugged,
        int unpluggedInARow) {

    private static final int UNPLUGGED_FOR_SURE = 2;

    public static final ConnectorMemory NOTHING =
            new ConnectorMemory(Optional.empty(), Instant.MIN, Optional.empty(), 0);

    public static ConnectorMemory pluggedIn(String transactionNo) {
        return new ConnectorMemory(Optional.empty(), Instant.MIN, Optional.of(transactionNo), 0);
    }

    /** The transaction a reading belongs to: the one it shows, else the one still plugged in. */
    public Optional<String> transactionOf(ConnectorReading reading) {
        return reading.transactionNo().or(() -> plugged);
    }

    /**
     * At every change of status, plug or transaction, at every unplugged reading of a session, else once per minute.
     */
    public boolean isWorthPublishing(ConnectorReading reading, Instant observedAt) {
        return published.map(last -> last.status() != reading.status() || last.plugged() != reading.plugged()
                        || !last.transactionNo().equals(reading.transactionNo())).orElse(true)
                || !reading.plugged() && transactionOf(reading).isPresent()
                || minute(observedAt).isAfter(minute(publishedAt));
    }

    /** True at the first charging reading of a transaction. */
    public boolean isNewCharge(ConnectorReading reading) {
        return isCharging(reading) && published.map(last -> !isCharging(last)
                || !last.transactionNo().equals(reading.transactionNo())).orElse(true);
    }

    /** True if a fault began or ended with this reading, or if it is the first. */
    public boolean isFaultNews(ConnectorReading reading) {
        return published.map(last -> isFault(last) != isFault(reading)).orElse(true);
    }

    public ConnectorMemory seen(ConnectorReading reading, Instant observedAt, boolean publishes) {
        Optional<String> transaction = transactionOf(reading);
        int unplugged = reading.plugged() || transaction.isEmpty() ? 0 : sameSession(transaction) + 1;
        return new ConnectorMemory(publishes ? Optional.of(reading) : published, publishes ? observedAt : publishedAt,
                unplugged >= UNPLUGGED_FOR_SURE && reading.transactionNo().isEmpty() ? Optional.empty() : transaction,
                unplugged);
    }

    /** True at the second unplugged reading in a row. */
    public boolean isServiceOverNow() {
        return unpluggedInARow == UNPLUGGED_FOR_SURE;
    }

    private static boolean isCharging(ConnectorReading reading) {
        return reading.status() == ConnectorStatus.CHARGING;
    }

    private static boolean isFault(ConnectorReading reading) {
        return reading.status() == ConnectorStatus.FAULT;
    }

    private int sameSession(Optional<String> transaction) {
        return transaction.equals(plugged) ? unpluggedInARow : 0;
    }

    private static Instant minute(Instant at) {
        return at == Instant.MIN ? at : at.truncatedTo(ChronoUnit.MINUTES);
    }
}
