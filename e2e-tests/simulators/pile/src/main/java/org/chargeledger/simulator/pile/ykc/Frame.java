package org.chargeledger.simulator.pile.ykc;

import java.util.HexFormat;

/** One YKC frame on the wire: sequence, type and body between the start byte and the check sum. */
public record Frame(int sequence, int type, byte[] body) {

    static final int START = 0x68;
    /** Start byte, length byte and check sum stand outside the length. */
    static final int OUTSIDE_LENGTH = 4;
    /** Sequence, encrypt flag and type stand inside the length, before the body. */
    static final int HEADER = 4;

    /** The check sum goes low byte first, as all platforms and most piles send it. */
    public byte[] bytes() {
        byte[] bytes = new byte[HEADER + body.length + OUTSIDE_LENGTH];
        bytes[0] = START;
        bytes[1] = (byte) (HEADER + body.length);
        bytes[2] = (byte) sequence;
        bytes[3] = (byte) (sequence >>> 8);
        bytes[4] = 0;
        bytes[5] = (byte) type;
        System.arraycopy(body, 0, bytes, 6, body.length);
        int crc = Crc16.of(bytes, 2, bytes.length - 2);
        bytes[bytes.length - 2] = (byte) crc;
        bytes[bytes.length - 1] = (byte) (crc >>> 8);
        return bytes;
    }

    @Override
    public String toString() {
        return "%02X %s".formatted(type, HexFormat.of().withUpperCase().formatHex(body));
    }
}
