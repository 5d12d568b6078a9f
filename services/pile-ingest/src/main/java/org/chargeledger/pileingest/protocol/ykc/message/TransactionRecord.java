package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pile's account of one charging, sent until acknowledged. Rates in the order sharp, peak, flat, valley and, in
 * the longer dialect, deep valley. Energies and readings in 0.0001 kWh, amounts in 0.0001 yuan.
 */
public record TransactionRecord(String serial, String pileNo, String gunNo, Optional<LocalDateTime> start,
        Optional<LocalDateTime> end, List<Rate> rates, long meterStartTenthWh, long meterEndTenthWh,
        long energyTenthWh, long lossEnergyTenthWh, long amountTenThousandths, String vin, int startFlag,
        Optional<LocalDateTime> tradeTime, int stopReason, String physicalCard) implements Message {

    public static final int TYPE = 0x3B;
    /** YKC V1.6 3B: body of four rates; a dialect sends five in 174 bytes. */
    static final int FIVE_RATES_LENGTH = 174;
    static final int RATES_AT = 38;
    static final int RATE_SIZE = 16;

    /** Price of energy and service together, and what the pile computed with it. */
    public record Rate(long priceHundredThousandths, long energyTenthWh, long lossEnergyTenthWh,
            long amountTenThousandths) {}

    public TransactionRecord {
        rates = List.copyOf(rates);
    }

    /** The dialect shows only in the length; a four-rate body with a tail shorter than one rate stays four. */
    static int ratesIn(int bodyLength) {
        return bodyLength >= FIVE_RATES_LENGTH ? 5 : 4;
    }

    static TransactionRecord read(BodyReader body) {
        String serial = body.digits(16);
        String pileNo = body.digits(7);
        String gunNo = body.digits(1);
        var start = body.time();
        var end = body.time();
        var rates = new ArrayList<Rate>();
        for (int rate = 0; rate < ratesIn(body.length()); rate++) {
            rates.add(new Rate(body.number(4), body.number(4), body.number(4), body.number(4)));
        }
        return new TransactionRecord(serial, pileNo, gunNo, start, end, rates, body.number(5), body.number(5),
                body.number(4), body.number(4), body.number(4), body.text(17), body.byteValue(), body.time(),
                body.byteValue(), body.digits(8));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(serial, 16).digits(pileNo, 7).digits(gunNo, 1).time(start).time(end);
        rates.forEach(rate -> body.number(rate.priceHundredThousandths, 4).number(rate.energyTenthWh, 4)
                .number(rate.lossEnergyTenthWh, 4).number(rate.amountTenThousandths, 4));
        body.number(meterStartTenthWh, 5).number(meterEndTenthWh, 5).number(energyTenthWh, 4)
                .number(lossEnergyTenthWh, 4).number(amountTenThousandths, 4).text(vin, 17).number(startFlag, 1)
                .time(tradeTime).number(stopReason, 1).digits(physicalCard, 8);
    }

    /** Where VIN and card lie in a body of this length: personal data, blanked before a frame is kept. */
    public static List<PersonalBytes> personalBytes(int bodyLength) {
        int behindRates = RATES_AT + ratesIn(bodyLength) * RATE_SIZE;
        return List.of(new PersonalBytes(behindRates + 22, 17), new PersonalBytes(behindRates + 48, 8));
    }

    /** A stretch of a body that tells who charged. */
    public record PersonalBytes(int offset, int length) {}
}
