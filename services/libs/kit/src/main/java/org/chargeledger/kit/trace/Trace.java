package org.chargeledger.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;

/**
 * The W3C trace context of the work at hand, also shown as traceId in every log line. While tracing is on it is the
 * current span's; while it is off the caller's is carried on, so that one id still names a request in every service.
 */
public final class Trace {

    public static final String HEADER = "traceparent";
    private static final String LOG_KEY = "traceId";
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private Trace() {}

    /** The current traceparent, or a new root. */
    public static String current() {
        return span().or(Trace::entered).orElseGet(Trace::newRoot);
    }

    /** Continues the caller's trace, or starts one when the header is missing or malformed. */
    public static void enter(String traceparent) {
        String valid = span().orElseGet(() -> isValid(traceparent) ? traceparent : newRoot());
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(HEADER, valid);
        } else {
            CURRENT.set(valid);
        }
        MDC.put(LOG_KEY, valid.substring(3, 35));
    }

    public static void leave() {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.remove(HEADER);
        }
        CURRENT.remove();
        MDC.remove(LOG_KEY);
    }

    static boolean isValid(String traceparent) {
        return traceparent != null && traceparent.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    private static Optional<String> span() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? Optional.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex()) : Optional.empty();
    }

    private static Optional<String> entered() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(HEADER) : Optional.ofNullable(CURRENT.get());
    }

    private static String newRoot() {
        var bytes = new byte[24];
        ThreadLocalRandom.current().nextBytes(bytes);
        var hex = HexFormat.of();
        return "00-" + hex.formatHex(bytes, 0, 16) + "-" + hex.formatHex(bytes, 16, 24) + "-00";
    }
}
