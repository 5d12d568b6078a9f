package org.chargeledger.notification.app.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.domain.announcement.Announcement;
import org.chargeledger.notification.domain.announcement.Look;
import org.chargeledger.notification.domain.announcement.NextMove;
import org.chargeledger.notification.store.announcement.AnnouncementQueue;

/** An event tells the end of an article's job: whichever kind of event, however often, before or after we asked. */
@ApplicationScoped
public class ReportArticles {

    private final AnnouncementQueue queue;
    private final MoveAnnouncements move;
    private final InstantSource clock;

    ReportArticles(AnnouncementQueue queue, MoveAnnouncements move, InstantSource clock) {
        this.queue = queue;
        this.move = move;
        this.clock = clock;
    }

    /** False while no announcement has this number. */
    public boolean report(Tx tx, String appId, String number, Look look) {
        List<Announcement> meant = queue.meant(tx, appId, number);
        for (Announcement announcement : meant) {
            if (NextMove.movedByEvent(announcement.state(), announcement.reason(), look.result())) {
                move.finish(tx, announcement, look, clock.instant());
            }
        }
        return !meant.isEmpty();
    }
}
