package org.chargeledger.pileingest.store;

import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.chargeledger.kit.db.DirectConnection;
import org.chargeledger.kit.db.Tx;

/**
 * Tells the replica that holds a pile's socket that there is work for it (LISTEN/NOTIFY, a direct connection). Only a
 * matter of speed: a sweep finds what a lost notification left.
 */
@ApplicationScoped
public class PileBell {

    private static final String COMMAND = "pile_command";
    private static final String CONNECTED = "pile_connected";
    private static final String CHANGED = "pile_changed";

    private final PgSubscriber subscriber;

    PileBell(DirectConnection database) {
        subscriber = database.subscriber();
    }

    /** The listeners run on an event loop and must not block. */
    public void listen(Consumer<String> command, BiConsumer<String, UUID> connected, Consumer<String> changed) {
        subscriber.channel(COMMAND).handler(command::accept);
        subscriber.channel(CONNECTED).handler(payload -> {
            int space = payload.indexOf(' ');
            connected.accept(payload.substring(0, space), UUID.fromString(payload.substring(space + 1)));
        });
        subscriber.channel(CHANGED).handler(changed::accept);
        subscriber.connect();
    }

    /** Rings when the transaction commits. */
    public void command(Tx tx, String pileCode) {
        tx.query("select pg_notify('" + COMMAND + "', $1)::text", pileCode);
    }

    public void connected(Tx tx, String pileCode, UUID connectionId) {
        tx.query("select pg_notify('" + CONNECTED + "', $1)::text", pileCode + ' ' + connectionId);
    }

    /** The pile is registered otherwise, or not at all, from now on. */
    public void changed(Tx tx, String pileCode) {
        tx.query("select pg_notify('" + CHANGED + "', $1)::text", pileCode);
    }

    @PreDestroy
    void close() {
        subscriber.close();
    }
}
