package org.chargeledger.pileingest.app;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.store.RawFrames;
import org.chargeledger.pileingest.store.RawFrames.RawFrame;
import org.jboss.logging.Logger;

/** Keeps frames beside the answer path, in batches: evidence, not facts, so under pressure dropped and counted. */
@ApplicationScoped
public class KeepFrames {

    private static final Logger LOG = Logger.getLogger(KeepFrames.class);
    private static final int WAITING = 20_000;
    private static final int AT_ONCE = 500;

    private final BlockingQueue<RawFrame> waiting = new ArrayBlockingQueue<>(WAITING);
    private final SystemDb db;
    private final RawFrames frames;
    private final MeterRegistry metrics;

    KeepFrames(SystemDb db, RawFrames frames, MeterRegistry metrics) {
        this.db = db;
        this.frames = frames;
        this.metrics = metrics;
    }

    /** {@code hex} without what tells who charged. Never blocks. */
    public void keep(Pile pile, Instant receivedAt, String type, String hex) {
        var frame = new RawFrame(pile.operatorId(), pile.pileCode(), receivedAt, type, hex);
        count(waiting.offer(frame) ? "queued" : "dropped", 1);
    }

    @Scheduled(every = "1s", concurrentExecution = SKIP, skipExecutionIf = ApplicationNotRunning.class)
    void write() {
        while (!waiting.isEmpty()) {
            var batch = new ArrayList<RawFrame>();
            waiting.drainTo(batch, AT_ONCE);
            try {
                db.inTransaction(tx -> {
                    frames.add(tx, batch);
                    return null;
                });
            } catch (RuntimeException e) {
                LOG.warnf("%d raw frames are not kept: %s", batch.size(), e.toString());
                count("lost", batch.size());
                return;
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        write();
    }

    private void count(String outcome, int frames) {
        metrics.counter("chargeledger.raw.frames", "outcome", outcome).increment(frames);
    }
}
