package org.chargeledger.pileingest.protocol.ykc;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chargeledger.pileingest.domain.ChargingRecord;
import org.chargeledger.pileingest.domain.ChargingRecord.BandUsage;
import org.chargeledger.pileingest.domain.ConnectorReading;
import org.chargeledger.pileingest.domain.ConnectorStatus;
import org.chargeledger.pileingest.domain.DayPrices;
import org.chargeledger.pileingest.domain.Hello;
import org.chargeledger.pileingest.domain.StartAnswer;
import org.chargeledger.pileingest.domain.StartFailure;
import org.chargeledger.pileingest.domain.StopAnswer;
import org.chargeledger.pileingest.domain.StopAnswer.Outcome;
import org.chargeledger.pileingest.domain.StopReason;
import org.chargeledger.pileingest.protocol.ykc.message.BillingModel;
import org.chargeledger.pileingest.protocol.ykc.message.BillingModel.RatePrice;
import org.chargeledger.pileingest.protocol.ykc.message.Login;
import org.chargeledger.pileingest.protocol.ykc.message.Realtime;
import org.chargeledger.pileingest.protocol.ykc.message.TransactionRecord;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.FourRates;

/** YKC's words and ours, in both directions. The zone is that of the pile's clock. */
record YkcTranslation(ZoneId zone) {

    private static final String NO_TRANSACTION = "0".repeat(32);
    private static final List<Band> RATE_ORDER =
            List.of(Band.SHARP, Band.PEAK, Band.FLAT, Band.VALLEY, Band.DEEP_VALLEY);
    private static final Map<Integer, StartFailure> START_FAILURES = Map.of(
            1, StartFailure.MISMATCH, 2, StartFailure.ALREADY_CHARGING, 3, StartFailure.PILE_FAULT,
            4, StartFailure.OFFLINE, 5, StartFailure.NOT_PLUGGED);
    private static final Map<Integer, StopReason> STOP_REASONS = Map.of(
            0x40, StopReason.REMOTE, 0x41, StopReason.FULL, 0x42, StopReason.ENERGY_TARGET,
            0x43, StopReason.AMOUNT_TARGET, 0x44, StopReason.TIME_TARGET, 0x45, StopReason.MANUAL);

    static Hello hello(Login login) {
        int version = login.protocolVersionTimes10();
        return new Hello(login.software(), "YKC-" + version / 10 + "." + version % 10);
    }

    static ConnectorReading reading(Realtime realtime) {
        return new ConnectorReading(realtime.gunNo(), transaction(realtime.serial()), status(realtime.status()),
                realtime.plugged() == 1, realtime.energyTenthWh(), realtime.lossEnergyTenthWh(),
                realtime.amountTenThousandths(), realtime.chargedMinutes(), realtime.soc(),
                realtime.voltageTenthV(), realtime.currentTenthA(), "0x%04X".formatted(realtime.faults()));
    }

    private static Optional<String> transaction(String serial) {
        return serial.equals(NO_TRANSACTION) ? Optional.empty() : Optional.of(serial);
    }

    private static ConnectorStatus status(int status) {
        return switch (status) {
            case 0 -> ConnectorStatus.OFFLINE;
            case 2 -> ConnectorStatus.IDLE;
            case 3 -> ConnectorStatus.CHARGING;
            default -> ConnectorStatus.FAULT;
        };
    }

    /** {@code counted} at the rates of the prices the pile had. */
    ChargingRecord record(TransactionRecord record, FourRates counted) {
        List<BandUsage> bands = IntStream.range(0, record.rates().size()).mapToObj(i -> {
            TransactionRecord.Rate rate = record.rates().get(i);
            return new BandUsage(counted.swap(RATE_ORDER.get(i)), rate.energyTenthWh(), rate.lossEnergyTenthWh(),
                    rate.priceHundredThousandths(), rate.amountTenThousandths());
        }).toList();
        return new ChargingRecord(record.gunNo(), record.serial(), instant(record.start()), instant(record.end()),
                bands, record.meterStartTenthWh(), record.meterEndTenthWh(), record.energyTenthWh(),
                record.lossEnergyTenthWh(), record.amountTenThousandths(), stopReason(record.stopReason()),
                "0x%02X".formatted(record.stopReason()));
    }

    /**
     * YKC V1.6: 40 to 49 normal ends, 4A to 69 the start failed, 6A to 8F aborted while charging, 90 unknown; YLC's
     * dialect goes on with faults of the device, 91 to 95.
     */
    static StopReason stopReason(int code) {
        if (code >= 0x4A && code <= 0x69) {
            return StopReason.START_FAILED;
        }
        return code >= 0x6A && code <= 0x8F || code >= 0x91 && code <= 0x95 ? StopReason.ABORTED
                : STOP_REASONS.getOrDefault(code, StopReason.UNKNOWN);
    }

    static StartAnswer startAnswer(org.chargeledger.pileingest.protocol.ykc.message.StartAnswer answer) {
        Optional<StartFailure> failure = answer.result() == 1 ? Optional.empty()
                : Optional.of(START_FAILURES.getOrDefault(answer.reason(), StartFailure.UNKNOWN));
        return new StartAnswer(answer.gunNo(), answer.serial(), failure, "0x%02X".formatted(answer.reason()));
    }

    /** YKC V1.6, 0x35: reason 2 is a connector that does not charge. */
    static StopAnswer stopAnswer(org.chargeledger.pileingest.protocol.ykc.message.StopAnswer answer) {
        Outcome outcome = answer.result() == 1 ? Outcome.STOPPED
                : answer.reason() == 2 ? Outcome.NOT_CHARGING : Outcome.REFUSED;
        return new StopAnswer(answer.gunNo(), outcome, "0x%02X".formatted(answer.reason()));
    }

    LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    private Optional<Instant> instant(Optional<LocalDateTime> local) {
        return local.map(time -> time.atZone(zone).toInstant());
    }

    /** Empty if four rates cannot tell all bands of the day; a band the version does not have costs nothing. */
    static Optional<BillingModel> model(String pileNo, DayPrices prices) {
        List<Band> rates = prices.fourRates().inOrder();
        List<Integer> slots = prices.halfHours().stream().map(rates::indexOf).toList();
        if (slots.contains(-1)) {
            return Optional.empty();
        }
        return Optional.of(new BillingModel(pileNo, prices.modelNo(),
                rates.stream().map(band -> price(prices, band)).toList(), 0, slots));
    }

    private static RatePrice price(DayPrices prices, Band band) {
        return prices.priceOf(band).map(period -> new RatePrice(period.energyPrice().hundredThousandths(),
                period.servicePrice().hundredThousandths())).orElse(new RatePrice(0, 0));
    }
}
