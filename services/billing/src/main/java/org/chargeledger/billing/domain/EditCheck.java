package org.chargeledger.billing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.UnpricedBand;

/** Finds everything at once that is wrong with what staff would make of a bill. */
final class EditCheck {

    /** A pile's clock and ours may differ by this much before a time lies outside the session. */
    static final Duration CLOCKS_APART = Duration.ofMinutes(10);
    /** 10,000 kWh: no battery on wheels takes more. */
    static final long MOST_TENTH_WH = 100_000_000;

    private final Correction.Basis basis;
    private final SessionKey session;
    private final Instant now;
    private final List<Objection> objections = new ArrayList<>();

    private EditCheck(Correction.Basis basis, Instant now) {
        this.basis = basis;
        this.session = basis.session().key();
        this.now = now;
    }

    static List<Objection> of(Correction.Basis basis, BillEdit edit, BillValues result, Instant now) {
        var check = new EditCheck(basis, now);
        check.times(result);
        check.energy(edit, result);
        check.prices(edit, result);
        return List.copyOf(check.objections);
    }

    private void times(BillValues result) {
        time("chargeStartedAt", result.chargeStartedAt());
        time("chargeEndedAt", result.chargeEndedAt());
        time("serviceEndedAt", result.serviceEndedAt());
        if (isBefore(result.chargeEndedAt(), result.chargeStartedAt())) {
            object("CHARGE_END_BEFORE_START", "chargeEndedAt", "charging cannot end before it started");
        }
        if (isBefore(result.serviceEndedAt(), result.chargeEndedAt())) {
            object("SERVICE_END_BEFORE_CHARGE_END", "serviceEndedAt", "the plug cannot be out before charging ended");
        }
    }

    private void time(String at, Instant time) {
        if (time == null) {
            object("TIME_MISSING", at, "this time is not known: it has to be given");
        } else if (time.isAfter(now)) {
            object("TIME_IN_FUTURE", at, time + " lies after now, " + now);
        } else if (time.isBefore(session.requestedAt().minus(CLOCKS_APART))) {
            object("TIME_OUTSIDE_SESSION", at, time + " lies before the session was requested at "
                    + session.requestedAt());
        }
    }

    private void energy(BillEdit edit, BillValues result) {
        if (result.energyTenthWh() < 0) {
            object("ENERGY_NEGATIVE", "energyTenthWh", "energy cannot be negative");
        }
        if (edit.bands() == null && result.energyByBand().values().stream().anyMatch(one -> one.tenthWh() < 0)) {
            object("ENERGY_NEGATIVE", "bands", "the record has a band below zero: its bands have to be given");
        }
        if (edit.bandsFromCurve() && edit.bands() != null) {
            object("BANDS_TWO_WAYS", "bandsFromCurve", "the bands are given, or taken from the curve, not both");
        } else if (edit.splitsAnew(basis) && spreads(result)) {
            splitAnew(edit, result);
        }
        var bands = new HashSet<Band>();
        List<BillEdit.BandEnergy> edited = edit.bands() == null ? List.of() : edit.bands();
        for (int i = 0; i < edited.size(); i++) {
            String at = "bands[" + i + "]";
            if (edited.get(i).energyTenthWh() < 0) {
                object("ENERGY_NEGATIVE", at + ".energyTenthWh", "energy cannot be negative");
            }
            if (!bands.add(edited.get(i).band())) {
                object("BAND_TWICE", at + ".band", edited.get(i).band() + " is named twice");
            }
        }
        long sum = result.energyOfBandsTenthWh();
        long apart = edit.typesBands() ? 0 : basis.bandsApartTenthWh();
        if (Math.abs(sum - result.energyTenthWh()) > apart && !asBilled(result)) {
            object("BANDS_DO_NOT_SUM", "bands", "the bands hold " + sum + " tenths of a Wh, the energy is "
                    + result.energyTenthWh());
        }
        if (Math.max(sum, result.energyTenthWh()) > MOST_TENTH_WH) {
            object("ENERGY_TOO_LARGE", "energyTenthWh", "no session takes more than 10,000 kWh");
        }
        if (result.energyTenthWh() > 0 && result.chargeStartedAt() != null
                && result.chargeStartedAt().equals(result.chargeEndedAt())) {
            object("ENERGY_WITHOUT_TIME", "energyTenthWh", "energy needs time to flow");
        }
    }

    /** Bands that a bill has are given up only for better ones. */
    private void splitAnew(BillEdit edit, BillValues result) {
        String at = edit.bandsFromCurve() ? "bandsFromCurve" : "priceInForce";
        if (!CurveSplit.possible(result.chargeStartedAt(), result.chargeEndedAt())) {
            object("CHARGE_TOO_LONG", at, "over more than 31 days no energy is split: the bands have to be given");
        } else if (CurveSplit.trusted(basis.tariff(edit), result, basis.curve()).isEmpty()) {
            object("CURVE_TELLS_NOTHING", at, "nothing was read for too long where the band changes");
        }
    }

    /** Whatever else keeps energy from being spread over a time is objected to by itself. */
    private static boolean spreads(BillValues result) {
        return result.energyTenthWh() > 0 && result.energyTenthWh() <= MOST_TENTH_WH
                && isBefore(result.chargeStartedAt(), result.chargeEndedAt());
    }

    /** Nobody touches the energy of a bill that was claimed with it. */
    private boolean asBilled(BillValues result) {
        BillValues current = basis.values();
        return basis.bill().state() != BillState.HELD && result.energyTenthWh() == current.energyTenthWh()
                && result.energyByBand().equals(current.energyByBand());
    }

    private void prices(BillEdit edit, BillValues result) {
        if (edit.priceInForce() && basis.inForce() == null) {
            object("PRICE_NOT_SUPERSEDED", "priceInForce", "no other price is known to have been in force");
        }
        Tariff tariff = basis.tariff(edit);
        for (Band band : result.energyByBand().keySet()) {
            try {
                tariff.priceOf(band);
            } catch (UnpricedBand unpriced) {
                object("BAND_UNPRICED", "bands", unpriced.getMessage());
            }
        }
    }

    private void object(String code, String at, String message) {
        objections.add(new Objection(code, at, message));
    }

    private static boolean isBefore(Instant one, Instant other) {
        return one != null && other != null && one.isBefore(other);
    }
}
