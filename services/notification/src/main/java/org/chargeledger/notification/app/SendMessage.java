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
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.Layout;
import org.chargeledger.notification.domain.NextStep;
import org.chargeledger.notification.domain.NextStep.State;
import org.chargeledger.notification.domain.Template.Rendered;
import org.chargeledger.notification.gateway.OfficialAccountGateway;
import org.chargeledger.notification.gateway.OfficialAccountGateway.Letter;
import org.chargeledger.notification.gateway.OfficialAccountGateway.Note;
import org.chargeledger.notification.store.Claimed;
import org.chargeledger.notification.store.Followers;
import org.chargeledger.notification.store.NoticeGrants;
import org.chargeledger.notification.store.Messages;
import org.chargeledger.notification.store.Pauses;

/** One try to send one claimed message, and what becomes of it. */
@ApplicationScoped
public class SendMessage {

    private static final String TOPIC = "notification.message.v1";
    /** Business time may run faster than ours, so the morning is looked for more than once. */
    private static final Duration LONGEST_SLEEP = Duration.ofMinutes(10);

    /** Body of message-delivered (reason and detail absent) and message-failed. */
    record MessageClosed(String operatorId, UUID messageId, Kind kind, String factId, UUID recipientId, Channel channel,
            Instant at, String reason, String detail) {}

    private final SystemDb db;
    private final Messages messages;
    private final Pauses pauses;
    private final Followers followers;
    private final NoticeGrants grants;
    private final OfficialAccountGateway gateway;
    private final Outbox outbox;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    SendMessage(SystemDb db, Messages messages, Pauses pauses, Followers followers, NoticeGrants grants,
            OfficialAccountGateway gateway, Outbox outbox, InstantSource clock, MeterRegistry metrics) {
        this.db = db;
        this.messages = messages;
        this.pauses = pauses;
        this.followers = followers;
        this.grants = grants;
        this.gateway = gateway;
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
    }

    public List<Claimed> claim(int most) {
        return db.inTransaction(tx -> messages.claim(tx, most));
    }

    public void send(Claimed message) {
        Optional<Answer> end = end(message);
        Optional<String> missing = message.waitsFor();
        Duration quietFor = message.quietFor(clock.instant());
        if (end.isPresent()) {
            conclude(message, end.get());
        } else if (missing.isPresent()) {
            postpone(message, missing.get(), waitFor(missing.get(), message));
        } else if (quietFor.isPositive()) {
            postpone(message, Claimed.MORNING, quietFor.compareTo(LONGEST_SLEEP) < 0 ? quietFor : LONGEST_SLEEP);
        } else {
            attempt(message);
        }
    }

    /** What ends a message whatever it still lacks: it may not be said, or a repetition could be a second message. */
    private Optional<Answer> end(Claimed message) {
        if (message.uncertain()
                && !NextStep.mayRepeat(message.currentChannel().repeatable(), message.uncertainFor())) {
            return Optional.of(Answer.of(Outcome.NO_ANSWER, "the channel would not know a repetition"));
        }
        return message.worth().end(clock.instant());
    }

    /** A template comes or does not: the message sleeps, {@link WakeMessages} looks for all at once. */
    private static Duration waitFor(String missing, Claimed message) {
        return switch (missing) {
            case Claimed.TEMPLATE -> null;
            case Claimed.RECIPIENT -> NextStep.lookAgain(message.claims());
            default -> message.pausedFor();
        };
    }

    private void postpone(Claimed message, String reason, Duration wait) {
        db.inTransaction(tx -> {
            messages.postpone(tx, message, reason, wait);
            return null;
        });
    }

    private void attempt(Claimed message) {
        Channel channel = message.currentChannel();
        Rendered rendered = message.template().render(channel, message.content());
        Optional<Answer> refusal = refusal(message, channel, rendered);
        if (refusal.isPresent()) {
            conclude(message, refusal.get());
        } else if (db.inTransaction(tx -> messages.asking(tx, message))) {
            conclude(message, handOver(message, channel, rendered));
        }
    }

    private void conclude(Claimed message, Answer answer) {
        Channel channel = message.currentChannel();
        NextStep step = NextStep.after(answer, new NextStep.Try(message.attempts() + 1, message.uncertainFor(),
                channel.repeatable(), message.nextChannel().isPresent()));
        db.inTransaction(tx -> {
            record(tx, message, channel, answer, step);
            return null;
        });
        metrics.counter("chargeledger.messages", "kind", message.kind().name(), "outcome", answer.outcome().name())
                .increment();
    }

    /** What the channel would answer, as far as it is known without asking. */
    private static Optional<Answer> refusal(Claimed message, Channel channel, Rendered rendered) {
        if (message.gone() && channel.followersOnly()) {
            return Optional.of(Answer.of(Outcome.NOT_FOLLOWING, "seen within a day"));
        }
        if (channel == Channel.WECHAT_SUBSCRIPTION && !message.granted()) {
            return Optional.of(Answer.of(Outcome.REFUSED_BY_RECIPIENT, "no grant is left"));
        }
        return rendered.finding().map(finding -> Answer.of(Outcome.FIELD_REJECTED, finding));
    }

    private Answer handOver(Claimed message, Channel channel, Rendered rendered) {
        return switch (channel) {
            case WECHAT_TEMPLATE -> gateway.send(letter(message, message.template().layout(), rendered));
            case WECHAT_SUBSCRIPTION -> gateway.sendNotice(letter(message, message.template().notice(), rendered));
            case WECHAT_CUSTOMER_SERVICE ->
                    gateway.say(new Note(message.template().appId(), message.openid(), rendered.text()));
        };
    }

    /** Of a sender whose lease ran out nothing counts: another one has the message and learns the same. */
    private void record(Tx tx, Claimed message, Channel channel, Answer answer, NextStep step) {
        Instant now = clock.instant();
        Channel next = step.otherChannel() ? message.nextChannel().orElseThrow() : channel;
        if (!messages.record(tx, message, next, answer, step, now)) {
            return;
        }
        if (message.template() != null) {
            learn(tx, message, channel, answer, step);
        }
        if (closes(step.state())) {
            outbox.append(tx, List.of(closed(message, channel, answer, step, now)));
        }
    }

    /** What an answer says of the account, of who follows it and of the grants that are left. */
    private void learn(Tx tx, Claimed message, Channel channel, Answer answer, NextStep step) {
        String appId = message.template().appId();
        pauses.pause(tx, appId, message.operatorId(), step.pause(), answer.outcome().name());
        if (answer.outcome() == Outcome.NOT_FOLLOWING && !message.gone()) {
            followers.remember(tx, appId, message.operatorId(), message.openid(), false);
        }
        if (channel == Channel.WECHAT_SUBSCRIPTION) {
            count(tx, message, answer.outcome());
        }
    }

    /** A grant is one notice, also where nobody knows whether it was accepted. */
    private void count(Tx tx, Claimed message, Outcome outcome) {
        var place = new NoticeGrants.Place(message.template().appId(), message.openid(),
                message.template().notice().templateId());
        switch (outcome) {
            case ACCEPTED, NO_ANSWER -> grants.spend(tx, place);
            case REFUSED_BY_RECIPIENT -> grants.forget(tx, place);
            default -> { }
        }
    }

    private static boolean closes(State state) {
        return state == State.DELIVERED || state == State.FAILED;
    }

    private static NewEvent closed(Claimed message, Channel channel, Answer answer, NextStep step, Instant now) {
        String type = step.state() == State.DELIVERED ? "notification.message-delivered.v1"
                : "notification.message-failed.v1";
        return new NewEvent(TOPIC, message.recipientId().toString(), type, message.operatorId(),
                new MessageClosed(message.operatorId(), message.messageId(), message.kind(), message.factId(),
                        message.recipientId(), channel, now, step.reason(), answer.detail()));
    }

    private static Letter letter(Claimed message, Layout layout, Rendered rendered) {
        return new Letter(message.template().appId(), message.openid(), layout.templateId(), rendered.url(),
                rendered.fields(), message.messageId().toString().replace("-", ""));
    }
}
