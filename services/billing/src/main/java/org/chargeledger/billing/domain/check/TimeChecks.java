package org.chargeledger.billing.domain.check;

import java.time.Duration;
import java.time.Instant;
import org.chargeledger.billing.domain.Confirmed;
import org.chargeledger.billing.domain.Observation;

/**
 * Whether the pile's times agree with the platform's. What the platform saw are limits, never a value: a charge began
 * between two looks and ended between two looks.
 */
final class TimeChecks {

    private static final long SECONDS_PER_HOUR = 3_600;
    private static final long SECONDS_PER_MINUTE = 60;
    /** From UTC-12 to UTC+14. */
    private static final long ZONES_SPAN_HOURS = 26;
    /** Clocks of a pile and of the platform's servers are never quite the same. */
    private static final Duration FUTURE_SLACK = Duration.ofMinutes(2);

    private TimeChecks() {}

    /** At least as long as two looks agree on; at most from the request to the end. */
    static Evidence chargeTime(Draft draft, long tolerance) {
        long charged = draft.charged().toSeconds();
        long least = draft.seen().confirmed().charged().toSeconds();
        long most = seconds(draft.session().key().requestedAt(), latestEnd(draft));
        return charged >= least - tolerance && charged <= most + tolerance ? Evidence.NONE
                : Evidence.of("chargedSeconds", charged).and("observedAtLeastSeconds", least)
                        .and("observedAtMostSeconds", most);
    }

    /** Only where it decides money: as long as all of it is free, a bill does not depend on it. */
    static Evidence idleTime(Draft draft, long tolerance) {
        Instant confirmed = draft.seen().confirmed().chargingUntil();
        long idled = draft.idled().toSeconds();
        long least = seconds(latestEnd(draft), draft.serviceEndedAt());
        long most = confirmed == null ? Long.MAX_VALUE - tolerance : seconds(confirmed, draft.serviceEndedAt());
        long longest = Math.max(idled, least) / SECONDS_PER_MINUTE;
        boolean free = !draft.plugOutReported() || draft.tariff().idleFee()
                .map(fee -> longest <= fee.freeMinutes()).orElse(true);
        return free || idled >= least - tolerance && idled <= most + tolerance ? Evidence.NONE
                : Evidence.of("idledSeconds", idled).and("observedAtLeastSeconds", least)
                        .and("observedAtMostSeconds", confirmed == null ? null : most);
    }

    /** A plug-out that lies ahead, or a whole day after the charge: some firmware adds a day. */
    static Evidence plugOut(Draft draft, long tolerance) {
        boolean ahead = draft.serviceEndedAt().isAfter(draft.now().plus(FUTURE_SLACK));
        boolean late = draft.idled().toSeconds() >= tolerance;
        return !draft.costsIdling() || !ahead && !late ? Evidence.NONE
                : Evidence.of("chargeEndedAt", draft.record().chargeEndedAt())
                        .and("unpluggedAt", draft.serviceEndedAt())
                        .and("now", ahead ? draft.now() : null);
    }

    /**
     * Nothing is charged before it was requested, no record tells of an end that is still to come, and what two looks
     * saw charging lies between its start and its end. What nobody saw begins when that was told.
     */
    static Evidence clock(Draft draft, long tolerance) {
        Instant requestedAt = draft.session().key().requestedAt();
        Instant observedAt = draft.session().record().observedAt();
        Confirmed seen = draft.seen().confirmed();
        Instant started = draft.record().chargeStartedAt();
        Instant ended = draft.record().chargeEndedAt();
        boolean early = started.isBefore(requestedAt.minusSeconds(tolerance))
                || seen.chargingUntil() != null && ended.isBefore(seen.chargingUntil().minusSeconds(tolerance));
        boolean late = ended.isAfter(observedAt.plusSeconds(tolerance))
                || started.isAfter(latestStart(draft).plusSeconds(tolerance));
        return !early && !late ? Evidence.NONE
                : Evidence.of("chargeStartedAt", started).and("chargeEndedAt", ended).and("requestedAt", requestedAt)
                        .and("recordObservedAt", observedAt).and("startObservedAt", draft.seen().startedAt())
                        .and("chargingSeenFrom", seen.chargingFrom())
                        .and("chargingSeenUntil", seen.chargingUntil()).and("wholeHours", wholeHours(draft));
    }

    /** By two looks that saw it charge; where they did not, by when its start was told, or could be given at all. */
    private static Instant latestStart(Draft draft) {
        Instant seen = draft.seen().confirmed().chargingFrom();
        Instant told = draft.seen().startedAt();
        return seen != null ? seen : told != null ? told : draft.session().key().startValidUntil();
    }

    /** By how many whole hours the pile's clock is ahead, or null: a wrong zone shows so, and can be put right. */
    private static Long wholeHours(Draft draft) {
        Instant observed = draft.session().certainlyChargingSince();
        if (observed == null) {
            return null;
        }
        long ahead = seconds(observed, draft.record().chargeStartedAt());
        long hours = Math.floorDiv(ahead + SECONDS_PER_HOUR / 2, SECONDS_PER_HOUR);
        boolean whole = Math.abs(ahead - hours * SECONDS_PER_HOUR) <= SECONDS_PER_MINUTE;
        return whole && hours != 0 && Math.abs(hours) <= ZONES_SPAN_HOURS ? hours : null;
    }

    /**
     * While the pile was away nobody looked, so that only the plug-out, or else the record, tells that charging was
     * over.
     */
    private static Instant latestEnd(Draft draft) {
        Observation seen = draft.seen();
        Instant gone = draft.plugOutReported() ? draft.serviceEndedAt() : draft.session().record().observedAt();
        return seen.overSince() == null || seen.offlineFrom() != null ? gone : seen.overSince();
    }

    private static long seconds(Instant from, Instant until) {
        return Duration.between(from, until).toSeconds();
    }
}
