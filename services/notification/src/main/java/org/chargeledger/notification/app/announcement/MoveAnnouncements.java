package org.chargeledger.notification.app.announcement;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.announcement.Announcement;
import org.chargeledger.notification.domain.announcement.Form;
import org.chargeledger.notification.domain.announcement.Look;
import org.chargeledger.notification.domain.announcement.Look.Result;
import org.chargeledger.notification.domain.announcement.NextMove;
import org.chargeledger.notification.domain.announcement.ChannelReply;
import org.chargeledger.notification.domain.announcement.ChannelReply.Outcome;
import org.chargeledger.notification.domain.announcement.State;
import org.chargeledger.notification.domain.announcement.Way;
import org.chargeledger.notification.gateway.ArticleGateway;
import org.chargeledger.notification.store.announcement.AnnouncementQueue;
import org.chargeledger.notification.store.announcement.AnnouncementQueue.Job;
import org.chargeledger.notification.store.announcement.AnnouncementQueue.Traced;

/** Brings approved announcements through the channel, one step at a time; every replica runs one. */
@ApplicationScoped
public class MoveAnnouncements {

    /** A list is public for a fixed term. */
    static final Duration LIST_STAYS = Duration.ofDays(30);
    /** Ten calls a day are allowed. */
    private static final Duration TRY_TO_TAKE_DOWN_AGAIN = Duration.ofHours(3);

    private final SystemDb db;
    private final AnnouncementQueue queue;
    private final ArticleGateway gateway;
    private final Covers covers;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    MoveAnnouncements(SystemDb db, AnnouncementQueue queue, ArticleGateway gateway, Covers covers, InstantSource clock,
            MeterRegistry metrics) {
        this.db = db;
        this.queue = queue;
        this.gateway = gateway;
        this.covers = covers;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void run() {
        Optional<Job> job = db.inTransaction(queue::claim);
        while (job.isPresent()) {
            move(job.get());
            job = db.inTransaction(queue::claim);
        }
    }

    private void move(Job job) {
        switch (job.announcement().state()) {
            case APPROVED -> addDraft(job);
            case SUBMITTING, UNKNOWN -> submit(job);
            case ACCEPTED, WAITING_ADMIN -> look(job);
            case FINISHED -> takeDown(job);
            case DRAFTED, DRAFT_CREATED, PREVIEWED, FAILED, TAKEN_DOWN ->
                    record(job, new NextMove(job.announcement().state(), null, null), Traced.NOTHING);
        }
    }

    private void addDraft(Job job) {
        if (consentWithdrawn(job)) {
            return;
        }
        ChannelReply cover = job.cover() == null ? covers.standard(job.announcement().appId())
                : new ChannelReply(Outcome.ACCEPTED, job.cover(), null, null);
        ChannelReply reply = cover.outcome() == Outcome.ACCEPTED ? gateway.addDraft(job.announcement(), cover.id())
                : cover;
        record(job, NextMove.afterDraft(reply, job.tries()), new Traced(reply.id(), null, null, null, reply.detail()));
    }

    private void submit(Job job) {
        if (consentWithdrawn(job)) {
            return;
        }
        Announcement announcement = job.announcement();
        boolean publish = announcement.way() == Way.PUBLISH;
        ChannelReply reply = publish ? gateway.publish(announcement) : gateway.sendToAll(announcement);
        record(job, NextMove.afterSubmission(reply, job.tries(), job.uncertain(), job.uncertainFor()), publish
                ? new Traced(null, reply.id(), null, reply.dataId(), reply.detail())
                : new Traced(null, null, reply.id(), reply.dataId(), reply.detail()));
    }

    private boolean consentWithdrawn(Job job) {
        if (job.withdrawn() > 0) {
            record(job, NextMove.afterWithdrawal(job.uncertain()), Traced.NOTHING);
        }
        return job.withdrawn() > 0;
    }

    private void look(Job job) {
        Look look = gateway.look(job.announcement());
        if (look.result() == Result.SUCCEEDED || look.result() == Result.FAILED) {
            db.inTransaction(tx -> {
                finish(tx, job.announcement(), look, clock.instant());
                return null;
            });
        } else {
            record(job, NextMove.afterLook(look, job.tries(), job.announcement().way() == Way.MASS_SEND,
                    job.sinceAccepted()), Traced.NOTHING);
        }
    }

    private void takeDown(Job job) {
        Optional<String> refusal = gateway.takeDown(job.announcement());
        record(job, refusal.isEmpty() ? new NextMove(State.TAKEN_DOWN, "TERM_OVER", null)
                : new NextMove(State.FINISHED, "TAKE_DOWN_FAILED", TRY_TO_TAKE_DOWN_AGAIN),
                new Traced(null, null, null, null, refusal.orElse(null)));
    }

    /** By asking or by event: an article's end is the same. */
    void finish(Tx tx, Announcement announcement, Look look, Instant at) {
        boolean succeeded = look.result() == Result.SUCCEEDED;
        queue.finish(tx, announcement, succeeded ? State.FINISHED : State.FAILED,
                succeeded ? null : look.status(), look,
                at, succeeded ? stays(announcement) : null);
    }

    /** How long it may stay once it is out; null for ever. */
    static Duration stays(Announcement announcement) {
        return announcement.form() == Form.LIST ? LIST_STAYS : null;
    }

    private void record(Job job, NextMove move, Traced traced) {
        db.inTransaction(tx -> queue.move(tx, job, move, traced));
        metrics.counter("chargeledger.announcement.moves", "from", job.announcement().state().name(), "to",
                move.state().name(), "reason", move.reason() == null ? "none" : move.reason()).increment();
    }
}
