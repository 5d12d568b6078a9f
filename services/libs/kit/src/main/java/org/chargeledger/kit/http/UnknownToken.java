package org.chargeledger.kit.http;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** A token that is no good never reaches the resources, whose problems {@link Problems} tells: it is one all the same. */
@Singleton
class UnknownToken {

    void routes(@Observes Router router) {
        router.route().failureHandler(request -> {
            if (request.failure() instanceof AuthenticationFailedException && !request.response().ended()) {
                request.response().setStatusCode(401).putHeader("WWW-Authenticate", "Bearer")
                        .putHeader("Content-Type", "application/problem+json")
                        .end(new JsonObject().put("type", "/problems/unauthorized").put("title", "Sign in first")
                                .put("status", 401).put("detail", "a valid bearer token is needed").encode());
            } else {
                request.next();
            }
        });
    }
}
