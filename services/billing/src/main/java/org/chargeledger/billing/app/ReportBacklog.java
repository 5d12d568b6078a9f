package org.chargeledger.billing.app;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.domain.check.AbnormalSettings;
import org.chargeledger.billing.store.AbnormalSettingRows;
import org.chargeledger.billing.store.Backlogs;
import org.chargeledger.billing.store.Backlogs.Backlog;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells an operator once a day, as soon as its piles are known until its hour, what waits for its staff: held bills,
 * records of no session or beside a bill, and settled bills that another price should have rated; silent at none. One
 * without any pile left is told by the clock, for nothing is decided by it.
 */
@ApplicationScoped
public class ReportBacklog {

    record ByCode(int code, long count) {}

    record AbnormalBacklog(String operatorId, LocalDate day, long count, long reservedFen, long shortfallFen,
            Instant oldestHeldAt, List<ByCode> byCode, long recordOffers, long supersededBills) {}

    private final SystemDb db;
    private final Backlogs backlogs;
    private final AbnormalSettingRows settings;
    private final Outbox outbox;
    private final InstantSource clock;
    private final ZoneId zone;

    ReportBacklog(SystemDb db, Backlogs backlogs, AbnormalSettingRows settings, Outbox outbox, InstantSource clock,
            @ConfigProperty(name = "billing.backlog-zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.db = db;
        this.backlogs = backlogs;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
        this.zone = zone;
    }

    void look(Tx tx, List<PileReport> reports) {
        var watermarks = new TreeMap<String, Instant>();
        for (PileReport report : reports) {
            if (report.fact() instanceof Fact.PileSeen seen) {
                watermarks.merge(report.operatorId(), seen.observedUntil(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        tellAtTheirHour(tx, watermarks);
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void sweep() {
        Instant now = clock.instant();
        db.inTransaction(tx -> {
            var withoutPiles = new TreeMap<String, Instant>();
            backlogs.waitingWithoutPiles(tx).forEach(operatorId -> withoutPiles.put(operatorId, now));
            tellAtTheirHour(tx, withoutPiles);
            return null;
        });
    }

    /** Each of these operators is known until then. */
    private void tellAtTheirHour(Tx tx, Map<String, Instant> watermarks) {
        if (watermarks.isEmpty()) {
            return;
        }
        Map<String, LocalTime> hours = settings.backlogTimes(tx, watermarks.keySet());
        var days = new TreeMap<String, LocalDate>();
        watermarks.forEach((operatorId, until) -> days.put(operatorId,
                lastHourPassed(until, hours.getOrDefault(operatorId, AbnormalSettings.USUAL_BACKLOG_AT))));
        outbox.append(tx, backlogs.count(tx, backlogs.begin(tx, days)).stream().filter(Backlog::waits)
                .map(ReportBacklog::told).toList());
    }

    private static NewEvent told(Backlog waiting) {
        return new NewEvent("billing.backlog.v1", waiting.operatorId(), "billing.abnormal-backlog.v1",
                waiting.operatorId(), new AbnormalBacklog(waiting.operatorId(), waiting.day(), waiting.count(),
                        waiting.reservedFen(), waiting.shortfallFen(), waiting.oldestAt(),
                        waiting.byCode().entrySet().stream().map(e -> new ByCode(e.getKey(), e.getValue())).toList(),
                        waiting.recordOffers(), waiting.supersededBills()));
    }

    private LocalDate lastHourPassed(Instant until, LocalTime hour) {
        ZonedDateTime local = until.atZone(zone);
        return local.toLocalTime().isBefore(hour) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }
}
