package org.chargeledger.tariff.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.chargeledger.rating.Band;

/** Everything that is wrong with a wanted version, found at once, so that staff correct it once. */
public final class VersionCheck {

    /** YKC V1.6 frame 0A: prices and the sum of both travel as 4-byte numbers. */
    private static final long MAX_PRICE_HUNDRED_THOUSANDTHS = 4_294_967_295L;
    private static final long MAX_IDLE_FEN = 100_000;
    private static final int MAX_FREE_MINUTES = 7 * 24 * 60;
    private static final Pattern MODEL_NO = Pattern.compile("(?!0000)[0-9A-F]{4}");
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private final VersionDraft draft;
    private final List<Finding> findings = new ArrayList<>();

    private VersionCheck(VersionDraft draft) {
        this.draft = draft;
    }

    /** {@code now} is business time; a version may take force at this very moment, but not before it. */
    public static List<Finding> findings(VersionDraft draft, Instant now, Neighbours neighbours) {
        var check = new VersionCheck(draft);
        check.zone();
        check.effectiveTime(now);
        check.stations(neighbours.stationsTakenAtTheSameTime());
        check.modelNo(neighbours.modelNos());
        check.periods();
        check.idleFee();
        return List.copyOf(check.findings);
    }

    private void zone() {
        try {
            if (draft.zoneId() != null && ZoneId.getAvailableZoneIds().contains(ZoneId.of(draft.zoneId()).getId())) {
                return;
            }
        } catch (DateTimeException e) {
            // Falls through to the finding, as an unknown name does.
        }
        find("zone-unknown", "/zoneId", "no time zone is called " + draft.zoneId());
    }

    private void effectiveTime(Instant now) {
        if (draft.effectiveFrom() == null) {
            find("effective-time-missing", "/effectiveFrom", "say when the version takes force");
        } else if (draft.effectiveFrom().isBefore(now)) {
            find("effective-time-past", "/effectiveFrom", draft.effectiveFrom() + " is before " + now);
        }
    }

    private void stations(Set<String> taken) {
        var seen = new HashSet<String>();
        for (int i = 0; i < draft.stationIds().size(); i++) {
            String station = draft.stationIds().get(i);
            String at = "/stationIds/" + i;
            if (station == null || !SLUG.matcher(station).matches()) {
                find("station-invalid", at, "a station is named by up to 40 letters, digits, dots, dashes");
            } else if (!seen.add(station)) {
                find("station-twice", at, station + " is named twice");
            } else if (taken.contains(station)) {
                find("station-taken", at, "another version takes force at " + station + " at the same moment");
            }
        }
    }

    private void modelNo(Set<String> taken) {
        if (draft.modelNo() == null) {
            return;
        }
        if (!MODEL_NO.matcher(draft.modelNo()).matches()) {
            find("model-number-invalid", "/modelNo", "4 hexadecimal digits, not 0000");
        } else if (taken.contains(draft.modelNo())) {
            find("model-number-taken", "/modelNo", draft.modelNo() + " names another version");
        }
    }

    private void periods() {
        if (draft.periods().isEmpty()) {
            find("periods-missing", "/periods", "a version prices the whole day");
            return;
        }
        var day = new DayClock();
        var priceOfBand = new HashMap<String, VersionDraft.Period>();
        boolean readable = true;
        for (int i = 0; i < draft.periods().size(); i++) {
            String at = "/periods/" + i;
            VersionDraft.Period period = draft.periods().get(i);
            if (period == null) {
                find("period-empty", at, "a period has times, band and prices");
                readable = false;
                continue;
            }
            readable &= times(day, period, at);
            band(priceOfBand, period, at);
            price(period.energyPriceHundredThousandths(), at + "/energyPriceHundredThousandths");
            price(period.servicePriceHundredThousandths(), at + "/servicePriceHundredThousandths");
        }
        if (readable) {
            day.gaps().forEach(gap -> find("gap", "/periods", "nothing is priced at " + gap));
            day.overlaps().forEach(overlap -> find("overlap", "/periods", "two periods price " + overlap));
        }
    }

    private boolean times(DayClock day, VersionDraft.Period period, String at) {
        var from = DayClock.start(period.from());
        var to = DayClock.end(period.to());
        if (from.isEmpty()) {
            find("time-invalid", at + "/from", period.from() + " is not HH:mm");
        }
        if (to.isEmpty()) {
            find("time-invalid", at + "/to", period.to() + " is not HH:mm");
        }
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        day.price(from.getAsInt(), to.getAsInt());
        return true;
    }

    private void band(Map<String, VersionDraft.Period> priceOfBand, VersionDraft.Period period, String at) {
        if (!isBand(period.band())) {
            find("band-unknown", at + "/band", period.band() + " is none of " + List.of(Band.values()));
            return;
        }
        var first = priceOfBand.putIfAbsent(period.band(), period);
        if (first != null && !samePrices(first, period)) {
            find("band-priced-twice", at, period.band()
                    + " has two prices; a pile reports energy by band, so a band has one price in a version");
        }
    }

    private static boolean isBand(String name) {
        return List.of(Band.values()).stream().anyMatch(band -> band.name().equals(name));
    }

    private static boolean samePrices(VersionDraft.Period a, VersionDraft.Period b) {
        return Objects.equals(a.energyPriceHundredThousandths(), b.energyPriceHundredThousandths())
                && Objects.equals(a.servicePriceHundredThousandths(), b.servicePriceHundredThousandths());
    }

    private void price(Long hundredThousandths, String at) {
        if (hundredThousandths == null) {
            find("price-missing", at, "say 0 if it costs nothing");
        } else if (hundredThousandths < 0) {
            find("price-negative", at, hundredThousandths + " is below zero");
        } else if (hundredThousandths > MAX_PRICE_HUNDRED_THOUSANDTHS / 2) {
            find("price-too-high", at, "a pile cannot hold more than " + MAX_PRICE_HUNDRED_THOUSANDTHS / 2);
        }
    }

    private void idleFee() {
        VersionDraft.IdleFee fee = draft.idleFee();
        if (fee == null) {
            return;
        }
        if (fee.perMinuteFen() == null || fee.perMinuteFen() < 0 || fee.perMinuteFen() > MAX_IDLE_FEN) {
            find("idle-rate-invalid", "/idleFee/perMinuteFen", "0 to " + MAX_IDLE_FEN + " fen a minute");
        }
        if (fee.freeMinutes() == null || fee.freeMinutes() < 0 || fee.freeMinutes() > MAX_FREE_MINUTES) {
            find("idle-free-minutes-invalid", "/idleFee/freeMinutes", "0 to " + MAX_FREE_MINUTES + " minutes");
        }
        if (fee.capFen() != null && fee.capFen() < 0) {
            find("idle-cap-negative", "/idleFee/capFen", fee.capFen() + " is below zero");
        }
    }

    private void find(String code, String at, String message) {
        findings.add(new Finding(code, at, message));
    }
}
