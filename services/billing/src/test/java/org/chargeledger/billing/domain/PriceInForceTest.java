package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.billing.domain.BillEdit.BandEnergy;
import org.chargeledger.billing.domain.Correction.VoucherEffect;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 3 kWh of peak from 08:00 to 09:00 UTC, settled by 0.76 and 0.34 yuan a kWh. */
@DisplayName("A settled bill corrected by the price in force")
class PriceInForceTest {

    private static final Instant NOW = at("23:00:00");
    private static final Session SESSION = requested().after(List.of(started("08:00:00"),
            record("09:00:10", "08:00:00", "09:00:00", 30_000), unplugged("09:10:00"), unplugged("09:10:15")))
            .billed(at("09:10:15")).settled(at("09:11:00"));
    /** The border lies in the middle of the charge: 16:30 at the station. */
    private static final Tariff TWO_BANDS = tariff(2,
            DayPeriod.of("00:00", "16:30", Band.FLAT, UnitPrice.ofYuan("0.5"), UnitPrice.ofYuan("0.3")),
            DayPeriod.of("16:30", "24:00", Band.PEAK, UnitPrice.ofYuan("0.9"), UnitPrice.ofYuan("0.3")));

    private static final BillEdit IN_FORCE = new BillEdit(null, null, null, null, null, false, null, true, null);

    @ParameterizedTest(name = "{0} yuan, {1} fen refunded, a voucher from {2} fen on: due {3}, {4} fen more, voucher {5}")
    @CsvSource({
            "1.00, 0,   ,    402, 72,  NONE",
            "0.50, 0,   ,    252, -78, NONE",
            "1.00, 228, ,    402, 72,  NONE",
            "0.50, 228, ,    252, 0,   NONE",
            "0.50, 100, ,    252, -78, NONE",
            "0.50, 200, ,    252, -28, NONE",
            "1.00, 0,   330, 302, 72,  KEPT",
            "0.50, 0,   252, 152, -78, KEPT",
            "0.50, 0,   253, 252, 22,  RELEASED"})
    @DisplayName("costs the difference, never less than was refunded; a voucher stays as long as its minimum is reached")
    void money(String perKwh, long refunded, Long minimum, long due, long difference, VoucherEffect effect) {
        var voucher = minimum == null ? null : new UsedVoucher("V", new Money(100), new Money(minimum));
        Bill bill = Bill.rate(SESSION.key(), 1, BillValues.of(SESSION), TARIFF);
        Money discount = voucher == null ? Money.ZERO : voucher.discountOn(bill.fees());
        Book book = Cases.bookWith(10_000, 0);
        Settlement paid = SessionMoney.settle(book, SESSION.key(), 1, bill.fees(), discount);
        Settlement borne = refunded == 0 ? paid : SessionMoney.refund(book, SESSION.key(), paid,
                new Portion(Set.of(Component.ENERGY_FEE), new Money(refunded)), "refund");
        var current = Cases.current(1, BillState.SETTLED, bill.values(), bill.fees(), voucher);
        var money = new BillMoney(borne, new Fees(new Money(refunded), Money.ZERO, Money.ZERO));
        var basis = new Correction.Basis(SESSION, current, TARIFF, List.of(), money, List.of(), 100, peak(2, perKwh));

        Correction correction = Correction.of(basis, IN_FORCE, book, NOW);

        assertThat(correction.due().fen()).isEqualTo(due);
        assertThat(correction.differenceFen()).isEqualTo(difference);
        assertThat(correction.voucherEffect()).isEqualTo(effect);
    }

    @Test
    @DisplayName("is pinned to it, explained by it, and not doubted for what the pile computed by the price of before")
    void pinned() {
        Correction correction = Correction.of(basis(BillValues.of(SESSION), peak(2, "1.00")), IN_FORCE,
                Cases.bookWith(10_000, 0), NOW);
        assertThat(correction.after().lines()).allMatch(line -> line.tariff().equals(new TariffVersion("T", 2)));
        assertThat(correction.session().key().tariff()).isEqualTo(new TariffVersion("T", 2));
        assertThat(correction.version(new Origin(Origin.Source.CORRECTION, NOW, "finance", "r", true, null)).key()
                .tariff()).isEqualTo(new TariffVersion("T", 2));
        assertThat(pilePrice(SESSION)).isEqualTo(110_000);
        assertThat(pilePrice(correction.asIf())).isZero();
    }

    @Test
    @DisplayName("is not doubted for it in any version after that, nor when a record comes late")
    void neverDoubtedAgain() {
        Correction first = Correction.of(basis(BillValues.of(SESSION), peak(2, "1.00")), IN_FORCE,
                Cases.bookWith(10_000, 0), NOW);
        var corrected = new CurrentBill(2, BillState.SETTLED, first.after().values(), first.after().fees(), null,
                new Origin(Origin.Source.CORRECTION, NOW, "finance", "r", true, null), SpendingOrder.PRINCIPAL_FIRST,
                null, TARIFF.version());
        var basis = new Correction.Basis(first.session(), corrected, peak(2, "1.00"), List.of(), BillMoney.NONE,
                List.of(), 100, null);
        var idleOff = new BillEdit(null, null, null, null, null, false);
        assertThat(pilePrice(Correction.of(basis, idleOff, Cases.bookWith(10_000, 0), NOW).asIf())).isZero();
        assertThat(pilePrice(Correction.of(basis(BillValues.of(SESSION), null), idleOff, Cases.bookWith(10_000, 0), NOW)
                .asIf())).isEqualTo(110_000);
    }

    @Test
    @DisplayName("has another digest by another version, also where that costs the same")
    void digest() {
        Digest second = digest(peak(2, "1.00"));
        assertThat(digest(peak(2, "1.00"))).isEqualTo(second);
        assertThat(digest(peak(3, "1.00"))).isNotEqualTo(second);
    }

    @ParameterizedTest(name = "told by the pile {0}, by staff {1}, estimated {2}, given {3}, from the curve {4}: "
            + "{5} flat, {6} peak")
    @CsvSource({
            "true,  false, false, false, false, 0,     30000",
            "true,  false, true,  false, false, 15000, 15000",
            "true,  false, false, false, true,  15000, 15000",
            "true,  false, true,  true,  false, 0,     30000",
            "false, false, false, false, false, 15000, 15000",
            "false, false, false, true,  false, 0,     30000",
            "false, true,  false, false, false, 0,     30000",
            "false, true,  true,  false, false, 15000, 15000"})
    @DisplayName("is split by its periods where the platform had split it, be it into one band of the price before, or "
            + "staff want it; it stays where a pile or staff told the bands")
    void bands(boolean byPile, boolean byStaff, boolean estimated, boolean given, boolean fromCurve, long flat,
            long peak) {
        var edit = new BillEdit(null, null, null, null, given ? List.of(new BandEnergy(Band.PEAK, 30_000)) : null,
                fromCurve, null, true, null);
        Map<Band, Energy> bands = corrected(basis(session(byPile), values(estimated), byStaff, TWO_BANDS), edit)
                .energyByBand();
        assertThat(bands.getOrDefault(Band.FLAT, Energy.ZERO).tenthWh()).isEqualTo(flat);
        assertThat(bands.getOrDefault(Band.PEAK, Energy.ZERO).tenthWh()).isEqualTo(peak);
    }

    @ParameterizedTest(name = "told by the pile {0}, by staff {1}: estimated {2}")
    @CsvSource({"true, false, false", "false, false, true", "false, true, false"})
    @DisplayName("is known to have been split by the platform also after staff put something else of the bill right")
    void marked(boolean byPile, boolean byStaff, boolean estimated) {
        var idleOff = new BillEdit(null, null, null, null, null, false);
        BillValues next = corrected(basis(session(byPile), values(false), byStaff, null), idleOff);
        assertThat(next.energyByBand()).isEqualTo(Map.of(Band.PEAK, new Energy(30_000)));
        assertThat(next.estimatedBands()).isEqualTo(estimated ? Set.of(Band.PEAK) : Set.of());
    }

    @Test
    @DisplayName("is no change where nothing but that mark would come")
    void onlyMarked() {
        assertThat(objections(basis(session(false), values(false), false, null), BillEdit.NONE))
                .containsExactly("NO_CHANGE");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "NONE,           PRICE_NOT_SUPERSEDED NO_CHANGE",
            "WITHOUT_A_BAND, BAND_UNPRICED",
            "TWO_BANDS,      "})
    @DisplayName("is refused where its own price was the right one, and where that price knows no such band")
    void refused(String superseding, String codes) {
        Tariff inForce = switch (superseding) {
            case "NONE" -> null;
            case "WITHOUT_A_BAND" -> tariff(2, DayPeriod.of("00:00", "24:00", Band.FLAT, UnitPrice.ofYuan("0.5"),
                    UnitPrice.ofYuan("0.3")));
            default -> TWO_BANDS;
        };
        assertThat(objections(basis(values(false), inForce), IN_FORCE))
                .isEqualTo(codes == null ? List.of() : Arrays.asList(codes.split(" ")));
    }

    private static List<String> objections(Correction.Basis basis, BillEdit edit) {
        try {
            Correction.of(basis, edit, Cases.bookWith(10_000, 0), NOW);
            return List.of();
        } catch (EditRefused refused) {
            return refused.objections().stream().map(Objection::code).toList();
        }
    }

    private static BillValues corrected(Correction.Basis basis, BillEdit edit) {
        return Correction.of(basis, edit, Cases.bookWith(10_000, 0), NOW).after().values();
    }

    private static long pilePrice(Session session) {
        return session.record().record().bands().getFirst().unitPriceHundredThousandths();
    }

    private static Tariff peak(int version, String perKwh) {
        return tariff(version, DayPeriod.of("00:00", "24:00", Band.PEAK, UnitPrice.ofYuan(perKwh),
                UnitPrice.ofYuan("0.34")));
    }

    private static Tariff tariff(int version, DayPeriod... periods) {
        return new Tariff(new TariffVersion("T", version), TARIFF.zone(), List.of(periods), Optional.empty());
    }

    private static Digest digest(Tariff inForce) {
        return Correction.of(basis(BillValues.of(SESSION), inForce), IN_FORCE, Cases.bookWith(10_000, 0), NOW).digest();
    }

    private static BillValues values(boolean estimated) {
        return new BillValues(at("08:00:00"), at("09:00:00"), at("09:10:00"), 30_000,
                Map.of(Band.PEAK, new Energy(30_000)), estimated ? Set.of(Band.PEAK) : Set.of(), true, StopReason.FULL);
    }

    /** One whose pile told the bands, or only its register. */
    private static Session session(boolean bandsTold) {
        Fact.RecordReceived told = SESSION.record();
        TransactionRecord record = told.record();
        List<BandReading> bands = bandsTold ? record.bands() : List.of();
        var received = new Fact.RecordReceived(told.eventId(), new TransactionRecord(record.chargeStartedAt(),
                record.chargeEndedAt(), bands, 0, 30_000, 30_000, 30_000, 0, record.stopReason(), "0x40"),
                told.observedAt(), told.storedAt());
        return requested().after(List.of(started("08:00:00"), received, unplugged("09:10:00"), unplugged("09:10:15")))
                .billed(at("09:10:15")).settled(at("09:11:00"));
    }

    private static Correction.Basis basis(BillValues values, Tariff inForce) {
        return basis(SESSION, values, false, inForce);
    }

    private static Correction.Basis basis(Session session, BillValues values, boolean byStaff, Tariff inForce) {
        var origin = new Origin(Origin.Source.CORRECTION, NOW, byStaff ? "finance" : null, "r", true, null);
        var current = new CurrentBill(1, BillState.SETTLED, values, Fees.NONE, null, origin,
                SpendingOrder.PRINCIPAL_FIRST, null, TARIFF.version());
        var curve = List.of(new Reading(at("08:30:00"), Fact.Progressed.Status.CHARGING, true, 15_000, null));
        return new Correction.Basis(session, current, TARIFF, List.of(), BillMoney.NONE, curve, 100, inForce);
    }
}
