package org.chargeledger.tariff.domain;

import java.util.ArrayList;
import java.util.List;
import org.chargeledger.rating.FourRates;

/** What a valid version asks of a pile that a YKC pile cannot show; a warning, for other piles can. */
public final class YkcLimits {

    private YkcLimits() {}

    /** YKC V1.6 frame 0A: four rates, of which a deep valley takes one that is free, and 48 half hours a day. */
    public static List<Finding> warnings(PublishedVersion version) {
        var warnings = new ArrayList<Finding>();
        warn(version.periods(), "/periods", warnings);
        for (int i = 0; i < version.dayPlans().size(); i++) {
            warn(version.dayPlans().get(i).periods(), "/dayPlans/" + i + "/periods", warnings);
        }
        return List.copyOf(warnings);
    }

    private static void warn(List<PublishedVersion.Period> periods, String list, List<Finding> warnings) {
        for (int i = 0; i < periods.size(); i++) {
            PublishedVersion.Period period = periods.get(i);
            if (!onHalfHour(period.from()) || !onHalfHour(period.to())) {
                warnings.add(new Finding("off-half-hour", list + "/" + i,
                        "a YKC pile changes its band only on half hours and takes the band at the start of each"));
            }
        }
        if (!FourRates.tell(periods.stream().map(PublishedVersion.Period::band).toList())) {
            warnings.add(new Finding("deep-valley", list,
                    "a YKC pile has four rates and keeps the prices it had on a day with five bands"));
        }
    }

    private static boolean onHalfHour(String time) {
        return time.endsWith(":00") || time.endsWith(":30");
    }
}
