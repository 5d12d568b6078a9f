package org.chargeledger.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Health and metrics are for probes and Prometheus, who come straight; whoever came through a proxy finds nothing
 * there.
 */
@ApplicationScoped
class OperationsInside {

    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(OperationsInside::check, FIRST);
    }

    private static void check(RoutingContext request) {
        boolean operations = request.normalizedPath().equals("/q") || request.normalizedPath().startsWith("/q/");
        if (operations && forwarded(request)) {
            Problem.NO_SUCH_ADDRESS.answer(request);
        } else {
            request.next();
        }
    }

    private static boolean forwarded(RoutingContext request) {
        MultiMap headers = request.request().headers();
        return headers.contains("X-Forwarded-For") || headers.contains("Forwarded");
    }
}
