package org.chargeledger.pileingest.protocol.ykc.codec;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * One YKC frame whose CRC was right. The sequence is two opaque bytes: piles disagree about its byte order,
 * so an answer echoes it raw.
 */
public record Frame(int sequence, boolean encrypted, int type, byte[] body, CrcOrder crcOrder) {

    static final int START = 0x68;
    /** Sequence, encrypt flag and type, which the length byte counts together with the body. */
    static final int HEADER_LENGTH = 4;
    /** Start byte, length byte and CRC, which the length byte does not count. */
    static final int ENVELOPE_LENGTH = 4;
    static final int MAX_LENGTH = 255;
    /** The encrypt flag of a 3DES body; 0 is plain, and there is no other. */
    static final int ENCRYPTED = 1;

    /** The order in which a pile sends the two CRC bytes. The document says low first; some piles do not. */
    public enum CrcOrder { LOW_FIRST, HIGH_FIRST }

    public static Frame plain(int sequence, int type, byte[] body) {
        return new Frame(sequence, false, type, body, CrcOrder.LOW_FIRST);
    }

    /** The bytes for the wire, CRC low byte first. */
    public byte[] toBytes() {
        int length = HEADER_LENGTH + body.length;
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("body of %d bytes does not fit a frame".formatted(body.length));
        }
        byte[] bytes = new byte[length + ENVELOPE_LENGTH];
        bytes[0] = START;
        bytes[1] = (byte) length;
        bytes[2] = (byte) (sequence >>> 8);
        bytes[3] = (byte) sequence;
        bytes[4] = (byte) (encrypted ? ENCRYPTED : 0);
        bytes[5] = (byte) type;
        System.arraycopy(body, 0, bytes, 6, body.length);
        int crc = Crc16.of(bytes, 2, bytes.length - 2);
        bytes[bytes.length - 2] = (byte) (crcOrder == CrcOrder.LOW_FIRST ? crc : crc >>> 8);
        bytes[bytes.length - 1] = (byte) (crcOrder == CrcOrder.LOW_FIRST ? crc >>> 8 : crc);
        return bytes;
    }

    /** The type as YKC's document writes it, e.g. "3B". */
    public String typeCode() {
        return HexFormat.of().withUpperCase().toHexDigits((byte) type);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame frame && Arrays.equals(toBytes(), frame.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body) * 31 + type;
    }

    @Override
    public String toString() {
        return "Frame[%s %04X %s]".formatted(typeCode(), sequence, HexFormat.of().withUpperCase().formatHex(body));
    }
}
