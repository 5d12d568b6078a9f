package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.chargeledger.billing.domain.Cases.DRIVER;
import static org.chargeledger.billing.domain.Cases.KEY;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.bookWith;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.domain.BillEdit.BandEnergy;
import org.chargeledger.billing.domain.Correction.VoucherEffect;
import org.chargeledger.billing.domain.Settlement.Source;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A correction")
class CorrectionTest {

    private static final UUID RECORD = new UUID(0, 1);
    private static final Instant NOW = at("2019-10-17T02:00:00");

    /** 3.09 kWh from 08:01:31 to 08:19:33, unplugged at 11:34:19: 3.40 yuan, and 143.20 for idling. */
    private static final Session SESSION = requested().after(List.of(started("08:01:31"),
            record("08:19:40", "08:01:31", "08:19:33", 30_900), unplugged("11:34:19"), unplugged("11:34:34")))
            .billed(at("11:34:34"));

    @Test
    @DisplayName("of the golden bill makes 146.60 yuan 3.40, and 143.20 go back to the wallet they came from")
    void golden() {
        Book book = bookWith(0, 20_000);
        Settlement paid = SessionMoney.settle(book, KEY, 1, bill().fees(), Money.ZERO);
        assertThat(book.balance(KEY.wallet())).isEqualTo(new Money(5_340));

        Correction correction = correct(paid, null, serviceEnd(at("08:19:33")),
                Cases.book(WalletSetting.DEFAULT, Map.of(KEY.wallet(), new Money(5_340))));

        assertThat(correction.after().version()).isEqualTo(2);
        assertThat(correction.after().fees()).isEqualTo(new Fees(new Money(235), new Money(105), Money.ZERO));
        assertThat(correction.settlement().due()).isEqualTo(new Money(340));
        assertThat(correction.differenceFen()).isEqualTo(-14_320);
        assertThat(correction.money()).isEqualTo(new MoneyEffect(14_320, 0, 0, 0));
        assertThat(correction.voucherEffect()).isEqualTo(VoucherEffect.NONE);
    }

    @Test
    @DisplayName("that gives money back pays first what the driver owes of other bills, and shows it")
    void paysArrears() {
        Settlement paid = SessionMoney.settle(bookWith(0, 20_000), KEY, 1, bill().fees(), Money.ZERO);
        var owed = List.of(new Arrears.Owed(new BillNo("20191015160000000000"), Component.ENERGY_FEE, new Money(320)));

        Correction correction = correct(paid, null, serviceEnd(at("08:19:33")),
                new Book("zpd", WalletSetting.DEFAULT, Map.of(), Map.of(DRIVER, owed)));

        assertThat(correction.arrearsPaid()).isEqualTo(owed);
        assertThat(correction.money()).isEqualTo(new MoneyEffect(14_000, 0, 0, -320));
        assertThat(correction.differenceFen()).isEqualTo(-14_320);
        assertThat(correction.settlement().receivable()).isEqualTo(Money.ZERO);
    }

    @Test
    @DisplayName("pays what is owed of the bill itself, where the wallet has money again, and is settled so")
    void paysItself() {
        var borne = new Settlement(List.of(new Settlement.Share(Source.PRINCIPAL, Component.ENERGY_FEE, new Money(200)),
                new Settlement.Share(Source.RECEIVABLE, Component.ENERGY_FEE, new Money(35)),
                new Settlement.Share(Source.RECEIVABLE, Component.SERVICE_FEE, new Money(105))));
        var owed = List.of(new Arrears.Owed(KEY.billNo(), Component.ENERGY_FEE, new Money(35)),
                new Arrears.Owed(KEY.billNo(), Component.SERVICE_FEE, new Money(105)));
        Correction correction = correct(borne, null, new BillEdit(null, at("08:19:30"), at("08:19:30"), null, null,
                null), new Book("zpd", WalletSetting.DEFAULT, Map.of(KEY.wallet(), new Money(100)),
                        Map.of(DRIVER, owed)));

        assertThat(correction.settlement().of(Source.PRINCIPAL)).isEqualTo(new Money(300));
        assertThat(correction.settlement().receivable()).isEqualTo(new Money(40));
        assertThat(correction.money()).isEqualTo(new MoneyEffect(-100, 0, 0, -100));
    }

    @Test
    @DisplayName("takes the idle fee off without touching a time, when staff decide so")
    void idleOff() {
        Correction correction = correct(Settlement.NONE, null,
                new BillEdit(null, null, null, null, null, false), bookWith(0, 0));
        assertThat(correction.after().fees().idle()).isEqualTo(Money.ZERO);
        assertThat(correction.after().values().serviceEndedAt()).isEqualTo(at("11:34:19"));
    }

    @Test
    @DisplayName("to an end in a million years, or to more energy than a battery takes, is refused at once and not "
            + "spread over its days")
    void absurd() {
        var endless = new BillEdit(null, Instant.parse("+1000000-01-01T00:00:00Z"), null, 40_000L, null, null);
        var boundless = new BillEdit(null, null, null, 1_000_000_000_000L, null, null);

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(2), () -> objections(endless)))
                .extracting(Objection::code)
                .contains("TIME_IN_FUTURE");
        assertThat(objections(boundless)).extracting(Objection::code).contains("ENERGY_TOO_LARGE");
    }

    @ParameterizedTest(name = "a voucher of {0} from {1} on, the bill now {2}: {3} off, {4}")
    @CsvSource({
            "100, 340, 340, 100, KEPT",
            "500, 0,   340, 340, KEPT",
            "100, 341, 340, 0,   RELEASED"})
    @DisplayName("keeps the voucher for at most its face, and gives it back when the minimum is no longer reached")
    void voucher(long face, long minimum, long discountable, long discount, VoucherEffect effect) {
        var voucher = new UsedVoucher("V", new Money(face), new Money(minimum));
        Correction correction = correct(Settlement.NONE, voucher, serviceEnd(at("08:19:33")), bookWith(0, 0));
        assertThat(correction.after().fees().discountable()).isEqualTo(new Money(discountable));
        assertThat(correction.settlement().discount()).isEqualTo(new Money(discount));
        assertThat(correction.voucherEffect()).isEqualTo(effect);
    }

    @Test
    @DisplayName("says from where the driver pays more: first what is in the wallet, the rest is owed")
    void dearer() {
        Correction correction = correct(Settlement.NONE, null, energy(100_000), bookWith(1_000, 0));
        assertThat(correction.after().fees().total()).isEqualTo(new Money(1_100 + 14_320));
        assertThat(correction.money()).isEqualTo(new MoneyEffect(-1_000, 0, 0, 14_420));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
            "chargeStartedAt, 2019-10-16T08:19:34, CHARGE_END_BEFORE_START",
            "chargeEndedAt,   2019-10-16T11:34:20, SERVICE_END_BEFORE_CHARGE_END",
            "serviceEndedAt,  2019-10-17T02:00:01, TIME_IN_FUTURE",
            "chargeStartedAt, 2019-10-16T07:49:59, TIME_OUTSIDE_SESSION",
            "chargeStartedAt, 2019-10-16T08:19:33, ENERGY_WITHOUT_TIME",
            "chargeStartedAt, 2019-10-16T08:01:31, NO_CHANGE"})
    @DisplayName("is refused for a time that cannot be")
    void times(String name, String time, String code) {
        assertThat(objections(switch (name) {
            case "chargeStartedAt" -> new BillEdit(at(time), null, null, null, null, null);
            case "chargeEndedAt" -> new BillEdit(null, at(time), null, null, null, null);
            default -> serviceEnd(at(time));
        })).extracting(Objection::code).contains(code);
    }

    @Test
    @DisplayName("allows the clocks to be ten minutes apart")
    void clocks() {
        var edit = new BillEdit(at("07:50:00"), null, null, null, null, null);
        assertThat(correct(Settlement.NONE, null, edit, bookWith(0, 0))).isNotNull();
    }

    @ParameterizedTest(name = "charging until {0}, plugged until {1}: doubted {2}")
    @CsvSource({"08:19:33, 11:44:19, false", "08:19:33, 11:44:20, true", "11:50:00, 12:00:00, true"})
    @DisplayName("may say that the car left later than it was seen to, and then names the doubt with both times")
    void leavesAfterSeen(String ended, String left, boolean doubted) {
        Correction correction = correct(Settlement.NONE, null,
                new BillEdit(null, at(ended), at(left), null, null, null), bookWith(0, 0));
        assertThat(correction.leavesAfterSeen()).isEqualTo(!doubted ? Optional.empty()
                : Optional.of(new Finding(FindingCode.PLUG_OUT_IMPLAUSIBLE, Map.of("serviceEndedAt",
                        at(left).toString(), "unpluggedAt", at("11:34:19").toString(), "tolerance", "600"))));
    }

    @Test
    @DisplayName("is refused for everything that is wrong with it at once")
    void allAtOnce() {
        var edit = new BillEdit(at("08:30:00"), at("08:20:00"), at("2019-10-18T00:00:00"), 40_000L,
                List.of(new BandEnergy(Band.PEAK, -5), new BandEnergy(Band.PEAK, 10), new BandEnergy(Band.VALLEY, 7)),
                null);
        assertThat(objections(edit)).extracting(Objection::code).containsExactlyInAnyOrder("CHARGE_END_BEFORE_START",
                "TIME_IN_FUTURE", "ENERGY_NEGATIVE", "BAND_TWICE", "BANDS_DO_NOT_SUM", "BAND_UNPRICED");
    }

    @ParameterizedTest(name = "{0} tenths of a Wh: {1}")
    @CsvSource({"-1, ENERGY_NEGATIVE", "100000001, ENERGY_TOO_LARGE"})
    @DisplayName("is refused for energy that cannot be")
    void energies(long energy, String code) {
        assertThat(objections(energy(energy))).extracting(Objection::code).contains(code);
    }

    @Test
    @DisplayName("of a bill without a record has to give every time that was not seen")
    void missingTimes() {
        Session held = requested().after(started("08:01:31"))
                .held(List.of(new Finding(FindingCode.LOST, Map.of())), at("11:35:00"));
        var current = Cases.current(1, BillState.HELD, BillValues.of(held), Fees.NONE, null);
        var basis = Cases.basis(held, current, TARIFF, List.of(), BillMoney.NONE, List.of());
        List<Objection> objections = catchThrowableOfType(EditRefused.class,
                () -> Correction.of(basis, energy(0), bookWith(0, 3_000), NOW)).objections();
        assertThat(objections).extracting(Objection::code).containsOnly("TIME_MISSING");
        assertThat(objections).extracting(Objection::at)
                .containsExactly("chargeStartedAt", "chargeEndedAt", "serviceEndedAt");
    }

    @Test
    @DisplayName("of a record with energy below zero is refused until other energy is given, by band")
    void recordBelowZero() {
        Session held = requested().after(List.of(started("08:01:31"), record("08:19:40", "08:01:31", "08:19:33", -1),
                unplugged("08:20:00"), unplugged("08:20:15")))
                .held(List.of(new Finding(FindingCode.RECORD_IMPLAUSIBLE, Map.of())), at("11:35:00"));
        var current = Cases.current(1, BillState.HELD, BillValues.of(held), Fees.NONE, null);
        var basis = Cases.basis(held, current, TARIFF, List.of(RECORD), BillMoney.NONE, List.of());
        List<Objection> objections = catchThrowableOfType(EditRefused.class,
                () -> Correction.of(basis, new BillEdit(null, null, null, null, null, null), bookWith(0, 3_000), NOW))
                .objections();
        assertThat(objections).extracting(Objection::code).containsExactly("ENERGY_NEGATIVE", "ENERGY_NEGATIVE");
        assertThat(objections).extracting(Objection::at).containsExactly("energyTenthWh", "bands");
        var bands = List.of(new BillEdit.BandEnergy(Band.PEAK, 30_900));
        var given = Correction.of(basis, new BillEdit(null, null, null, null, bands, null), bookWith(0, 3_000), NOW);
        assertThat(given.after().values().energyTenthWh()).isEqualTo(30_900);
    }

    @Test
    @DisplayName("shows what leaves a reserve, principal and bonus together")
    void reserveOfBoth() {
        Session held = requested().after(List.of(started("08:01:31"), record("08:19:40", "08:01:31", "08:19:33",
                30_900), unplugged("08:20:00"), unplugged("08:20:15")))
                .held(List.of(new Finding(FindingCode.RECORD_IMPLAUSIBLE, Map.of())), at("11:35:00"));
        var current = Cases.current(1, BillState.HELD, BillValues.of(held), Fees.NONE, null);
        var book = Cases.book(WalletSetting.DEFAULT, Map.of(KEY.reserve(), new Money(300), KEY.reserveBonus(),
                new Money(2_700)));
        var correction = Correction.of(Cases.basis(held, current, TARIFF, List.of(RECORD),
                BillMoney.NONE, List.of()), new BillEdit(null, null, null, null, null, null), book, NOW);
        assertThat(correction.money()).isEqualTo(new MoneyEffect(0, 2_700 - 40, -3_000, 0));
    }

    @Test
    @DisplayName("of a held bill may leave it as it is: then somebody found the record right")
    void heldAsItIs() {
        Session held = requested().after(List.of(started("08:01:31"), record("08:19:40", "08:01:31", "08:19:33",
                30_900), unplugged("11:34:19"), unplugged("11:34:34")))
                .held(List.of(new Finding(FindingCode.RECORD_IMPLAUSIBLE, Map.of())), at("11:35:00"));
        var current = Cases.current(1, BillState.HELD, BillValues.of(held), Fees.NONE, null);
        var correction = Correction.of(Cases.basis(held, current, TARIFF, List.of(RECORD),
                BillMoney.NONE, List.of()), new BillEdit(null, null, null, null, null, null), bookWith(0, 20_000), NOW);
        assertThat(correction.after().fees().total()).isEqualTo(new Money(14_660));
        assertThat(correction.voucherEffect()).isEqualTo(VoucherEffect.ASKED);
        assertThat(correction.money()).isEqualTo(new MoneyEffect(5_340, 0, -20_000, 0));
        assertThat(correction.settledAtOnce()).isFalse();
    }

    @Test
    @DisplayName("has a digest that changes with values, records, version and whose money pays, and with nothing else")
    void digest() {
        Digest seen = digest(serviceEnd(at("08:19:33")), List.of(RECORD), 20_000);
        assertThat(digest(serviceEnd(at("08:19:33")), List.of(RECORD), 340)).isEqualTo(seen);
        assertThat(digest(serviceEnd(at("08:19:33")), List.of(RECORD), 339).hash()).isNotEqualTo(seen.hash());
        assertThat(digest(serviceEnd(at("08:19:34")), List.of(RECORD), 20_000).hash()).isNotEqualTo(seen.hash());
        assertThat(digest(serviceEnd(at("08:19:33")), List.of(new UUID(0, 2)), 20_000).hash())
                .isNotEqualTo(seen.hash());
        assertThat(digest(serviceEnd(at("08:19:33")), List.of(RECORD, new UUID(0, 2)), 20_000).records()).isEqualTo(2);
        assertThat(seen.version()).isEqualTo(1);
        assertThat(Digest.parse(seen.toString())).contains(seen);
        assertThat(Digest.parse("1-1-abc")).isEmpty();
    }

    private static Digest digest(BillEdit edit, List<UUID> records, long walletFen) {
        return Correction.of(basis(Settlement.NONE, null, records), edit, bookWith(walletFen, 0), NOW).digest();
    }

    private static List<Objection> objections(BillEdit edit) {
        return catchThrowableOfType(EditRefused.class,
                () -> correct(Settlement.NONE, null, edit, bookWith(0, 0))).objections();
    }

    private static Correction correct(Settlement borne, UsedVoucher voucher, BillEdit edit, Book book) {
        return Correction.of(basis(borne, voucher, List.of(RECORD)), edit, book, NOW);
    }

    private static Correction.Basis basis(Settlement borne, UsedVoucher voucher, List<UUID> records) {
        var current = Cases.current(1, BillState.SETTLED, bill().values(), bill().fees(), voucher);
        return Cases.basis(SESSION.settled(at("11:35:00")), current, TARIFF, records,
                new BillMoney(borne, Fees.NONE), List.of());
    }

    private static Bill bill() {
        return Bill.rate(KEY, 1, BillValues.of(SESSION), TARIFF);
    }

    private static BillEdit serviceEnd(Instant time) {
        return new BillEdit(null, null, time, null, null, null);
    }

    private static BillEdit energy(long tenthWh) {
        return new BillEdit(null, null, null, tenthWh, null, null);
    }
}
