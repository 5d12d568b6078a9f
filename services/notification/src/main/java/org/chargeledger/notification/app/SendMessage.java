package org.chargeledger.notification.app;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.notification.domain.Answer;
import org.chargeledger.notification.domain.Answer.Outcome;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.NextStep;
import org.chargeledger.notification.domain.NextStep.State;
import org.chargeledger.notification.domain.Template.Rendered;
import org.chargeledger.notification.gateway.OfficialAccountGateway;
import org.chargeledger.notification.gateway.OfficialAccountGateway.Letter;
import org.chargeledger.notification.store.Claimed;
import org.chargeledger.notification.store.Messages;
import org.chargeledger.notification.store.Pauses;

/** One try to send one claimed message, and what becomes of it. */
@ApplicationScoped
public class SendMessage {

    private static final String TOPIC = "notification.message.v1";
    private static final String CHANNEL = "WECHAT_TEMPLATE";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    /** Body of message-delivered (reason and detail absent) and message-failed. */
    record MessageClosed(String operatorId, UUID messageId, Kind kind, String factId, UUID recipientId, String channel,
            Instant at, String reason, String detail) {}

    private final SystemDb db;
    private final Messages messages;
    private final Pauses pauses;
    private final OfficialAccountGateway gateway;
    private final Outbox outbox;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    SendMessage(SystemDb db, Messages messages, Pauses pauses, OfficialAccountGateway gateway, Outbox outbox,
            InstantSource clock, MeterRegistry metrics) {
        this.db = db;
        this.messages = messages;
        this.pauses = pauses;
        this.gateway = gateway;
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
    }

    public List<Claimed> claim(int most) {
        return db.inTransaction(tx -> messages.claim(tx, most));
    }

    public void send(Claimed message) {
        Optional<String> missing = message.waitsFor();
        if (missing.isPresent()) {
            Duration wait = message.pausedFor().isPositive() ? message.pausedFor() : LOOK_AGAIN;
            db.inTransaction(tx -> {
                messages.postpone(tx, message, missing.get(), wait);
                return null;
            });
            return;
        }
        Rendered rendered = message.template().render(message.content());
        Answer answer = rendered.finding()
                .map(finding -> Answer.of(Outcome.FIELD_REJECTED, finding))
                .orElseGet(() -> gateway.send(letter(message, rendered)));
        NextStep step = NextStep.after(answer, message.attempts() + 1, message.uncertainFor());
        db.inTransaction(tx -> {
            record(tx, message, answer, step);
            return null;
        });
        metrics.counter("chargeledger.messages", "kind", message.kind().name(), "outcome", answer.outcome().name())
                .increment();
    }

    private void record(Tx tx, Claimed message, Answer answer, NextStep step) {
        Instant now = clock.instant();
        pauses.pause(tx, message.template().appId(), message.operatorId(), step.pause(), answer.outcome().name());
        if (messages.record(tx, message, answer, step, now) && closes(step.state())) {
            outbox.append(tx, List.of(closed(message, answer, step, now)));
        }
    }

    private static boolean closes(State state) {
        return state == State.DELIVERED || state == State.FAILED;
    }

    private static NewEvent closed(Claimed message, Answer answer, NextStep step, Instant now) {
        String type = step.state() == State.DELIVERED ? "notification.message-delivered.v1"
                : "notification.message-failed.v1";
        return new NewEvent(TOPIC, message.recipientId().toString(), type, message.operatorId(),
                new MessageClosed(message.operatorId(), message.messageId(), message.kind(), message.factId(),
                        message.recipientId(), CHANNEL, now, step.reason(), answer.detail()));
    }

    private static Letter letter(Claimed message, Rendered rendered) {
        return new Letter(message.template().appId(), message.openid(), message.template().templateId(),
                rendered.url(), rendered.fields(), message.messageId().toString().replace("-", ""));
    }
}
