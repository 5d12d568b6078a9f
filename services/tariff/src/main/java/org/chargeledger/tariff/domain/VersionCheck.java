package org.chargeledger.tariff.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Everything that is wrong with a wanted version, found at once, so that staff correct it once. */
public final class VersionCheck {

    private static final long MAX_IDLE_FEN = 100_000;
    /**
     * Far above what anybody idles for, and far below where exact amounts end: no bill could be made with such a cap.
     */
    private static final long MAX_CAP_FEN = 100_000_000;
    private static final String IDLING_IS_FREE =
            "idling costs nothing; leave the idle fee out, or set zeroPricesConfirmed";
    private static final int MAX_FREE_MINUTES = 7 * 24 * 60;
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Pattern MODEL_NO = Pattern.compile("(?!0000)[0-9A-F]{4}");

    private final VersionDraft draft;
    private final Findings findings = new Findings();

    private VersionCheck(VersionDraft draft) {
        this.draft = draft;
    }

    /** {@code now} is business time; a version may take force at this very moment, but not before it. */
    public static List<Finding> findings(VersionDraft draft, String tariffId, Instant now, Neighbours neighbours) {
        var check = new VersionCheck(draft);
        check.zone();
        check.effectiveTime(now);
        new TargetCheck(draft, tariffId, now, neighbours, check.findings).run();
        new ZoneCheck(draft, neighbours, check.findings).run();
        check.modelNo(neighbours.modelNos());
        check.days();
        check.idleFee();
        return check.findings.all();
    }

    private void zone() {
        try {
            if (draft.zoneId() != null && ZONES.contains(ZoneId.of(draft.zoneId()).getId())) {
                return;
            }
        } catch (DateTimeException e) {
            // Falls through to the finding, as an unknown name does.
        }
        findings.add("zone-unknown", "/zoneId", "no time zone is called " + draft.zoneId());
    }

    private void effectiveTime(Instant now) {
        if (draft.effectiveFrom() == null) {
            findings.add("effective-time-missing", "/effectiveFrom", "say when the version takes force");
        } else if (draft.effectiveFrom().isBefore(now)) {
            findings.add("effective-time-past", "/effectiveFrom", draft.effectiveFrom() + " is before " + now);
        }
    }

    private void modelNo(Set<String> taken) {
        if (draft.modelNo() == null) {
            return;
        }
        if (!MODEL_NO.matcher(draft.modelNo()).matches()) {
            findings.add("model-number-invalid", "/modelNo", "4 hexadecimal digits, not 0000");
        } else if (taken.contains(draft.modelNo())) {
            findings.add("model-number-taken", "/modelNo", draft.modelNo() + " names another version");
        }
    }

    private void days() {
        var periods = new PeriodCheck(draft.zeroPricesConfirmed(), draft.deepValleyConfirmed(), findings);
        periods.run(draft.periods(), "/periods");
        var plans = new DayPlanCheck(findings);
        for (int i = 0; i < draft.dayPlans().size(); i++) {
            String at = "/dayPlans/" + i;
            VersionDraft.DayPlan plan = draft.dayPlans().get(i);
            if (plan == null) {
                findings.add("day-plan-empty", at, "a day plan has a name, days and periods");
                continue;
            }
            plans.run(plan, at);
            periods.run(plan.periods(), at + "/periods");
        }
    }

    private void idleFee() {
        VersionDraft.IdleFee fee = draft.idleFee();
        if (fee == null) {
            return;
        }
        if (fee.perMinuteFen() == null || fee.perMinuteFen() < 0 || fee.perMinuteFen() > MAX_IDLE_FEN) {
            findings.add("idle-rate-invalid", "/idleFee/perMinuteFen", "0 to " + MAX_IDLE_FEN + " fen a minute");
        } else if (fee.perMinuteFen() == 0 && !draft.zeroPricesConfirmed()) {
            findings.add("price-zero", "/idleFee/perMinuteFen", IDLING_IS_FREE);
        }
        if (fee.freeMinutes() == null || fee.freeMinutes() < 0 || fee.freeMinutes() > MAX_FREE_MINUTES) {
            findings.add("idle-free-minutes-invalid", "/idleFee/freeMinutes", "0 to " + MAX_FREE_MINUTES + " minutes");
        }
        if (fee.capFen() != null && fee.capFen() < 0) {
            findings.add("idle-cap-negative", "/idleFee/capFen", fee.capFen() + " is below zero");
        } else if (fee.capFen() != null && fee.capFen() > MAX_CAP_FEN) {
            findings.add("idle-cap-too-high", "/idleFee/capFen", "at most " + MAX_CAP_FEN
                    + " fen; leave it out for none");
        } else if (fee.capFen() != null && fee.capFen() == 0 && !draft.zeroPricesConfirmed()) {
            findings.add("price-zero", "/idleFee/capFen", IDLING_IS_FREE);
        }
        quietHours(fee.quietHours());
    }

    private void quietHours(List<VersionDraft.Span> spans) {
        var day = new DayClock();
        boolean readable = true;
        for (int i = 0; i < spans.size(); i++) {
            String at = "/idleFee/quietHours/" + i;
            VersionDraft.Span span = spans.get(i);
            readable &= span == null
                    ? day.price(null, null, at, findings) : day.price(span.from(), span.to(), at, findings);
        }
        if (readable && !spans.isEmpty() && day.gaps().isEmpty()) {
            findings.add("quiet-all-day", "/idleFee/quietHours", "the idle fee would never run; leave it out instead");
        }
    }
}
