package org.chargeledger.billing.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chargeledger.rating.BillLine;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.EnergyEvidence;
import org.chargeledger.rating.EnergyEvidence.Readings;
import org.chargeledger.rating.EnergyEvidence.Tolerances;
import org.chargeledger.rating.ExactAmount;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.UnpricedBand;

/** What a record says of the same energy and money in several ways, compared with each other and with our price. */
public final class RecordEvidence {

    private RecordEvidence() {}

    /** The amount is left out where the pile told none, or where there is no price of ours to set beside it. */
    public static List<EnergyEvidence.Comparison> of(TransactionRecord record, Session session, Optional<Tariff> tariff,
            Collection<Reading> curve) {
        List<BillLine> ours = tariff.map(prices -> lines(record, session, prices, curve)).orElse(List.of());
        Optional<ExactAmount> reported = ours.isEmpty() ? Optional.empty() : reported(record);
        return EnergyEvidence.of(new Readings(register(record), record.energyByBand(),
                new Energy(record.energyTenthWh()),
                reported), ours, Tolerances.USUAL).comparisons();
    }

    private static List<BillLine> lines(TransactionRecord record, Session session, Tariff tariff,
            Collection<Reading> curve) {
        if (record.implausible()) {
            return List.of();
        }
        try {
            return Judgement.byBand(record, session, tariff, curve).map(values -> Bill.lines(values, false, tariff))
                    .orElse(List.of());
        } catch (UnpricedBand | ArithmeticException cannotBePriced) {
            return List.of();
        }
    }

    /** A pile that reports no register leaves both its ends at zero. */
    private static Optional<Energy> register(TransactionRecord record) {
        return record.meterStartTenthWh() == 0 && record.meterEndTenthWh() == 0 ? Optional.empty()
                : Optional.of(new Energy(record.meterEndTenthWh() - record.meterStartTenthWh()));
    }

    private static Optional<ExactAmount> reported(TransactionRecord record) {
        return record.reportedAmountTenThousandths() == 0 ? Optional.empty()
                : Optional.of(ExactAmount.ofTenThousandths(record.reportedAmountTenThousandths()));
    }
}
