package org.chargeledger.simulator.pile.ykc;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What the platform says to a pile (YKC V1.6, even types). */
public sealed interface DownMessage {

    static DownMessage of(Frame frame) {
        var body = new BodyReader(frame.body());
        return switch (frame.type()) {
            case 0x02 -> new LoginAnswer(body.digits(7), body.number(1) == 0);
            case 0x04 -> new HeartbeatAnswer(body.digits(7), body.digits(1));
            case 0x06 -> new ModelAnswer(body.digits(7), body.digits(2), body.number(1) == 0);
            case 0x0A -> BillingModel.read(body);
            case 0x34 -> new RemoteStart(body.digits(16), body.digits(7), body.digits(1), body.digits(8),
                    body.digits(8), body.number(4));
            case 0x36 -> new RemoteStop(body.digits(7), body.digits(1));
            case 0x40 -> new RecordAnswer(body.digits(16), body.number(1) == 0);
            case 0x56 -> new TimeSync(body.digits(7), body.time());
            default -> new Other(frame.type());
        };
    }

    /** 0x02. */
    record LoginAnswer(String pileNo, boolean accepted) implements DownMessage {
    }

    /** 0x04. */
    record HeartbeatAnswer(String pileNo, String connectorNo) implements DownMessage {
    }

    /** 0x06. */
    record ModelAnswer(String pileNo, String modelNo, boolean same) implements DownMessage {
    }

    /** Energy and service price of one band, in 0.00001 yuan per kWh. */
    record BandPrice(long energyHundredThousandths, long serviceHundredThousandths) {
    }

    /** 0x0A: prices of sharp, peak, flat, valley and the band of each half hour of the day. */
    record BillingModel(String pileNo, String modelNo, List<BandPrice> prices, int lossRatio, List<Integer> slots)
            implements DownMessage {

        private static final int SLOTS = 48;

        static BillingModel read(BodyReader body) {
            String pileNo = body.digits(7);
            String modelNo = body.digits(2);
            List<BandPrice> prices = new ArrayList<>();
            for (int band = 0; band < 4; band++) {
                prices.add(new BandPrice(body.number(4), body.number(4)));
            }
            int lossRatio = (int) body.number(1);
            List<Integer> slots = new ArrayList<>();
            for (int slot = 0; slot < SLOTS; slot++) {
                slots.add((int) body.number(1));
            }
            return new BillingModel(pileNo, modelNo, List.copyOf(prices), lossRatio, List.copyOf(slots));
        }
    }

    /** 0x34. */
    record RemoteStart(
            String serial, String pileNo, String connectorNo, String logicalCard, String physicalCard,
            long balanceFen) implements DownMessage {
    }

    /** 0x36. */
    record RemoteStop(String pileNo, String connectorNo) implements DownMessage {
    }

    /** 0x40. */
    record RecordAnswer(String serial, boolean stored) implements DownMessage {
    }

    /** 0x56. */
    record TimeSync(String pileNo, LocalDateTime time) implements DownMessage {
    }

    /** A type this pile does not speak. */
    record Other(int type) implements DownMessage {
    }
}
