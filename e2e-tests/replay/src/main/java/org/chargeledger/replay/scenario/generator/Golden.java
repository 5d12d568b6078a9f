package org.chargeledger.replay.scenario.generator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.replay.scenario.Band;
import org.chargeledger.replay.scenario.DriverPlan;
import org.chargeledger.replay.scenario.ExpectedBill;
import org.chargeledger.replay.scenario.Expectations;
import org.chargeledger.replay.scenario.Outcome;
import org.chargeledger.replay.scenario.Scenario;
import org.chargeledger.replay.scenario.SessionPlan;
import org.chargeledger.replay.scenario.TariffPlan;

/**
 * What the scenario must come to, worked out in decimal yuan from the rules of the domain and without the suite's own
 * rating, so that the two can disagree.
 */
final class Golden {

    private static final BigDecimal VOUCHER_YUAN = new BigDecimal("5");
    private static final BigDecimal MINIMUM_SPEND_YUAN = new BigDecimal("20");
    private static final int PIECES_PER_GIFT = 20;

    private final Scenario scenario;
    private final Map<String, Integer> pieces = new HashMap<>();

    Golden(Scenario scenario) {
        this.scenario = scenario;
        scenario.drivers().stream().filter(driver -> driver.rechargeFen() >= Roster.VOUCHER_RECHARGE_FEN)
                .forEach(driver -> pieces.put(driver.openid(), PIECES_PER_GIFT));
    }

    Expectations work() {
        int granted = pieces.values().stream().mapToInt(Integer::intValue).sum();
        List<ExpectedBill> bills = new ArrayList<>();
        Map<String, Integer> held = new HashMap<>();
        for (SessionPlan session : scenario.sessions()) {
            switch (session.outcome()) {
                case SETTLED, LATE -> bills.add(bill(session));
                case LOST -> held.put(session.billNo(), 1);
                case LOST_OFFLINE -> held.put(session.billNo(), 2);
                case START_FAILED -> { }
            }
        }
        int failed = (int) scenario.sessions().stream().filter(s -> s.outcome() == Outcome.START_FAILED).count();
        long recharged = scenario.drivers().stream().mapToLong(DriverPlan::rechargeFen).sum();
        return new Expectations(bills.size() + held.size(), failed, recharged, granted, bills, held);
    }

    private ExpectedBill bill(SessionPlan session) {
        TariffPlan tariff = scenario.tariffOf(session);
        BigDecimal energyFee = BigDecimal.ZERO;
        BigDecimal serviceFee = BigDecimal.ZERO;
        for (Band band : Band.values()) {
            BigDecimal kwh = BigDecimal.valueOf(session.energyTenthWhByBand().get(band.ordinal()), 4);
            energyFee = energyFee.add(kwh.multiply(BigDecimal.valueOf(tariff.energyPrice(band), 5)));
            serviceFee = serviceFee.add(kwh.multiply(BigDecimal.valueOf(tariff.servicePrice(band), 5)));
        }
        energyFee = energyFee.setScale(2, RoundingMode.HALF_UP);
        serviceFee = serviceFee.setScale(2, RoundingMode.HALF_UP);
        long minutes = Duration.between(session.chargeEndedAt().plusMinutes(TariffPlan.IDLE_FREE_MINUTES),
                session.unpluggedAt()).toMinutes();
        BigDecimal idleFee = BigDecimal.valueOf(Math.max(0, minutes) * TariffPlan.IDLE_FEE_PER_MINUTE_FEN, 2);
        BigDecimal discount = discount(session, energyFee.add(serviceFee));
        return new ExpectedBill(session.billNo(), session.energyTenthWh(), fen(energyFee), fen(serviceFee),
                fen(idleFee), fen(discount), fen(energyFee.add(serviceFee).add(idleFee).subtract(discount)));
    }

    /** Idle time does not count towards the minimum spend; no driver of the scenario runs out of vouchers. */
    private BigDecimal discount(SessionPlan session, BigDecimal spent) {
        int left = pieces.getOrDefault(session.openid(), 0);
        if (left == 0 || spent.compareTo(MINIMUM_SPEND_YUAN) < 0) {
            return BigDecimal.ZERO;
        }
        pieces.put(session.openid(), left - 1);
        return VOUCHER_YUAN;
    }

    private static long fen(BigDecimal yuan) {
        return yuan.movePointRight(2).longValueExact();
    }
}
