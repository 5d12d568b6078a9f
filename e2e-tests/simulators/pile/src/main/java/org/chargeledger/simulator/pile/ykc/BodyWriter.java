package org.chargeledger.simulator.pile.ykc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;

/** Writes a frame's body field by field in YKC's encodings. */
final class BodyWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Digits in reading order, two to a byte; hex digits pass, since real SIM fields carry them. */
    BodyWriter digits(String digits, int size) {
        if (digits.length() != 2 * size) {
            throw new IllegalArgumentException("expected " + 2 * size + " digits, got '" + digits + "'");
        }
        bytes.writeBytes(HexFormat.of().parseHex(digits));
        return this;
    }

    /** An unsigned number, low byte first. */
    BodyWriter number(long value, int size) {
        if (value < 0 || (size < 8 && value >>> 8 * size != 0)) {
            throw new IllegalArgumentException(value + " does not fit " + size + " bytes");
        }
        for (int i = 0; i < size; i++) {
            bytes.write((int) (value >>> 8 * i));
        }
        return this;
    }

    BodyWriter ascii(String text, int size) {
        byte[] characters = text.getBytes(StandardCharsets.US_ASCII);
        if (characters.length > size) {
            throw new IllegalArgumentException("'" + text + "' is longer than " + size);
        }
        bytes.writeBytes(characters);
        return zeros(size - characters.length);
    }

    BodyWriter time(LocalDateTime time) {
        bytes.writeBytes(Cp56Time.encode(time));
        return this;
    }

    BodyWriter zeros(int size) {
        bytes.writeBytes(new byte[size]);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
