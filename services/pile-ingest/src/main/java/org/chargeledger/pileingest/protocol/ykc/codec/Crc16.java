package org.chargeledger.pileingest.protocol.ykc.codec;

/** CRC-16/MODBUS, the check value of YKC frames: reflected 0xA001, start 0xFFFF, no final xor. */
final class Crc16 {

    private static final int REFLECTED_POLYNOMIAL = 0xA001;
    private static final int[] TABLE = table();

    private Crc16() {}

    static int of(byte[] bytes, int from, int to) {
        int crc = 0xFFFF;
        for (int i = from; i < to; i++) {
            crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[i]) & 0xFF];
        }
        return crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ REFLECTED_POLYNOMIAL;
            }
            table[i] = crc;
        }
        return table;
    }
}
