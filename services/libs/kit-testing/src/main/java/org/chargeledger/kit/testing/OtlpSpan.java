package org.chargeledger.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A span as it travels (opentelemetry-proto, trace.proto): the fields a test asks for, read from the protobuf bytes. */
public record OtlpSpan(String traceId, String spanId, String parentSpanId, String name) {

    private static final int RESOURCE_SPANS = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;

    /** ExportTraceServiceRequest, then ResourceSpans, then ScopeSpans, then Span. */
    static List<OtlpSpan> ofRequest(byte[] request) {
        return fields(request, RESOURCE_SPANS).stream()
                .flatMap(resource -> fields(resource, SCOPE_SPANS).stream())
                .flatMap(scope -> fields(scope, SPANS).stream())
                .map(span -> new OtlpSpan(hex(span, 1), hex(span, 2), hex(span, 4), text(span, 5))).toList();
    }

    String line() {
        return String.join("\t", traceId, spanId, parentSpanId, name);
    }

    static OtlpSpan ofLine(String line) {
        String[] parts = line.split("\t", 4);
        return new OtlpSpan(parts[0], parts[1], parts[2], parts[3]);
    }

    private static String hex(byte[] message, int field) {
        return fields(message, field).stream().findFirst().map(HexFormat.of()::formatHex).orElse("");
    }

    private static String text(byte[] message, int field) {
        return fields(message, field).stream().findFirst().map(bytes -> new String(bytes, UTF_8)).orElse("");
    }

    /** The length-delimited values of one field number. */
    private static List<byte[]> fields(byte[] message, int wanted) {
        var values = new ArrayList<byte[]>();
        ByteBuffer in = ByteBuffer.wrap(message);
        while (in.hasRemaining()) {
            long tag = varint(in);
            switch ((int) (tag & 7)) {
                case 0 -> varint(in);
                case 1 -> in.position(in.position() + Long.BYTES);
                case 5 -> in.position(in.position() + Integer.BYTES);
                case 2 -> {
                    var value = new byte[(int) varint(in)];
                    in.get(value);
                    if (tag >> 3 == wanted) {
                        values.add(value);
                    }
                }
                default -> throw new IllegalArgumentException("no wire type of protobuf: " + (tag & 7));
            }
        }
        return values;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            byte part = in.get();
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }
}
