package org.chargeledger.console.proxy;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.console.Problem;
import org.chargeledger.console.driver.DriverCookie;

/**
 * One origin for every service's REST API: adds the bearer token that belongs to the session, and lets nothing else
 * through.
 */
@ApplicationScoped
class ApiGateway {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Forwarder forwarder;
    private final ServiceUrls urls;

    ApiGateway(Forwarder forwarder, ServiceUrls urls) {
        this.forwarder = forwarder;
        this.urls = urls;
    }

    void register(@Observes Router router) {
        router.route("/api/*")
                .handler(BodyHandler.create(false).setBodyLimit(urls.maxBodyBytes()))
                .handler(this::handle)
                .failureHandler(ApiGateway::refuse);
    }

    private void handle(RoutingContext request) {
        Optional<ApiPath> path = ApiPath.parse(request.normalizedPath());
        if (path.isEmpty()) {
            Problem.NO_SUCH_ADDRESS.answer(request);
            return;
        }
        String own = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (path.get().notice()) {
            forwarder.forward(request, path.get(), "");
        } else if (own != null) {
            forwarder.forward(request, path.get(), own);
        } else if (forgeable(request)) {
            Problem.SESSION_WRITE_UNGUARDED.answer(request);
        } else {
            withCookie(request, path.get());
        }
    }

    private void withCookie(RoutingContext request, ApiPath path) {
        Uni<Optional<String>> token = path.driver() ? Uni.createFrom().item(driverToken(request)) : staffToken(request);
        token.subscribe().with(
                found -> found.ifPresentOrElse(
                        value -> forwarder.forward(request, path, "Bearer " + value),
                        () -> Problem.NOT_SIGNED_IN.answer(request)),
                _ -> Problem.NOT_SIGNED_IN.answer(request));
    }

    /** Another site can make a browser send our cookies, but cannot add a header of its own to such a request. */
    private static boolean forgeable(RoutingContext request) {
        return !SAFE.contains(request.request().method()) && request.request().getHeader("X-Requested-With") == null;
    }

    private static Optional<String> driverToken(RoutingContext request) {
        return Optional.ofNullable(request.request().getCookie(DriverCookie.TOKEN)).map(Cookie::getValue);
    }

    private static Uni<Optional<String>> staffToken(RoutingContext request) {
        return QuarkusHttpUser.getSecurityIdentity(request, null)
                .map(identity -> Optional.ofNullable(identity)
                        .map(known -> known.getCredential(AccessTokenCredential.class))
                        .map(AccessTokenCredential::getToken));
    }

    private static void refuse(RoutingContext request) {
        if (request.statusCode() == 413) {
            Problem.BODY_TOO_LARGE.answer(request);
        } else {
            request.next();
        }
    }
}
