package org.chargeledger.simulator.pile.ykc;

/** CRC-16/MODBUS, the check sum real YKC traffic carries (the document names another polynomial). */
final class Crc16 {

    private Crc16() {
    }

    static int of(byte[] bytes, int from, int to) {
        int crc = 0xFFFF;
        for (int i = from; i < to; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xA001;
            }
        }
        return crc;
    }
}
