package org.chargeledger.kit.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.chargeledger.kit.trace.Trace;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Continues the caller's trace for the work of a request. */
class TraceFilter {

    @ServerRequestFilter
    void enter(ContainerRequestContext request) {
        Trace.enter(request.getHeaderString(Trace.HEADER));
    }

    @ServerResponseFilter
    void leave(ContainerRequestContext request) {
        Trace.leave();
    }
}
