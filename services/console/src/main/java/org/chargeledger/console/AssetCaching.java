package org.chargeledger.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Scripts and styles have hashed names and are kept for a year; what another release has is asked for again. */
@ApplicationScoped
class AssetCaching {

    private static final String ASSETS = "/assets/";
    private static final int PRIORITY = 20;

    void register(@Observes Filters filters) {
        filters.register(AssetCaching::keep, PRIORITY);
    }

    private static void keep(RoutingContext context) {
        if (context.normalizedPath().startsWith(ASSETS)) {
            context.addHeadersEndHandler(nothing -> context.response().putHeader(HttpHeaders.CACHE_CONTROL,
                    isThere(context.response()) ? "public, max-age=31536000, immutable" : "no-store"));
        }
        context.next();
    }

    private static boolean isThere(HttpServerResponse response) {
        return response.getStatusCode() < 400;
    }
}
