package org.chargeledger.notification.app;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.notification.app.announcement.ReportArticles;
import org.chargeledger.notification.gateway.WebhookGateway.Event;
import org.chargeledger.notification.gateway.WebhookGateway.Notice;
import org.chargeledger.notification.store.Followers;
import org.chargeledger.notification.store.NoticeGrants;
import org.chargeledger.notification.store.WebhookEvents;
import org.chargeledger.notification.store.WebhookEvents.Told;

/**
 * Works what accounts told. A report may come before the answer that names its message or job, so one that means
 * nothing yet is looked at again for an hour.
 */
@ApplicationScoped
public class WorkWebhook {

    private static final int MOST_ATTEMPTS = 12;

    private final SystemDb db;
    private final WebhookEvents events;
    private final Followers followers;
    private final NoticeGrants grants;
    private final ReportMessages messages;
    private final ReportArticles articles;

    WorkWebhook(SystemDb db, WebhookEvents events, Followers followers, NoticeGrants grants,
            ReportMessages messages, ReportArticles articles) {
        this.db = db;
        this.events = events;
        this.followers = followers;
        this.grants = grants;
        this.messages = messages;
        this.articles = articles;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void run() {
        boolean worked = true;
        while (worked) {
            worked = db.inTransaction(tx -> events.take(tx).map(told -> {
                work(tx, told);
                return true;
            }).orElse(false));
        }
    }

    private void work(Tx tx, Told told) {
        Notice notice = EventJson.read(told.body(), Notice.class);
        boolean meant = switch (notice.event()) {
            case FOLLOWED, UNFOLLOWED -> {
                followers.told(tx, told.appId(), told.operatorId(), notice.openid(),
                        notice.event() == Event.FOLLOWED, notice.at());
                yield true;
            }
            case MESSAGE_REPORTED -> messages.report(tx, told, notice);
            case ARTICLE_REPORTED -> articles.report(tx, told.appId(), notice.number(), notice.look());
            case GRANTS_CHANGED -> {
                notice.grants().forEach(grant -> grants.told(tx, new NoticeGrants.Place(told.appId(), notice.openid(),
                        grant.templateId()), told.operatorId(), grant.granted(), notice.at()));
                yield true;
            }
            case OTHER -> true;
        };
        if (meant) {
            events.done(tx, told, notice.event().name());
        } else if (told.attempts() + 1 >= MOST_ATTEMPTS) {
            events.done(tx, told, "MEANT_NOTHING");
        } else {
            events.later(tx, told, 1L << told.attempts());
        }
    }
}
