package org.chargeledger.tariff.domain;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chargeledger.rating.Band;

/** What is wrong with the periods of each kind of day; a band has one price in all of them. */
final class PeriodCheck {

    /** YKC V1.6 frame 0A: prices and the sum of both travel as 4-byte numbers. */
    private static final long MAX_PRICE_HUNDRED_THOUSANDTHS = 4_294_967_295L;
    private static final Set<String> BANDS =
            EnumSet.allOf(Band.class).stream().map(Band::name).collect(Collectors.toUnmodifiableSet());

    private final boolean zeroPricesConfirmed;
    private final boolean deepValleyConfirmed;
    private final Findings findings;
    private final Map<String, VersionDraft.Period> priceOfBand = new HashMap<>();

    PeriodCheck(boolean zeroPricesConfirmed, boolean deepValleyConfirmed, Findings findings) {
        this.zeroPricesConfirmed = zeroPricesConfirmed;
        this.deepValleyConfirmed = deepValleyConfirmed;
        this.findings = findings;
    }

    /** {@code list} points at the periods of one kind of day. */
    void run(List<VersionDraft.Period> periods, String list) {
        if (periods.isEmpty()) {
            findings.add("periods-missing", list, "a version prices the whole day");
            return;
        }
        var day = new DayClock();
        boolean readable = true;
        for (int i = 0; i < periods.size(); i++) {
            VersionDraft.Period period = periods.get(i);
            String at = list + "/" + i;
            if (period == null) {
                findings.add("period-empty", at, "a period has times, band and prices");
                readable = false;
                continue;
            }
            readable &= day.price(period.from(), period.to(), at, findings);
            band(period, at);
            price(period.energyPriceHundredThousandths(), at + "/energyPriceHundredThousandths");
            price(period.servicePriceHundredThousandths(), at + "/servicePriceHundredThousandths");
        }
        if (readable) {
            day.gaps().forEach(gap -> findings.add("gap", list, "nothing is priced at " + gap));
            day.overlaps().forEach(overlap -> findings.add("overlap", list, "two periods price " + overlap));
        }
        deepValley(periods, list);
    }

    private void deepValley(List<VersionDraft.Period> periods, String list) {
        Set<String> bands = periods.stream().filter(Objects::nonNull).map(VersionDraft.Period::band)
                .collect(Collectors.toSet());
        if (!deepValleyConfirmed && bands.containsAll(BANDS)) {
            findings.add("deep-valley", list,
                    "a YKC pile has four rates and cannot be told a day with five bands: it keeps the prices it has,"
                    + " and bills for what it charges by them are held; set deepValleyConfirmed if that is meant");
        }
    }

    private void band(VersionDraft.Period period, String at) {
        if (period.band() == null || !BANDS.contains(period.band())) {
            findings.add("band-unknown", at + "/band", period.band() + " is none of " + List.of(Band.values()));
            return;
        }
        var first = priceOfBand.putIfAbsent(period.band(), period);
        if (first != null && !samePrices(first, period)) {
            findings.add("band-priced-twice", at, period.band()
                    + " has two prices; a pile reports energy by band, so a band has one price in a version");
        }
    }

    private static boolean samePrices(VersionDraft.Period a, VersionDraft.Period b) {
        return Objects.equals(a.energyPriceHundredThousandths(), b.energyPriceHundredThousandths())
                && Objects.equals(a.servicePriceHundredThousandths(), b.servicePriceHundredThousandths());
    }

    private void price(Long hundredThousandths, String at) {
        if (hundredThousandths == null) {
            findings.add("price-missing", at, "say 0 if it costs nothing");
        } else if (hundredThousandths < 0) {
            findings.add("price-negative", at, hundredThousandths + " is below zero");
        } else if (hundredThousandths > MAX_PRICE_HUNDRED_THOUSANDTHS / 2) {
            findings.add("price-too-high", at, "a pile cannot hold more than " + MAX_PRICE_HUNDRED_THOUSANDTHS / 2);
        } else if (hundredThousandths == 0 && !zeroPricesConfirmed) {
            findings.add("price-zero", at, "costs nothing; set zeroPricesConfirmed if that is meant");
        }
    }
}
