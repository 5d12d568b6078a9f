package org.chargeledger.rating;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pile says about the same energy and money in several ways, compared. Every comparison is kept, also one within
 * its tolerance; none changes a price, for the pile's amount is evidence and never the price.
 */
public record EnergyEvidence(List<Comparison> comparisons) {

    public enum Check {
        /** The register's difference beside the sum of the bands; 0.0001 kWh. */
        REGISTER_WITH_BANDS,
        /** The register's difference beside the energy the record names; 0.0001 kWh. */
        REGISTER_WITH_REPORTED,
        /** The sum of the bands beside the energy the record names; 0.0001 kWh. */
        BANDS_WITH_REPORTED,
        /** The amount the pile computed beside our exact electricity and service fee; 0.000000001 yuan. */
        REPORTED_AMOUNT_WITH_OURS
    }

    /** Two values of the same thing, in the check's unit. */
    public record Comparison(Check check, long left, long right, long tolerance) {

        public long difference() {
            return Math.subtractExact(left, right);
        }

        public boolean agrees() {
            return Math.abs(difference()) <= tolerance;
        }
    }

    /** What a pile's record holds; a pile without a register difference, bands or prices leaves that out. */
    public record Readings(Optional<Energy> registerDifference, Map<Band, Energy> bands, Energy reported,
            Optional<ExactAmount> reportedAmount) {

        public Readings {
            bands = Map.copyOf(bands);
        }
    }

    public record Tolerances(Energy energy, ExactAmount amount) {

        /** 0.01 kWh; and a fen, for a pile rounds electricity and service together and we round them apart. */
        public static final Tolerances USUAL = new Tolerances(Energy.ofKwh("0.01"), Money.ofYuan("0.01").exact());
    }

    public EnergyEvidence {
        comparisons = List.copyOf(comparisons);
    }

    public static EnergyEvidence of(Readings pile, List<BillLine> ours, Tolerances tolerances) {
        var comparisons = new ArrayList<Comparison>();
        Energy bands = pile.bands().values().stream().reduce(Energy.ZERO, Energy::plus);
        boolean hasBands = !pile.bands().isEmpty();
        pile.registerDifference().ifPresent(register -> {
            if (hasBands) {
                comparisons.add(energy(Check.REGISTER_WITH_BANDS, register, bands, tolerances));
            }
            comparisons.add(energy(Check.REGISTER_WITH_REPORTED, register, pile.reported(), tolerances));
        });
        if (hasBands) {
            comparisons.add(energy(Check.BANDS_WITH_REPORTED, bands, pile.reported(), tolerances));
        }
        ExactAmount price = Rating.exact(ours, Component.ENERGY_FEE).plus(Rating.exact(ours, Component.SERVICE_FEE));
        pile.reportedAmount().ifPresent(amount -> comparisons.add(new Comparison(Check.REPORTED_AMOUNT_WITH_OURS,
                amount.nanoYuan(), price.nanoYuan(), tolerances.amount().nanoYuan())));
        return new EnergyEvidence(comparisons);
    }

    /** Those beyond their tolerance. */
    public List<Comparison> disagreements() {
        return comparisons.stream().filter(comparison -> !comparison.agrees()).toList();
    }

    private static Comparison energy(Check check, Energy left, Energy right, Tolerances tolerances) {
        return new Comparison(check, left.tenthWh(), right.tenthWh(), tolerances.energy().tenthWh());
    }
}
