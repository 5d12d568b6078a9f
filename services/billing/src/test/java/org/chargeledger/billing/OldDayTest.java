package org.chargeledger.billing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A pile with the prices that were shown")
class OldDayTest {

    private StartedSession session;

    /** The peak ends at 09:00 in the times of this test. */
    @BeforeEach
    void start() {
        session = StartedSession.at("2019-10-16T08:00:00Z",
                Operator.withTariff(EnergyByBandTest.PEAK_UNTIL.formatted("17:00")), 20_000);
    }

    @Test
    @DisplayName("that divides the day as before has its bill held: the realtime curve shows another band")
    void oldDay() {
        charge(75_000, 5_000);
        session.awaitState("HELD");
        session.bill().body("codes", contains(111)).body("findings[0].evidence.misplacedTenthWh", equalTo("35334"));
    }

    @Test
    @DisplayName("and the day that was shown has its bill rated")
    void sameDay() {
        charge(40_000, 40_000);
        session.awaitState("BILLED");
    }

    /** An hour before the border and an hour after it, evenly. */
    private void charge(long peakTenthWh, long valleyTenthWh) {
        PileVoice pile = session.pile();
        pile.started("2019-10-16T08:00:20Z");
        for (int minute = 0; minute < 120; minute += 10) {
            Instant at = Instant.parse("2019-10-16T08:00:30Z").plusSeconds(minute * 60L);
            pile.progressed(at.toString(), "CHARGING", true, 80_000L * minute / 120);
        }
        pile.progressed("2019-10-16T10:00:30Z", "IDLE", true, 80_000);
        BusinessTime.set(Instant.parse("2019-10-16T10:02:00Z"));
        pile.say("record-received", "2019-10-16T10:00:35Z", """
                ,"chargeStartedAt":"2019-10-16T08:00:00Z","chargeEndedAt":"2019-10-16T10:00:00Z","bands":[%s,%s],
                "meterStartTenthWh":0,"meterEndTenthWh":80000,"energyTenthWh":80000,"lossEnergyTenthWh":80000,
                "reportedAmountTenThousandths":0,"stopReason":"FULL","rawStopReason":"0x40\""""
                .formatted(band("PEAK", peakTenthWh, 110_000), band("VALLEY", valleyTenthWh, 50_000)));
        pile.unplugged("2019-10-16T10:01:00Z", "2019-10-16T10:01:15Z");
    }

    private static String band(String band, long energyTenthWh, int unitPrice) {
        return """
                {"band":"%s","energyTenthWh":%d,"lossEnergyTenthWh":%d,"unitPriceHundredThousandths":%d,
                "reportedAmountTenThousandths":0}""".formatted(band, energyTenthWh, energyTenthWh, unitPrice);
    }
}
