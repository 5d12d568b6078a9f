package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.List;
import org.chargeledger.billing.domain.BillEdit.BandEnergy;
import org.chargeledger.billing.domain.BillValues;
import org.chargeledger.billing.domain.TransactionRecord;

/** What a version of a bill is rated from; a time that is not known is null. */
public record Values(Instant chargeStartedAt, Instant chargeEndedAt, Instant serviceEndedAt, long energyTenthWh,
        List<BandEnergy> bands, boolean idleCharged, String stopReason) {

    /** What a record would be billed with; its plug-out is the platform's. */
    public static Values of(TransactionRecord record, Instant serviceEndedAt) {
        return of(new BillValues(record.chargeStartedAt(), record.chargeEndedAt(), serviceEndedAt,
                record.energyTenthWh(), record.energyByBand(), true, record.stopReason()));
    }

    public static Values of(BillValues values) {
        return new Values(values.chargeStartedAt(), values.chargeEndedAt(), values.serviceEndedAt(),
                values.energyTenthWh(), BandEnergy.of(values), values.idleCharged(),
                values.stopReason() == null ? null : values.stopReason().name());
    }
}
