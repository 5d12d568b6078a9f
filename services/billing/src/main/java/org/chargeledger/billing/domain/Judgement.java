package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.billing.domain.check.Check;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.billing.domain.check.Draft;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.UnpricedBand;

/** What a finished session comes to: a bill, and everything that speaks against it. Without a bill there is a doubt. */
record Judgement(Bill bill, List<Finding> doubts) {

    Judgement {
        doubts = List.copyOf(doubts);
    }

    static Judgement of(Session session, Optional<Tariff> tariff, Circumstances around, Instant now) {
        if (session.record().record().implausible()) {
            return doubt(FindingCode.RECORD_IMPLAUSIBLE, readings(session));
        }
        if (tariff.isEmpty()) {
            return doubt(FindingCode.PRICE_UNKNOWN, Map.of("reason", "no version " + session.key().tariff()));
        }
        try {
            Optional<BillValues> values = byBand(session.record().record(), session, tariff.get(),
                    around.curve());
            if (values.isEmpty()) {
                return doubt(FindingCode.BANDS_UNKNOWN, Map.of("readings", Integer.toString(around.curve().size()),
                        "tolerance", Long.toString(CurveSplit.LONGEST_GUESS.toSeconds())));
            }
            Bill bill = Bill.rate(session.key(), session.billVersion() + 1, values.get(), tariff.get());
            return new Judgement(bill, Check.examine(new Draft(session, tariff.get(), bill, around, now)));
        } catch (UnpricedBand unpriced) {
            return doubt(FindingCode.PRICE_UNKNOWN, Map.of("reason", unpriced.getMessage()));
        } catch (ArithmeticException overflow) {
            return doubt(FindingCode.RECORD_IMPLAUSIBLE, readings(session));
        }
    }

    /** As the record has it, or split along the realtime curve; empty where too few readings tell how. */
    static Optional<BillValues> byBand(TransactionRecord record, Session session, Tariff tariff,
            Collection<Reading> curve) {
        BillValues values = BillValues.of(record, session);
        return record.hasBands() ? Optional.of(values) : CurveSplit.trusted(tariff, values, curve).map(values::split);
    }

    private static Judgement doubt(FindingCode code, Map<String, String> evidence) {
        return new Judgement(null, List.of(new Finding(code, evidence)));
    }

    private static Map<String, String> readings(Session session) {
        TransactionRecord record = session.record().record();
        return Map.of("energyTenthWh", Long.toString(record.energyTenthWh()), "bands", record.bands().toString());
    }
}
