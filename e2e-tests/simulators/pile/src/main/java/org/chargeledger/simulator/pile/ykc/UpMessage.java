package org.chargeledger.simulator.pile.ykc;

import java.time.LocalDateTime;
import java.util.List;

/** What a pile says to the platform (YKC V1.6, odd types). */
public sealed interface UpMessage {

    int type();

    byte[] body();

    /** 0x01. */
    record Login(String pileNo, int connectorCount, String software, String sim) implements UpMessage {

        private static final int DC_PILE = 0;
        private static final int PROTOCOL_V1_6 = 0x10;
        private static final int LAN = 1;
        private static final int OTHER_CARRIER = 4;

        @Override
        public int type() {
            return 0x01;
        }

        @Override
        public byte[] body() {
            return new BodyWriter().digits(pileNo, 7).number(DC_PILE, 1).number(connectorCount, 1)
                    .number(PROTOCOL_V1_6, 1).ascii(software, 8).number(LAN, 1).digits(sim, 10).number(OTHER_CARRIER, 1)
                    .bytes();
        }
    }

    /** 0x03. */
    record Heartbeat(String pileNo, String connectorNo, boolean faulty) implements UpMessage {

        @Override
        public int type() {
            return 0x03;
        }

        @Override
        public byte[] body() {
            return new BodyWriter().digits(pileNo, 7).digits(connectorNo, 1).number(faulty ? 1 : 0, 1).bytes();
        }
    }

    /** 0x05. */
    record ModelCheck(String pileNo, String modelNo) implements UpMessage {

        @Override
        public int type() {
            return 0x05;
        }

        @Override
        public byte[] body() {
            return new BodyWriter().digits(pileNo, 7).digits(modelNo, 2).bytes();
        }
    }

    /** 0x09. */
    record ModelRequest(String pileNo) implements UpMessage {

        @Override
        public int type() {
            return 0x09;
        }

        @Override
        public byte[] body() {
            return new BodyWriter().digits(pileNo, 7).bytes();
        }
    }

    /** 0x33. */
    record StartAnswer(String serial, String pileNo, String connectorNo, boolean started, int reason)
            implements UpMessage {

        @Override
        public int type() {
            return 0x33;
        }

        @Override
        public byte[] body() {
            return new BodyWriter().digits(serial, 16).digits(pileNo, 7).digits(connectorNo, 1)
                    .number(started ? 1 : 0, 1).number(reason, 1).bytes();
        }
    }

    /** 0x35. */
    record StopAnswer(String pileNo, String connectorNo, boolean stopped, int reason) implements UpMessage {

        @Override
        public int type() {
            return 0x35;
        }

        @Override
        public byte[] body() {
            return new BodyWriter().digits(pileNo, 7).digits(connectorNo, 1).number(stopped ? 1 : 0, 1)
                    .number(reason, 1).bytes();
        }
    }

    /** 0x55. */
    record TimeAnswer(String pileNo, LocalDateTime time) implements UpMessage {

        @Override
        public int type() {
            return 0x55;
        }

        @Override
        public byte[] body() {
            return new BodyWriter().digits(pileNo, 7).time(time).bytes();
        }
    }

    /** 0x13: one connector's state; measured values are zero while it does not charge and shows no serial. */
    record Realtime(
            String serial, String pileNo, String connectorNo, Status status, boolean plugged,
            int voltageTenthV, int currentTenthA, int soc, int chargedMinutes, int remainingMinutes,
            long energyTenthWh, long lossEnergyTenthWh, long amountTenThousandths, int faultBits)
            implements UpMessage {

        /** The wire values of 0x13's status. */
        public enum Status { OFFLINE, FAULT, IDLE, CHARGING }

        private static final int HOMED_UNKNOWN = 2;

        @Override
        public int type() {
            return 0x13;
        }

        @Override
        public byte[] body() {
            return new BodyWriter().digits(serial, 16).digits(pileNo, 7).digits(connectorNo, 1)
                    .number(status.ordinal(), 1).number(HOMED_UNKNOWN, 1).number(plugged ? 1 : 0, 1)
                    .number(voltageTenthV, 2).number(currentTenthA, 2).zeros(1).zeros(8).number(soc, 1).zeros(1)
                    .number(chargedMinutes, 2).number(remainingMinutes, 2).number(energyTenthWh, 4)
                    .number(lossEnergyTenthWh, 4).number(amountTenThousandths, 4).number(faultBits, 2)
                    .bytes();
        }
    }

    /** One price band of a record, in the order sharp, peak, flat, valley. */
    record BandEnergy(
            long priceHundredThousandths, long energyTenthWh, long lossEnergyTenthWh, long amountTenThousandths) {
    }

    /** 0x3B with four bands: what the pile measured, kept by it until the platform acknowledges. */
    record TransactionRecord(
            String serial, String pileNo, String connectorNo, LocalDateTime startedAt, LocalDateTime endedAt,
            List<BandEnergy> bands, long meterStartTenthWh, long meterEndTenthWh, long energyTenthWh,
            long lossEnergyTenthWh, long amountTenThousandths, String vin, int startFlag, LocalDateTime tradedAt,
            int stopReason, String physicalCard)
            implements UpMessage {

        public TransactionRecord {
            bands = List.copyOf(bands);
            if (bands.size() != 4) {
                throw new IllegalArgumentException("a V1.6 record has four bands, not " + bands.size());
            }
        }

        @Override
        public int type() {
            return 0x3B;
        }

        @Override
        public byte[] body() {
            var body = new BodyWriter().digits(serial, 16).digits(pileNo, 7).digits(connectorNo, 1)
                    .time(startedAt).time(endedAt);
            for (BandEnergy band : bands) {
                body.number(band.priceHundredThousandths(), 4).number(band.energyTenthWh(), 4)
                        .number(band.lossEnergyTenthWh(), 4).number(band.amountTenThousandths(), 4);
            }
            return body.number(meterStartTenthWh, 5).number(meterEndTenthWh, 5).number(energyTenthWh, 4)
                    .number(lossEnergyTenthWh, 4).number(amountTenThousandths, 4).ascii(vin, 17)
                    .number(startFlag, 1).time(tradedAt).number(stopReason, 1).digits(physicalCard, 8)
                    .bytes();
        }
    }
}
