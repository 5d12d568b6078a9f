package org.chargeledger.billing.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillVersion;
import org.chargeledger.billing.domain.Reading;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.billing.domain.SessionCase.Step;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.check.CheckSettings;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.billing.domain.check.IdleTime;
import org.chargeledger.billing.domain.check.PileTraits;
import org.chargeledger.billing.domain.check.RegisterReading;

/** What surrounds the sessions of a batch that are to be billed; bills of the same batch surround each other. */
final class Surroundings {

    private final Map<String, PileTraits> piles;
    private final Map<String, CheckSettings> settings;
    private final List<IdleTime> idleTimes;
    private final Map<BillNo, List<Reading>> curves;
    private final List<RegisterReading> registers;

    Surroundings(Map<String, PileTraits> piles, Map<String, CheckSettings> settings, Collection<IdleTime> idleTimes,
            Map<BillNo, List<Reading>> curves, List<RegisterReading> registers) {
        this.piles = piles;
        this.settings = settings;
        this.idleTimes = new ArrayList<>(idleTimes);
        this.curves = curves;
        this.registers = registers;
    }

    Circumstances of(SessionKey session) {
        return new Circumstances(piles.getOrDefault(session.pileCode(), PileTraits.UNKNOWN),
                settings.getOrDefault(session.operatorId(), CheckSettings.BUILT_IN),
                idleTimes.stream().filter(idle -> idle.pileCode().equals(session.pileCode())
                        || idle.driverId().equals(session.driverId())).collect(Collectors.toList()),
                curves.getOrDefault(session.billNo(), List.of()), registers);
    }

    void add(Step step) {
        for (Happening happening : step.happenings()) {
            if (happening instanceof Happening.Rated(var bill) && bill.fees().idle().fen() > 0) {
                idleTimes.add(IdleTime.of(step.session()));
            }
        }
    }

    /** The bill, which surrounds those after it. */
    BillVersion with(BillVersion bill) {
        if (bill.fees().idle().fen() > 0) {
            idleTimes.add(IdleTime.of(bill));
        }
        return bill;
    }
}
