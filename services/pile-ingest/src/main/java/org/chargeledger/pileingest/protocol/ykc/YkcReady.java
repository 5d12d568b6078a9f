package org.chargeledger.pileingest.protocol.ykc;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when piles can connect. */
@Readiness
@ApplicationScoped
class YkcReady implements HealthCheck {

    private final YkcServer server;

    YkcReady(YkcServer server) {
        this.server = server;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ykc-listener").status(server.isListening()).build();
    }
}
