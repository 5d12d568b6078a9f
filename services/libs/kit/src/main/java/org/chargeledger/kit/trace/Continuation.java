package org.chargeledger.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The handling of events as a part of the traces in which they were published; costs nothing while tracing is off. */
@ApplicationScoped
public class Continuation {

    private final Tracer tracer;

    Continuation(Tracer tracer) {
        this.tracer = tracer;
    }

    /** A batch belongs to the trace of its first event and is linked to the others'. Elements may be null. */
    public void of(List<String> traceparents, String consumer, Runnable work) {
        SpanBuilder builder = tracer.spanBuilder(consumer).setSpanKind(SpanKind.CONSUMER)
                .setParent(Context.root().with(Span.wrap(remote(traceparents.getFirst()))));
        traceparents.stream().skip(1).forEach(traceparent -> builder.addLink(remote(traceparent)));
        Span span = builder.startSpan();
        try (Scope scope = span.makeCurrent()) {
            Trace.enter(traceparents.getFirst());
            work.run();
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            span.end();
            Trace.leave();
        }
    }

    private static SpanContext remote(String traceparent) {
        return Trace.isValid(traceparent) ? SpanContext.createFromRemoteParent(traceparent.substring(3, 35),
                traceparent.substring(36, 52), TraceFlags.fromHex(traceparent, 53), TraceState.getDefault())
                : SpanContext.getInvalid();
    }
}
