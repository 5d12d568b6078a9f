package org.chargeledger.replay.timeline;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.chargeledger.replay.scenario.Band;
import org.chargeledger.replay.scenario.BandSplit;
import org.chargeledger.replay.scenario.SessionPlan;
import org.chargeledger.replay.scenario.TariffPlan;
import org.chargeledger.simulator.pile.ykc.UpMessage.BandEnergy;
import org.chargeledger.simulator.pile.ykc.UpMessage.Realtime;
import org.chargeledger.simulator.pile.ykc.UpMessage.TransactionRecord;

/** What a pile's display and its record say about one session. */
final class Frames {

    private static final int VOLTAGE_TENTH_V = 6_000;
    private static final int SOC_AT_START = 24;
    private static final int SOC_FULL = 100;
    private static final int STOP_FULL = 0x41;
    private static final int STARTED_BY_APP = 1;
    /** Energy in 0.0001 kWh times a price in 0.00001 yuan gives billionths; a pile shows ten thousandths. */
    private static final long BILLIONTHS_PER_TEN_THOUSANDTH = 100_000;

    private final SessionPlan plan;
    private final TariffPlan tariff;
    private final String protocolId;

    Frames(SessionPlan plan, TariffPlan tariff, String protocolId) {
        this.plan = plan;
        this.tariff = tariff;
        this.protocolId = protocolId;
    }

    Realtime charging(String serial, LocalDateTime at) {
        long energy = plan.energyTenthWhAt(at);
        return new Realtime(serial, protocolId, plan.connectorNo(), Realtime.Status.CHARGING, true, VOLTAGE_TENTH_V,
                currentTenthA(), soc(energy), minutes(plan.chargeStartedAt(), at), minutes(at, plan.chargeEndedAt()),
                energy, energy, amount(energy, at), 0);
    }

    /** The charge is over; the display still shows the session. */
    Realtime idle(String serial, boolean plugged) {
        long energy = plan.energyTenthWh();
        return new Realtime(serial, protocolId, plan.connectorNo(), Realtime.Status.IDLE, plugged, 0, 0, soc(energy),
                minutes(plan.chargeStartedAt(), plan.chargeEndedAt()), 0, energy, energy,
                amount(energy, plan.chargeEndedAt()), 0);
    }

    TransactionRecord record(String serial) {
        List<BandEnergy> bands = new ArrayList<>();
        for (Band band : Band.values()) {
            long energy = plan.energyTenthWhByBand().get(band.ordinal());
            bands.add(new BandEnergy(price(band), energy, energy, tenThousandths(energy * price(band))));
        }
        return new TransactionRecord(serial, protocolId, plan.connectorNo(), plan.chargeStartedAt(),
                plan.chargeEndedAt(), bands, plan.meterStartTenthWh(), plan.meterEndTenthWh(), plan.energyTenthWh(),
                plan.energyTenthWh(), bands.stream().mapToLong(BandEnergy::amountTenThousandths).sum(), "",
                STARTED_BY_APP, plan.chargeEndedAt(), plan.stopCode(), "0".repeat(16));
    }

    private long amount(long energyTenthWh, LocalDateTime at) {
        if (energyTenthWh == 0) {
            return 0;
        }
        List<Long> byBand = BandSplit.byBand(tariff, energyTenthWh, plan.chargeStartedAt(), at);
        long billionths = 0;
        for (Band band : Band.values()) {
            billionths += byBand.get(band.ordinal()) * price(band);
        }
        return tenThousandths(billionths);
    }

    private long price(Band band) {
        return tariff.energyPrice(band) + tariff.servicePrice(band);
    }

    private static long tenThousandths(long billionths) {
        return (billionths + BILLIONTHS_PER_TEN_THOUSANDTH / 2) / BILLIONTHS_PER_TEN_THOUSANDTH;
    }

    private int currentTenthA() {
        long seconds = Duration.between(plan.chargeStartedAt(), plan.chargeEndedAt()).toSeconds();
        long powerW = plan.energyTenthWh() * 360 / seconds;
        return (int) (powerW * 100 / VOLTAGE_TENTH_V);
    }

    private int soc(long energyTenthWh) {
        int atEnd = plan.stopCode() == STOP_FULL ? SOC_FULL : SOC_FULL - 15;
        return (int) (SOC_AT_START + (atEnd - SOC_AT_START) * energyTenthWh / plan.energyTenthWh());
    }

    private static int minutes(LocalDateTime from, LocalDateTime until) {
        return (int) Math.max(0, Duration.between(from, until).toMinutes());
    }
}
