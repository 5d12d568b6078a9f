package org.chargeledger.billing.domain.view;

/** Amounts that are wanted, from the least to the most of them, in fen; null is no bound. */
public record FenRange(Long least, Long most) {

    public static final FenRange ANY = new FenRange(null, null);

    public boolean bounded() {
        return least != null || most != null;
    }
}
