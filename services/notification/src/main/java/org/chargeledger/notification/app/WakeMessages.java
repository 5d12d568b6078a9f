package org.chargeledger.notification.app;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.notification.store.Messages;

/** Wakes messages that sleep for want of a template: all of them in one look, whoever set it up and when. */
@ApplicationScoped
public class WakeMessages {

    private final SystemDb db;
    private final Messages messages;
    private final SendingLoop sending;
    private final InstantSource clock;

    WakeMessages(SystemDb db, Messages messages, SendingLoop sending, InstantSource clock) {
        this.db = db;
        this.messages = messages;
        this.sending = sending;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void wake() {
        if (db.inTransaction(tx -> messages.wake(tx, clock.instant())) > 0) {
            sending.wake();
        }
    }
}
