package org.chargeledger.kit.event;

import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.chargeledger.kit.db.DirectConnection;

/**
 * Wakes the relays as soon as a transaction with events commits (LISTEN/NOTIFY, a direct connection). Only a matter of
 * speed: the relays also poll, so a lost notification costs half a second.
 */
@ApplicationScoped
class OutboxBell {

    private final PgSubscriber subscriber;
    private final List<Semaphore> listeners = new CopyOnWriteArrayList<>();

    OutboxBell(DirectConnection database) {
        subscriber = database.subscriber();
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
