package org.chargeledger.billing.domain.check;

/** What a pile is, as far as a check asks. {@code model} is null and {@code ratedPowerW} 0 when nobody told. */
public record PileTraits(String model, long ratedPowerW) {

    public static final PileTraits UNKNOWN = new PileTraits(null, 0);

    boolean powerKnown() {
        return ratedPowerW > 0;
    }
}
