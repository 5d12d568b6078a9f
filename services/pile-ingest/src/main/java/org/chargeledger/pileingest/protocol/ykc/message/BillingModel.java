package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The prices of a pile: one pair per rate in the order sharp, peak, flat, valley, in 0.00001 yuan per kWh, and for
 * each half hour of the local day the number of its rate.
 */
public record BillingModel(String pileNo, String modelNo, List<RatePrice> prices, int lossRatio,
        List<Integer> rateOfHalfHour) implements Message {

    public static final int TYPE = 0x0A;
    public static final int RATES = 4;
    public static final int HALF_HOURS = 48;

    /** Price of one rate, electricity and service apart. */
    public record RatePrice(long energyHundredThousandths, long serviceHundredThousandths) {}

    public BillingModel {
        prices = List.copyOf(prices);
        rateOfHalfHour = List.copyOf(rateOfHalfHour);
        if (prices.size() != RATES || rateOfHalfHour.size() != HALF_HOURS) {
            throw new IllegalArgumentException(
                    "%d prices, %d half hours".formatted(prices.size(), rateOfHalfHour.size()));
        }
    }

    static BillingModel read(BodyReader body) {
        String pileNo = body.digits(7);
        String modelNo = body.digits(2);
        var prices = new ArrayList<RatePrice>();
        for (int rate = 0; rate < RATES; rate++) {
            prices.add(new RatePrice(body.number(4), body.number(4)));
        }
        int lossRatio = body.byteValue();
        var rates = new ArrayList<Integer>();
        for (int slot = 0; slot < HALF_HOURS; slot++) {
            rates.add(body.byteValue());
        }
        return new BillingModel(pileNo, modelNo, prices, lossRatio, rates);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(pileNo, 7).digits(modelNo, 2);
        prices.forEach(price ->
                body.number(price.energyHundredThousandths(), 4).number(price.serviceHundredThousandths(), 4));
        body.number(lossRatio, 1);
        rateOfHalfHour.forEach(rate -> body.number(rate, 1));
    }
}
