package org.chargeledger.pileingest.protocol.ykc.codec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;

/** Writes the fields of a body in order; refuses what does not fit its field. */
public final class BodyWriter {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public BodyWriter number(long value, int size) {
        if (value < 0 || value >>> (8 * size) != 0) {
            throw new IllegalArgumentException("%d does not fit %d bytes".formatted(value, size));
        }
        for (int i = 0; i < size; i++) {
            body.write((int) (value >>> (8 * i)) & 0xFF);
        }
        return this;
    }

    public BodyWriter digits(String digits, int size) {
        if (digits.length() != 2 * size) {
            throw new IllegalArgumentException("%s is not of %d bytes".formatted(digits, size));
        }
        body.writeBytes(HexFormat.of().parseHex(digits));
        return this;
    }

    public BodyWriter text(String text, int size) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length > size) {
            throw new IllegalArgumentException("'%s' is longer than %d bytes".formatted(text, size));
        }
        body.writeBytes(bytes);
        body.writeBytes(new byte[size - bytes.length]);
        return this;
    }

    public BodyWriter time(Optional<LocalDateTime> time) {
        body.writeBytes(time.map(Cp56Time::bytes).orElseGet(() -> new byte[Cp56Time.SIZE]));
        return this;
    }

    public byte[] toBytes() {
        return body.toByteArray();
    }
}
