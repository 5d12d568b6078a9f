package org.chargeledger.billing.domain.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chargeledger.billing.domain.Finding;
import org.chargeledger.billing.domain.FindingCode;

/**
 * Our checks of a bill before anybody owes it: each compares a record with what the platform knows, within a tolerance
 * that an operator may change, and leaves evidence of what it finds.
 */
public enum Check {
    ENERGY_DISAGREES(FindingCode.ENERGY_DISAGREES, Unit.TENTH_WH, 1_000, EnergyChecks::moreThanCouldFlow),
    CHARGE_TIME_DISAGREES(FindingCode.CHARGE_TIME_DISAGREES, Unit.SECOND, 120, TimeChecks::chargeTime),
    IDLE_TIME_DISAGREES(FindingCode.IDLE_TIME_DISAGREES, Unit.SECOND, 120, TimeChecks::idleTime),
    ENERGY_MISSING(FindingCode.ENERGY_MISSING, Unit.TENTH_WH, 1_000, EnergyChecks::lessThanSeen),
    PLUG_OUT_IMPLAUSIBLE(FindingCode.PLUG_OUT_IMPLAUSIBLE, Unit.SECOND, 86_400, TimeChecks::plugOut),
    IDLE_AFTER_SHORT_CHARGE(FindingCode.IDLE_AFTER_SHORT_CHARGE, Unit.SECOND, 60, IdleChecks::afterShortCharge),
    IDLE_AFTER_FAULT(FindingCode.IDLE_AFTER_FAULT, Unit.NONE, 0, IdleChecks::afterFault),
    IDLE_OVERLAPS(FindingCode.IDLE_OVERLAPS, Unit.SECOND, 60, IdleChecks::overlap),
    CLOCK_WRONG(FindingCode.CLOCK_WRONG, Unit.SECOND, 300, TimeChecks::clock),
    REGISTER_BROKEN(FindingCode.REGISTER_BROKEN, Unit.TENTH_WH, 1_000, EnergyChecks::register),
    POWER_TOO_HIGH(FindingCode.POWER_TOO_HIGH, Unit.PERCENT, 10, EnergyChecks::power),
    AMOUNT_DISAGREES(FindingCode.AMOUNT_DISAGREES, Unit.FEN, 10, PriceChecks::amount),
    PRICE_MODEL_DISAGREES(FindingCode.PRICE_MODEL_DISAGREES, Unit.HUNDRED_THOUSANDTH_YUAN_PER_KWH, 100,
            PriceChecks::priceModel),
    TIME_WITHOUT_ENERGY(FindingCode.TIME_WITHOUT_ENERGY, Unit.SECOND, 600, EnergyChecks::timeWithoutEnergy),
    BANDS_DISAGREE(FindingCode.BANDS_DISAGREE, Unit.TENTH_WH, 100, EnergyChecks::bands),
    IDLE_UNSEEN(FindingCode.IDLE_UNSEEN, Unit.SECOND, 900, IdleChecks::unseen),
    /** Asks for more than is read for a bill anyway, and is wrong where a meter was changed: for whoever wants it. */
    REGISTER_DISCONTINUOUS(FindingCode.REGISTER_DISCONTINUOUS, Unit.TENTH_WH, 1_000, EnergyChecks::registerBetween,
            false);

    /** What a tolerance counts, and the most of it that anybody can mean. */
    public enum Unit {
        /** 1,000 kWh. */
        TENTH_WH(10_000_000),
        /** 31 days. */
        SECOND(2_678_400),
        PERCENT(1_000),
        /** 100,000 yuan. */
        FEN(10_000_000),
        /** 100 yuan. */
        HUNDRED_THOUSANDTH_YUAN_PER_KWH(10_000_000),
        NONE(0);

        private final long most;

        Unit(long most) {
            this.most = most;
        }

        public long most() {
            return most;
        }
    }

    /** Empty evidence: nothing speaks against the bill. */
    interface Rule {

        Evidence look(Draft draft, long tolerance);
    }

    private final FindingCode code;
    private final Unit unit;
    private final long usualTolerance;
    private final Rule rule;
    private final boolean usuallyEnabled;

    Check(FindingCode code, Unit unit, long usualTolerance, Rule rule) {
        this(code, unit, usualTolerance, rule, true);
    }

    Check(FindingCode code, Unit unit, long usualTolerance, Rule rule, boolean usuallyEnabled) {
        this.code = code;
        this.unit = unit;
        this.usualTolerance = usualTolerance;
        this.rule = rule;
        this.usuallyEnabled = usuallyEnabled;
    }

    /** Everything that speaks against a bill, in the order of the codes. */
    public static List<Finding> examine(Draft draft) {
        var findings = new ArrayList<Finding>();
        for (Check check : values()) {
            CheckSettings.Setting setting = draft.around().settings().of(check, draft.around().pile().model());
            if (setting.enabled()) {
                check.find(draft, setting.tolerance()).ifPresent(findings::add);
            }
        }
        return findings;
    }

    public static Optional<Check> of(int code) {
        for (Check check : values()) {
            if (check.code.number() == code) {
                return Optional.of(check);
            }
        }
        return Optional.empty();
    }

    Optional<Finding> find(Draft draft, long tolerance) {
        Evidence evidence = rule.look(draft, tolerance);
        return evidence.isEmpty() ? Optional.empty()
                : Optional.of(new Finding(code, evidence.and("tolerance", tolerance).values()));
    }

    public FindingCode code() {
        return code;
    }

    public Unit unit() {
        return unit;
    }

    public long usualTolerance() {
        return usualTolerance;
    }

    public boolean usuallyEnabled() {
        return usuallyEnabled;
    }
}
