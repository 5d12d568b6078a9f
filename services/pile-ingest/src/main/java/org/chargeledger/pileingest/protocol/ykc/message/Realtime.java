package org.chargeledger.pileingest.protocol.ykc.message;

import org.chargeledger.pileingest.protocol.ykc.codec.BodyReader;
import org.chargeledger.pileingest.protocol.ykc.codec.BodyWriter;

/** What a gun measures now. The serial is all zero when idle. Energies in 0.0001 kWh, amount in 0.0001 yuan. */
public record Realtime(String serial, String pileNo, String gunNo, int status, int homed, int plugged,
        int voltageTenthV, int currentTenthA, int cableTemperature, String cableCode, int soc, int batteryTemperature,
        int chargedMinutes, int remainingMinutes, long energyTenthWh, long lossEnergyTenthWh,
        long amountTenThousandths, int faults) implements Message {

    public static final int TYPE = 0x13;

    static Realtime read(BodyReader body) {
        return new Realtime(body.digits(16), body.digits(7), body.digits(1), body.byteValue(), body.byteValue(),
                body.byteValue(), (int) body.number(2), (int) body.number(2), body.byteValue(), body.digits(8),
                body.byteValue(), body.byteValue(), (int) body.number(2), (int) body.number(2), body.number(4),
                body.number(4), body.number(4), (int) body.number(2));
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void write(BodyWriter body) {
        body.digits(serial, 16).digits(pileNo, 7).digits(gunNo, 1).number(status, 1).number(homed, 1)
                .number(plugged, 1).number(voltageTenthV, 2).number(currentTenthA, 2)
                .number(cableTemperature, 1).digits(cableCode, 8).number(soc, 1).number(batteryTemperature, 1)
                .number(chargedMinutes, 2).number(remainingMinutes, 2).number(energyTenthWh, 4)
                .number(lossEnergyTenthWh, 4).number(amountTenThousandths, 4).number(faults, 2);
    }
}
