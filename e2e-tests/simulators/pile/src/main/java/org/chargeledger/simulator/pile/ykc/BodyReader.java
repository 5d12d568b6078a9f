package org.chargeledger.simulator.pile.ykc;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads a frame's body field by field in YKC's encodings. */
final class BodyReader {

    private final byte[] bytes;
    private int at;

    BodyReader(byte[] bytes) {
        this.bytes = bytes;
    }

    String digits(int size) {
        return HexFormat.of().withUpperCase().formatHex(take(size));
    }

    long number(int size) {
        byte[] field = take(size);
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | field[i] & 0xFF;
        }
        return value;
    }

    LocalDateTime time() {
        return Cp56Time.decode(take(7));
    }

    private byte[] take(int size) {
        if (at + size > bytes.length) {
            throw new IllegalArgumentException("body ends at " + bytes.length + ", field wants " + (at + size));
        }
        byte[] field = Arrays.copyOfRange(bytes, at, at + size);
        at += size;
        return field;
    }
}
