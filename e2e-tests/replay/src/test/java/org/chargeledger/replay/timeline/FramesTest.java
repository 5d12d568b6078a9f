package org.chargeledger.replay.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargeledger.replay.scenario.Scenario;
import org.chargeledger.replay.scenario.SessionPlan;
import org.chargeledger.simulator.pile.ykc.UpMessage.BandEnergy;
import org.chargeledger.simulator.pile.ykc.UpMessage.Realtime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the piles of the scenario say")
class FramesTest {

    private static final String SERIAL = "1".repeat(32);
    private static final Scenario SCENARIO = Scenario.load();

    @Test
    @DisplayName("adds up: bands to the total, register to the energy, amount to the bands' amounts")
    void recordsAddUp() {
        assertThat(SCENARIO.sessions().stream().filter(session -> session.outcome().charged())).allSatisfy(session -> {
            var record = frames(session).record(SERIAL);
            assertThat(record.bands().stream().mapToLong(BandEnergy::energyTenthWh).sum()).isEqualTo(record.energyTenthWh());
            assertThat(record.meterEndTenthWh() - record.meterStartTenthWh()).isEqualTo(record.energyTenthWh());
            assertThat(record.bands().stream().mapToLong(BandEnergy::amountTenThousandths).sum())
                    .isEqualTo(record.amountTenThousandths());
        });
    }

    @Test
    @DisplayName("grows while charging, stands still afterwards and ends at the record's energy")
    void displayGrows() {
        SessionPlan session = SCENARIO.sessions().getFirst();
        var frames = frames(session);

        Realtime start = frames.charging(SERIAL, session.chargeStartedAt());
        Realtime later = frames.charging(SERIAL, session.chargeStartedAt().plusMinutes(10));
        Realtime end = frames.idle(SERIAL, true);

        assertThat(start.energyTenthWh()).isZero();
        assertThat(later.energyTenthWh()).isBetween(1L, end.energyTenthWh());
        assertThat(later.amountTenThousandths()).isBetween(1L, end.amountTenThousandths());
        assertThat(later.chargedMinutes()).isEqualTo(10);
        assertThat(end.energyTenthWh()).isEqualTo(frames.record(SERIAL).energyTenthWh());
        assertThat(end.status()).isEqualTo(Realtime.Status.IDLE);
        assertThat(frames.idle(SERIAL, false).plugged()).isFalse();
    }

    @Test
    @DisplayName("fits the fields of a frame for every session")
    void fitsTheWire() {
        assertThat(SCENARIO.sessions().stream().filter(session -> session.outcome().charged())).allSatisfy(session -> {
            var frames = frames(session);
            assertThat(frames.record(SERIAL).body()).hasSize(158);
            assertThat(frames.charging(SERIAL, session.chargeEndedAt()).body()).hasSize(60);
        });
    }

    private static Frames frames(SessionPlan session) {
        return new Frames(session, SCENARIO.tariffOf(session), SCENARIO.pileOf(session).protocolId());
    }
}
