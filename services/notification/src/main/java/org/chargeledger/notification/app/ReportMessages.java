package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.gateway.WebhookGateway.Notice;
import org.chargeledger.notification.store.Messages;
import org.chargeledger.notification.store.Messages.Reported;
import org.chargeledger.notification.store.WebhookEvents.Told;

/** An accepted message may still not arrive; what WeChat reports later corrects what was believed. */
@ApplicationScoped
class ReportMessages {

    private static final String BLOCKED = "BLOCKED_BY_RECIPIENT";
    private static final String LOST = "LOST_BY_CHANNEL";

    /** Body of message-failed. */
    record MessageFailed(String operatorId, UUID messageId, String kind, String factId, UUID recipientId,
            Channel channel, Instant at, String reason, String detail) {}

    private final Messages messages;
    private final Outbox outbox;
    private final InstantSource clock;

    ReportMessages(Messages messages, Outbox outbox, InstantSource clock) {
        this.messages = messages;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** False while no message has this number. */
    boolean report(Tx tx, Told told, Notice notice) {
        if (notice.delivered()) {
            return messages.arrived(tx, told.operatorId(), notice.number());
        }
        String reason = notice.status() != null && notice.status().contains("block") ? BLOCKED : LOST;
        List<Reported> lost = messages.lost(tx, told.operatorId(), notice.number(), reason, notice.status(),
                clock.instant());
        outbox.append(tx, lost.stream().map(each -> new NewEvent("notification.message.v1",
                each.recipientId().toString(), "notification.message-failed.v1", told.operatorId(),
                new MessageFailed(told.operatorId(), each.messageId(), each.kind(), each.factId(), each.recipientId(),
                        Channel.WECHAT_TEMPLATE, clock.instant(), reason, notice.status()))).toList());
        return !lost.isEmpty();
    }
}
