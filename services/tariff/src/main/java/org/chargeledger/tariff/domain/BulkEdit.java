package org.chargeledger.tariff.domain;

/**
 * One change made to the prices of many stations at once. {@code idleFee} belongs to SET_IDLE_FEE, the two price steps
 * (0.00001 yuan per kWh, added to every band) to ADD_TO_PRICES.
 */
public record BulkEdit(Kind kind, VersionDraft.IdleFee idleFee, long energyStepHundredThousandths,
        long serviceStepHundredThousandths) {

    public enum Kind { REMOVE_IDLE_FEE, SET_IDLE_FEE, ADD_TO_PRICES }

    /** False when nobody would notice. */
    boolean changes(PublishedVersion version) {
        VersionDraft before = VersionDraft.of(version);
        return !applyTo(before).equals(before);
    }

    VersionDraft applyTo(VersionDraft draft) {
        return switch (kind) {
            case REMOVE_IDLE_FEE -> draft.withIdleFee(null);
            case SET_IDLE_FEE -> draft.withIdleFee(idleFee);
            case ADD_TO_PRICES -> draft.withPricesRaised(energyStepHundredThousandths, serviceStepHundredThousandths);
        };
    }
}
