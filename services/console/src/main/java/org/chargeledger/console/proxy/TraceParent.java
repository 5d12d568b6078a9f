package org.chargeledger.console.proxy;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The trace context of a request: the caller's, or one begun here, so that one id names it in every service's log. */
record TraceParent(String value) {

    static final String HEADER = "traceparent";

    /** A header that is missing or malformed begins a trace. */
    static TraceParent of(String header) {
        return header != null && header.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
                ? new TraceParent(header) : begun();
    }

    String traceId() {
        return value.substring(3, 35);
    }

    private static TraceParent begun() {
        var bytes = new byte[24];
        ThreadLocalRandom.current().nextBytes(bytes);
        String hex = HexFormat.of().formatHex(bytes);
        return new TraceParent("00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-00");
    }
}
