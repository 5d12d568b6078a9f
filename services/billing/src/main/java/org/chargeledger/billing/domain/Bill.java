package org.chargeledger.billing.domain;

import java.util.List;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Rating;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.Usage;

/**
 * What one driver owes for one session, as a list of reasons. Put right only by a new version; the difference is
 * posted.
 */
public record Bill(SessionKey session, int version, BillValues values, List<BillLine> lines, Fees fees) {

    public static final int FIRST_VERSION = 1;

    public Bill {
        lines = List.copyOf(lines);
    }

    /** Charge end by the pile's clock, service end by the platform's: the plug-out carries no time of the pile. */
    static Bill rate(SessionKey session, int version, BillValues values, Tariff tariff) {
        var lines = lines(values, session.plugOutReported(), tariff);
        return new Bill(session, version, values, lines, Fees.of(lines));
    }

    static List<BillLine> lines(BillValues values, boolean plugOutReported, Tariff tariff) {
        var serviceEndedAt = values.idleCharged() ? values.serviceEndedAt() : values.chargeEndedAt();
        return Rating.rate(tariff, new Usage(values.energyByBand(), values.estimatedBands(), values.chargeEndedAt(),
                serviceEndedAt, plugOutReported));
    }
}
