package org.chargeledger.pileingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Thinning a connector's readings")
class ConnectorMemoryTest {

    static final Instant NOON = Instant.parse("2019-10-16T12:00:10Z");
    static final Optional<String> TRANSACTION = Optional.of("44030600200001011910161618225660");
    static final Optional<String> NONE = Optional.empty();

    private ConnectorMemory memory = ConnectorMemory.NOTHING;

    @Test
    @DisplayName("lets one reading per minute through while nothing changes")
    void oncePerMinute() {
        assertThat(publishes(ConnectorStatus.CHARGING, true, TRANSACTION, NOON)).isTrue();
        assertThat(publishes(ConnectorStatus.CHARGING, true, TRANSACTION, NOON.plusSeconds(15))).isFalse();
        assertThat(publishes(ConnectorStatus.CHARGING, true, TRANSACTION, NOON.plusSeconds(49))).isFalse();
        assertThat(publishes(ConnectorStatus.CHARGING, true, TRANSACTION, NOON.plusSeconds(50))).isTrue();
    }

    @Test
    @DisplayName("lets every change of status and of the plug through")
    void everyChange() {
        publishes(ConnectorStatus.CHARGING, true, TRANSACTION, NOON);

        assertThat(publishes(ConnectorStatus.IDLE, true, TRANSACTION, NOON.plusSeconds(1))).isTrue();
        assertThat(publishes(ConnectorStatus.IDLE, false, TRANSACTION, NOON.plusSeconds(2))).isTrue();
        assertThat(publishes(ConnectorStatus.FAULT, true, NONE, NOON.plusSeconds(3))).isTrue();
    }

    @Test
    @DisplayName("lets both unplugged readings of a session through, though they are equal")
    void bothUnplugged() {
        publishes(ConnectorStatus.IDLE, true, TRANSACTION, NOON);

        assertThat(publishes(ConnectorStatus.IDLE, false, TRANSACTION, NOON.plusSeconds(1))).isTrue();
        assertThat(publishes(ConnectorStatus.IDLE, false, TRANSACTION, NOON.plusSeconds(1))).isTrue();
        assertThat(memory.isServiceOverNow()).isTrue();
    }

    @Test
    @DisplayName("keeps a plugged-in car with its session though the pile stopped showing the number")
    void staysWithSession() {
        publishes(ConnectorStatus.CHARGING, true, TRANSACTION, NOON);
        publishes(ConnectorStatus.IDLE, true, NONE, NOON.plusSeconds(1));
        assertThat(memory.transactionOf(reading(ConnectorStatus.IDLE, false, NONE))).isEqualTo(TRANSACTION);

        publishes(ConnectorStatus.IDLE, false, NONE, NOON.plusSeconds(2));
        assertThat(memory.isServiceOverNow()).isFalse();
        publishes(ConnectorStatus.IDLE, false, NONE, NOON.plusSeconds(3));
        assertThat(memory.isServiceOverNow()).isTrue();
        assertThat(memory.transactionOf(reading(ConnectorStatus.IDLE, false, NONE))).isEmpty();
    }

    @Test
    @DisplayName("does not take one unplugged reading between two plugged ones for the end of service")
    void flicker() {
        publishes(ConnectorStatus.IDLE, true, TRANSACTION, NOON);
        publishes(ConnectorStatus.IDLE, false, TRANSACTION, NOON.plusSeconds(1));
        publishes(ConnectorStatus.IDLE, true, TRANSACTION, NOON.plusSeconds(2));
        publishes(ConnectorStatus.IDLE, false, TRANSACTION, NOON.plusSeconds(3));

        assertThat(memory.isServiceOverNow()).isFalse();
    }

    @Test
    @DisplayName("knows the first charging reading of each transaction, also after a pause")
    void newCharge() {
        assertThat(memory.isNewCharge(reading(ConnectorStatus.IDLE, true, TRANSACTION))).isFalse();
        assertThat(memory.isNewCharge(reading(ConnectorStatus.CHARGING, true, TRANSACTION))).isTrue();
        publishes(ConnectorStatus.CHARGING, true, TRANSACTION, NOON);

        assertThat(memory.isNewCharge(reading(ConnectorStatus.CHARGING, true, TRANSACTION))).isFalse();
        assertThat(memory.isNewCharge(reading(ConnectorStatus.CHARGING, true, Optional.of("1".repeat(32))))).isTrue();
        publishes(ConnectorStatus.IDLE, true, TRANSACTION, NOON.plusSeconds(1));
        assertThat(memory.isNewCharge(reading(ConnectorStatus.CHARGING, true, TRANSACTION))).isTrue();
    }

    private boolean publishes(ConnectorStatus status, boolean plugged, Optional<String> transactionNo, Instant at) {
        ConnectorReading reading = reading(status, plugged, transactionNo);
        boolean publishes = memory.isWorthPublishing(reading, at);
        memory = memory.seen(reading, at, publishes);
        return publishes;
    }

    static ConnectorReading reading(ConnectorStatus status, boolean plugged, Optional<String> transactionNo) {
        return new ConnectorReading("01", transactionNo, status, plugged, 1000, 1000, 1100, 5, 40, 3800, 900, "0x0000");
    }
}
