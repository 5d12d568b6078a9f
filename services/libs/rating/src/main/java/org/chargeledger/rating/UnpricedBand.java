package org.chargeledger.rating;

/** Energy was used in a band that the tariff version does not price: such a session is held, never free. */
public final class UnpricedBand extends RuntimeException {

    private final TariffVersion version;
    private final Band band;

    UnpricedBand(TariffVersion version, Band band) {
        super("tariff " + version + " has no price for " + band);
        this.version = version;
        this.band = band;
    }

    public TariffVersion version() {
        return version;
    }

    public Band band() {
        return band;
    }
}
