package org.chargeledger.rating;

/** Names one immutable version of a tariff. */
public record TariffVersion(String tariffId, int number) {

    @Override
    public String toString() {
        return tariffId + " v" + number;
    }
}
