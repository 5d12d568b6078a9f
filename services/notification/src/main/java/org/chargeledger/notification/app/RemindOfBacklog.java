package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.Backlog;
import org.chargeledger.notification.domain.Message;
import org.chargeledger.notification.domain.Station;
import org.chargeledger.notification.store.Messages;
import org.chargeledger.notification.store.Recipients;

/** The operator's staff are reminded of abnormal bills that nobody has handled, each of them once a day. */
@ApplicationScoped
public class RemindOfBacklog {

    private final Recipients recipients;
    private final Messages messages;

    RemindOfBacklog(Recipients recipients, Messages messages) {
        this.recipients = recipients;
        this.messages = messages;
    }

    public void remind(Tx tx, List<Backlog> backlogs) {
        List<Message> reminders = backlogs.stream()
                .flatMap(backlog -> recipients.staffOf(tx, backlog.operatorId()).stream()
                        .map(recipientId -> backlog.message(recipientId, Station.USUAL_ZONE)))
                .toList();
        messages.add(tx, reminders);
    }
}
