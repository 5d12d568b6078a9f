package org.chargeledger.billing.domain.check;

import java.time.Duration;
import java.util.Optional;
import org.chargeledger.billing.domain.BandReading;
import org.chargeledger.billing.domain.Confirmed;
import org.chargeledger.billing.domain.TransactionRecord;

/** Whether the energy of a record can be what flowed. */
final class EnergyChecks {

    /** A watt for a second is 1/360 of 0.0001 kWh. */
    private static final long WATT_SECONDS_PER_TENTH_WH = 360;
    /** Times are whole seconds, and a thinned frame stands for the minute around it. */
    private static final long ROUNDED_SECONDS = 60;

    private EnergyChecks() {}

    /**
     * More than what two frames agree on, and what the connector's full power could add while nobody looked; nothing,
     * where the pile itself said that it never began.
     */
    static Evidence moreThanCouldFlow(Draft draft, long tolerance) {
        boolean denied = draft.session().deniedByPile();
        if (draft.ratedPowerW() == 0 && !denied) {
            return Evidence.NONE;
        }
        Confirmed seen = draft.seen().confirmed();
        long unseen = denied ? 0 : Math.max(0, draft.charged().minus(seen.charged()).toSeconds());
        long couldFlow = Math.multiplyExact(unseen, draft.ratedPowerW()) / WATT_SECONDS_PER_TENTH_WH;
        long more = draft.record().energyTenthWh() - seen.energyTenthWh();
        return more <= couldFlow + tolerance ? Evidence.NONE
                : energies(draft).and("energyConfirmedTenthWh", seen.energyTenthWh()).and("unseenSeconds", unseen)
                        .and("couldFlowTenthWh", couldFlow);
    }

    /** Less than two frames agree on: a frame that stands alone may be a stray one. */
    static Evidence lessThanSeen(Draft draft, long tolerance) {
        long seen = draft.seen().confirmed().energyTenthWh();
        return draft.record().energyTenthWh() + tolerance >= seen ? Evidence.NONE
                : energies(draft).and("energyConfirmedTenthWh", seen);
    }

    static Evidence bands(Draft draft, long tolerance) {
        long sum = draft.record().bands().stream().mapToLong(BandReading::energyTenthWh).sum();
        return draft.record().bands().isEmpty() || Math.abs(sum - draft.record().energyTenthWh()) <= tolerance
                ? Evidence.NONE
                : Evidence.of("energyTenthWh", draft.record().energyTenthWh()).and("bandsTenthWh", sum);
    }

    /** A pile that reports no register leaves both its ends at zero. */
    static Evidence register(Draft draft, long tolerance) {
        TransactionRecord record = draft.record();
        long difference = record.meterEndTenthWh() - record.meterStartTenthWh();
        boolean silent = record.meterStartTenthWh() == 0 && record.meterEndTenthWh() == 0;
        return silent || difference >= 0 && Math.abs(difference - record.energyTenthWh()) <= tolerance ? Evidence.NONE
                : Evidence.of("meterStartTenthWh", record.meterStartTenthWh())
                        .and("meterEndTenthWh", record.meterEndTenthWh()).and("energyTenthWh", record.energyTenthWh());
    }

    /**
     * It begins where the session before at this connector left it, or above that by no more than full power could add
     * since: charges whose record was lost, and those that nobody requested here, move it too.
     */
    static Evidence registerBetween(Draft draft, long tolerance) {
        Optional<RegisterReading> before = draft.registerBefore();
        return before.isEmpty() ? Evidence.NONE : moved(draft, before.get(), tolerance);
    }

    private static Evidence moved(Draft draft, RegisterReading before, long tolerance) {
        Duration since = Duration.between(before.chargeEndedAt(), draft.record().chargeStartedAt());
        long couldFlow = Math.multiplyExact(Math.max(0, since.toSeconds()), draft.ratedPowerW())
                / WATT_SECONDS_PER_TENTH_WH;
        long moved = draft.record().meterStartTenthWh() - before.meterEndTenthWh();
        boolean jumps = draft.ratedPowerW() > 0 && moved > couldFlow + tolerance;
        return !jumps && moved >= -tolerance ? Evidence.NONE
                : Evidence.of("meterStartTenthWh", draft.record().meterStartTenthWh())
                        .and("previousBillNo", before.billNo()).and("previousMeterEndTenthWh", before.meterEndTenthWh())
                        .and("previousChargeEndedAt", before.chargeEndedAt())
                        .and("couldFlowSinceTenthWh", jumps ? couldFlow : null);
    }

    /** On average over the charge, so that a peak between two readings is no matter. */
    static Evidence power(Draft draft, long tolerance) {
        long rated = draft.ratedPowerW();
        long most = Math.addExact(rated, Math.multiplyExact(rated, tolerance) / 100);
        long seconds = draft.charged().toSeconds() + ROUNDED_SECONDS;
        long average = Math.multiplyExact(draft.record().energyTenthWh(), WATT_SECONDS_PER_TENTH_WH) / seconds;
        PileTraits pile = draft.around().pile();
        String connectorNo = draft.session().key().connectorNo();
        return rated == 0 || average <= most ? Evidence.NONE
                : energies(draft).and("averagePowerW", average).and("ratedPowerW", pile.ratedPowerW())
                        .and("connectorRatedPowerW", pile.connectorRatedPowerW().get(connectorNo))
                        .and("chargedSeconds", draft.charged().toSeconds());
    }

    static Evidence timeWithoutEnergy(Draft draft, long tolerance) {
        return draft.record().energyTenthWh() > 0 || draft.charged().toSeconds() < tolerance ? Evidence.NONE
                : energies(draft).and("chargedSeconds", draft.charged().toSeconds());
    }

    private static Evidence energies(Draft draft) {
        return Evidence.of("energyTenthWh", draft.record().energyTenthWh())
                .and("energySeenTenthWh", draft.seen().energySeenTenthWh());
    }
}
