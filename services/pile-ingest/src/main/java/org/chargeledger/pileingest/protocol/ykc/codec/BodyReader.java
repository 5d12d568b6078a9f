package org.chargeledger.pileingest.protocol.ykc.codec;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Optional;

/** Reads the fields of a body in order. */
public final class BodyReader {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final byte[] body;
    private int at;

    public BodyReader(byte[] body) {
        this.body = body;
    }

    public int length() {
        return body.length;
    }

    /** Little-endian unsigned; at most 7 bytes. */
    public long number(int size) {
        int from = take(size);
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | body[from + i] & 0xFF;
        }
        return value;
    }

    public int byteValue() {
        return (int) number(1);
    }

    /** BCD digits or opaque bytes as hex digits: leading zeros matter and non-decimal digits occur. */
    public String digits(int size) {
        int from = take(size);
        return HEX.formatHex(body, from, from + size);
    }

    /**
     * Text padded with NUL, on the right by the document, on the left by at least one pile library. What stands behind
     * the NUL that ends it is what the pile's memory held before.
     */
    public String text(int size) {
        int from = take(size);
        String padded = new String(body, from, size, StandardCharsets.ISO_8859_1);
        int start = 0;
        while (start < size && padded.charAt(start) == 0) {
            start++;
        }
        int end = padded.indexOf(0, start);
        return padded.substring(start, end < 0 ? size : end);
    }

    /** The pile's local time; empty if not set or impossible. */
    public Optional<LocalDateTime> time() {
        return Cp56Time.read(body, take(Cp56Time.SIZE));
    }

    /** What follows the known part, as hex. */
    public String tail() {
        return digits(body.length - at);
    }

    private int take(int size) {
        if (at + size > body.length) {
            throw new ShortBody(at + size, body.length);
        }
        int from = at;
        at += size;
        return from;
    }
}
