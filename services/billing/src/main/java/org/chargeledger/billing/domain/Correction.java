package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;

/**
 * The next version of a bill, worked out in full before anything is written, so that staff save what they have seen. A
 * settled bill is settled again at once; any other goes through the voucher question, so its money is shown here as it
 * is without a voucher. What was refunded stands: so much of each component is not charged again ({@code covered}). What
 * comes back pays first what the driver owes of other bills.
 */
public record Correction(Basis basis, Tariff tariff, Bill after, Fees covered, Settlement settlement,
        SpendingOrder order, List<Arrears.Owed> arrearsPaid, UsedVoucher voucher, VoucherEffect voucherEffect,
        MoneyEffect money, long differenceFen, Digest digest) {

    /** What becomes of a voucher. */
    public enum VoucherEffect {
        NONE,
        /** It stays used, for at most its face. */
        KEPT,
        /** The bill no longer reaches the minimum spend: the driver has it back. */
        RELEASED,
        /** The voucher service is asked when the correction is saved. */
        ASKED
    }

    /**
     * What a correction rests on. {@code records} are the pile's records that are known; {@code money} is who has paid
     * what of the bill so far, and what was refunded; {@code curve} is what was seen in realtime; {@code
     * bandsApartTenthWh} is how far the energy and the sum of its bands may be apart, as for a record; {@code inForce}
     * is the price that superseded that of a settled bill, or null.
     */
    public record Basis(Session session, CurrentBill bill, Tariff tariff, List<UUID> records, BillMoney money,
            List<Reading> curve, long bandsApartTenthWh, Tariff inForce) {

        /** By which the edited bill is rated. */
        Tariff tariff(BillEdit edit) {
            return edit.priceInForce() && inForce != null ? inForce : tariff;
        }

        public BillValues values() {
            return bill.valuesNow(session);
        }

        /**
         * Into which the platform put the energy, not a pile, nor staff: all of them, where facts alone made the bill
         * of a record without bands, interpolated or not.
         */
        Set<Band> bandsOfPlatform() {
            boolean untold = !bill.origin().byPeople() && session.record() != null
                    && !session.record().record().hasBands();
            return untold ? values().energyByBand().keySet() : values().estimatedBands();
        }
    }

    /** Moves the money in the book; whoever only wants to see it does not write the book. */
    public static Correction of(Basis basis, BillEdit edit, Book book, Instant now) {
        BillValues values = edit.applyTo(basis);
        refuse(basis, edit, values, now);
        CurrentBill before = basis.bill();
        Tariff tariff = basis.tariff(edit);
        SessionKey session = basis.session().key().pricedBy(tariff.version());
        Bill after = Bill.rate(session, before.version() + 1, values, tariff);
        Money discount = before.state() == BillState.SETTLED && before.voucher() != null
                ? before.voucher().discountOn(after.fees()) : Money.ZERO;
        String cause = after.session().billNo() + "v" + after.version();
        Fees covered = after.fees().coveredBy(basis.money().refunded(), discount);
        SpendingOrder order = before.state() == BillState.SETTLED ? before.order() : book.order();
        Settlement resettled = SessionMoney.resettle(book, after.session(), order, basis.money().borne(),
                after.fees().minus(covered), discount, cause);
        Settlement settlement = resettled.paying(after.session().billNo(), book.arrearsPaid());
        UsedVoucher voucher = discount.fen() > 0 ? before.voucher() : null;
        MoneyEffect money = MoneyEffect.of(book, after.session());
        return new Correction(basis, tariff, after, covered, settlement, order, book.arrearsPaid(), voucher,
                effect(before, voucher), money, settlement.due().minus(basis.money().borne().due()).fen(),
                Digest.of(after, discount, basis.money().refunded(), money, basis.records()));
    }

    public CurrentBill before() {
        return basis.bill();
    }

    /** Pinned to the price by which it is corrected. */
    public Session session() {
        return basis.session().pricedBy(tariff.version());
    }

    /**
     * As if its record said what the new version does. What the pile computed by the price that it knew disproves no
     * other, be it that this version is the first by another or one before was.
     */
    public Session asIf() {
        Session recorded = session().asIf(after.values());
        return tariff.version().equals(before().firstPrice()) ? recorded : recorded.withoutPilePrices();
    }

    /**
     * That the car left later than it was seen to. What was seen may have been wrong: whoever saves this says so.
     */
    public Optional<Finding> leavesAfterSeen() {
        Plug seen = basis.session().observation().plug();
        Instant left = after.values().serviceEndedAt();
        if (!seen.confirmed() || !left.isAfter(seen.unpluggedAt().plus(EditCheck.CLOCKS_APART))) {
            return Optional.empty();
        }
        return Optional.of(new Finding(FindingCode.PLUG_OUT_IMPLAUSIBLE, Map.of("serviceEndedAt", left.toString(),
                "unpluggedAt", seen.unpluggedAt().toString(),
                "tolerance", Long.toString(EditCheck.CLOCKS_APART.toSeconds()))));
    }

    /** The version that is saved. */
    public BillVersion version(Origin origin) {
        return BillVersion.rated(session().billed(origin.at()), after, origin);
    }

    /** What the new version asks of the driver, refunded or not. */
    public Money due() {
        return after.fees().total().minus(settlement.discount());
    }

    public boolean settledAtOnce() {
        return before().state() == BillState.SETTLED;
    }

    /** A held bill may be billed as it stands: then somebody has looked at it and found it right. */
    private static void refuse(Basis basis, BillEdit edit, BillValues values, Instant now) {
        var objections = new ArrayList<>(EditCheck.of(basis, edit, values, now));
        boolean same = values.equals(BillEdit.NONE.applyTo(basis)) && !repriced(basis, basis.tariff(edit));
        if (same && basis.bill().state() != BillState.HELD) {
            objections.add(new Objection("NO_CHANGE", "", "nothing would change"));
        }
        if (!objections.isEmpty()) {
            throw new EditRefused(objections);
        }
    }

    private static boolean repriced(Basis basis, Tariff tariff) {
        return !tariff.version().equals(basis.tariff().version());
    }

    private static VoucherEffect effect(CurrentBill before, UsedVoucher voucher) {
        if (before.state() != BillState.SETTLED) {
            return VoucherEffect.ASKED;
        }
        if (before.voucher() == null) {
            return VoucherEffect.NONE;
        }
        return voucher == null ? VoucherEffect.RELEASED : VoucherEffect.KEPT;
    }
}
