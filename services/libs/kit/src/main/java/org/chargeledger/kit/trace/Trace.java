package org.chargeledger.kit.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;

/** The W3C trace context of the work on this thread, also shown as traceId in every log line. */
public final class Trace {

    public static final String HEADER = "traceparent";
    private static final String LOG_KEY = "traceId";
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private Trace() {}

    /** The current traceparent, or a new root. */
    public static String current() {
        String traceparent = CURRENT.get();
        return traceparent == null ? newRoot() : traceparent;
    }

    /** Continues the caller's trace, or starts one when the header is missing or malformed. */
    public static void enter(String traceparent) {
        String valid = isValid(traceparent) ? traceparent : newRoot();
        CURRENT.set(valid);
        MDC.put(LOG_KEY, valid.substring(3, 35));
    }

    public static void leave() {
        CURRENT.remove();
        MDC.remove(LOG_KEY);
    }

    private static boolean isValid(String traceparent) {
        return traceparent != null && traceparent.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    private static String newRoot() {
        var bytes = new byte[24];
        ThreadLocalRandom.current().nextBytes(bytes);
        var hex = HexFormat.of();
        return "00-" + hex.formatHex(bytes, 0, 16) + "-" + hex.formatHex(bytes, 16, 24) + "-00";
    }
}
