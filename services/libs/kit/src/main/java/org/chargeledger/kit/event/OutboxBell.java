package org.chargeledger.kit.event;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Wakes the relays as soon as a transaction with events commits (LISTEN/NOTIFY, a direct connection). Only a matter of
 * speed: the relays also poll, so a lost notification costs half a second.
 */
@ApplicationScoped
class OutboxBell {

    private static final long RECONNECT_MILLIS = 1000;

    private final PgSubscriber subscriber;
    private final List<Semaphore> listeners = new CopyOnWriteArrayList<>();

    OutboxBell(Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.system.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.system.username") String user,
            @ConfigProperty(name = "quarkus.datasource.system.password") Optional<String> password) {
        PgConnectOptions options = PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", "")).setUser(user);
        password.ifPresent(options::setPassword);
        subscriber = PgSubscriber.subscriber(vertx, options).reconnectPolicy(retries -> RECONNECT_MILLIS);
    }

    void listen() {
        subscriber.channel(Outbox.CHANNEL).handler(payload -> ring());
        subscriber.connect();
    }

    Semaphore subscribe() {
        var rings = new Semaphore(0);
        listeners.add(rings);
        return rings;
    }

    void ring() {
        listeners.forEach(Semaphore::release);
    }

    void close() {
        subscriber.close();
    }
}
