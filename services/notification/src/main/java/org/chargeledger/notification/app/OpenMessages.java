package org.chargeledger.notification.app;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.notification.store.Messages;
import org.chargeledger.notification.store.Messages.Open;
import org.chargeledger.notification.store.Pauses;

/** How much is still to be said, for those who watch: the same numbers on every replica. */
@ApplicationScoped
public class OpenMessages {

    private final SystemDb db;
    private final Messages messages;
    private final Pauses pauses;
    private final AtomicLong pending;
    private final AtomicLong waiting;
    private final AtomicLong unknown;
    private final AtomicLong pausedAccounts;

    OpenMessages(SystemDb db, Messages messages, Pauses pauses, MeterRegistry metrics) {
        this.db = db;
        this.messages = messages;
        this.pauses = pauses;
        this.pending = metrics.gauge("chargeledger.messages.pending", new AtomicLong());
        this.waiting = metrics.gauge("chargeledger.messages.waiting", new AtomicLong());
        this.unknown = metrics.gauge("chargeledger.messages.unknown", new AtomicLong());
        this.pausedAccounts = metrics.gauge("chargeledger.official.accounts.paused", new AtomicLong());
    }

    public void look() {
        db.inTransaction(tx -> {
            Open open = messages.open(tx);
            pending.set(open.pending());
            waiting.set(open.waiting());
            unknown.set(open.unknown());
            pausedAccounts.set(pauses.count(tx));
            return null;
        });
    }
}
