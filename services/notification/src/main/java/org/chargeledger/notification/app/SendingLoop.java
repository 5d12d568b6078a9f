package org.chargeledger.notification.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chargeledger.notification.store.Claimed;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends what is due, a few messages side by side, as soon as somebody calls {@link #wake()} and once a second anyway.
 * Every replica runs one; a message belongs to whoever claims it.
 */
@ApplicationScoped
public class SendingLoop {

    private static final Logger LOG = Logger.getLogger(SendingLoop.class);

    private final SendMessage sendMessage;
    private final OpenMessages openMessages;
    private final Semaphore free;
    private final Semaphore woken = new Semaphore(0);
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread loop = Thread.ofPlatform().name("sending-loop").unstarted(this::run);
    private volatile boolean running;

    SendingLoop(SendMessage sendMessage, OpenMessages openMessages,
            @ConfigProperty(name = "notification.sending.parallel", defaultValue = "6") int parallel) {
        this.sendMessage = sendMessage;
        this.openMessages = openMessages;
        this.free = new Semaphore(parallel);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        loop.join(TimeUnit.SECONDS.toMillis(2));
        senders.shutdown();
        senders.awaitTermination(15, TimeUnit.SECONDS);
    }

    public void wake() {
        woken.release();
    }

    private void run() {
        while (running) {
            try {
                if (!sendDue()) {
                    openMessages.look();
                    woken.tryAcquire(1, TimeUnit.SECONDS);
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("sending waits a second: %s", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    /** False when nothing was due. A claim is made only for senders that are free, so a lease starts with the try. */
    private boolean sendDue() throws InterruptedException {
        free.acquire();
        int places = 1 + free.drainPermits();
        List<Claimed> claimed = List.of();
        try {
            claimed = sendMessage.claim(places);
        } finally {
            free.release(places - claimed.size());
        }
        claimed.forEach(message -> senders.execute(() -> send(message)));
        return !claimed.isEmpty();
    }

    /** A failure here is the database's or a defect: the lease brings the message back, under the same id. */
    private void send(Claimed message) {
        try {
            sendMessage.send(message);
        } catch (RuntimeException e) {
            LOG.errorf(e, "message %s could not be sent", message.messageId());
        } finally {
            free.release();
        }
    }

    private void pause() {
        try {
            woken.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
