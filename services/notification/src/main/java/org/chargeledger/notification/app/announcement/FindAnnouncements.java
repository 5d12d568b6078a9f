package org.chargeledger.notification.app.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.domain.announcement.Act;
import org.chargeledger.notification.domain.announcement.Announcement;
import org.chargeledger.notification.domain.announcement.Form;
import org.chargeledger.notification.domain.announcement.Look.Counts;
import org.chargeledger.notification.domain.announcement.State;
import org.chargeledger.notification.domain.announcement.Way;
import org.chargeledger.notification.store.announcement.Announcements;
import org.chargeledger.notification.store.announcement.RefundBatches;
import org.chargeledger.notification.store.announcement.RefundBatches.Batch;

/** Announcements as staff see them, with what can be done next. */
@ApplicationScoped
public class FindAnnouncements {

    /** WeChat's limit for a verified service account; sends from its web console count there and not here. */
    private static final int MASS_SENDS_A_MONTH = 4;
    private static final int MOST = 50;

    /**
     * @param html the whole article as it is sent
     * @param detail WeChat's own words for the reason; null if it said nothing
     * @param withdrawn how many of those listed have withdrawn their consent since: then take it down and renew it
     */
    public record View(UUID announcementId, String appId, UUID batchId, Form form, String title, String digest,
            String text,
            String pageUrl, String coverMediaId, UUID assessmentId, UUID renews, String html, Instant asOf, State state,
            String reason, String detail, int version, String writtenBy, String approvedBy, Instant approvedAt, Way way,
            String articleUrl, Counts counts, long withdrawn, List<String> hints, List<Act> acts, Instant createdAt,
            Instant previewedAt, Instant submittedAt, Instant finishedAt) {}

    /** Mass sends of this month as far as this suite knows. */
    public record Quota(String appId, long used, int limit) {}

    private final TenantDb db;
    private final Announcements announcements;
    private final RefundBatches batches;
    private final InstantSource clock;

    FindAnnouncements(TenantDb db, Announcements announcements, RefundBatches batches, InstantSource clock) {
        this.db = db;
        this.announcements = announcements;
        this.batches = batches;
        this.clock = clock;
    }

    public List<View> all(Caller caller) {
        return db.inTenant(caller, tx -> announcements.all(tx, MOST).stream().map(each -> view(tx, each)).toList());
    }

    public View get(Caller caller, UUID id) {
        return db.inTenant(caller, tx -> view(tx, id));
    }

    public List<Batch> batches(Caller caller) {
        return db.inTenant(caller, batches::list);
    }

    public Quota quota(Caller caller, String appId) {
        return db.inTenant(caller, tx -> new Quota(appId,
                announcements.massSendsThisMonth(tx, appId, clock.instant()), MASS_SENDS_A_MONTH));
    }

    View view(Tx tx, UUID id) {
        return view(tx, announcements.find(tx, id).orElseThrow(() -> Refusal.notFound("announcement")));
    }

    Announcement locked(Tx tx, UUID id) {
        return announcements.lock(tx, id).orElseThrow(() -> Refusal.notFound("announcement"));
    }

    Announcement locked(Tx tx, UUID id, Act act) {
        Announcement announcement = locked(tx, id);
        require(announcement, act);
        return announcement;
    }

    static void require(Announcement announcement, Act act) {
        if (act.from(announcement.state()).isEmpty()) {
            throw new Refusal(409, "announcement-state", "Not in this state",
                    act + " does not go with " + announcement.state(), Map.of("state", announcement.state()));
        }
    }

    private View view(Tx tx, Announcement each) {
        var words = each.words();
        return new View(each.id(), each.appId(), each.batchId(), each.form(), words.title(), words.digest(),
                words.text(),
                words.pageUrl(), words.coverMediaId(), each.assessmentId(), each.renews(), each.html(), each.asOf(),
                each.state(), each.reason(), each.detail(), each.version(), each.hands().writtenByName(),
                each.hands().approvedByName(), each.times().approvedAt(), each.way(), each.traces().articleUrl(),
                each.counts(), announcements.withdrawn(tx, each.id()), words.hints(), acts(each.state()),
                each.times().createdAt(), each.times().previewedAt(), each.times().submittedAt(),
                each.times().finishedAt());
    }

    private static List<Act> acts(State state) {
        return Arrays.stream(Act.values())
                .filter(act -> act.from(state).isPresent() || act == Act.RENEW && Act.OVER.contains(state)).toList();
    }
}
