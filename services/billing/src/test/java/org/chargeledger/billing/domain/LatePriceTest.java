package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.charging;
import static org.chargeledger.billing.domain.Cases.idle;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.check.CheckSettings;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.billing.domain.check.PileTraits;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.UnitPrice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A price that became known late")
class LatePriceTest {

    private static final Tariff ONLY_VALLEY = new Tariff(TARIFF.version(), TARIFF.zone(), List.of(DayPeriod.of("00:00",
            "24:00",
            Band.VALLEY, UnitPrice.ofYuan("0.76"), UnitPrice.ofYuan("0.34"))), Optional.empty());
    /** What staff made of the energy, 1 kWh less than the record's. */
    private static final BillValues STAFF = new BillValues(at("08:01:31"), at("08:19:33"), at("08:19:33"), 20_900,
            Map.of(Band.PEAK, new Energy(20_900)), true, StopReason.FULL);

    private static final Origin BY_STAFF = new Origin(Origin.Source.CORRECTION, at("10:00:00"), "finance", "as agreed",
            false, null);

    @Test
    @DisplayName("holds a bill in whose band it has no price, and another one releases it with the values it had")
    void keepsValues() {
        var rated = new CurrentBill(2, BillState.RATED, STAFF, Fees.NONE, null, BY_STAFF, TARIFF.version());
        BillVersion held = LatePrice.ofRated(recorded().billed(at("11:00:00")), rated, ONLY_VALLEY,
                Circumstances.UNKNOWN, at("12:00:00"));
        assertThat(held.held()).isTrue();
        assertThat(held.session().heldForPrice()).isTrue();
        assertThat(LatePrice.ofHeld(held.session(), rated, ONLY_VALLEY, Circumstances.UNKNOWN,
                at("13:00:00"))).isEmpty();

        BillVersion released = LatePrice.ofHeld(held.session(), rated, TARIFF, Circumstances.UNKNOWN,
                at("13:00:00")).orElseThrow();
        assertThat(released.values()).isEqualTo(STAFF);
        assertThat(released.origin()).isEqualTo(BY_STAFF.rerated(at("13:00:00")));
        assertThat(released.origin().notifyDriver()).isFalse();
        assertThat(released.fees().total()).isEqualTo(new Money(230));
        assertThat(released.number()).isEqualTo(held.number() + 1);
    }

    @ParameterizedTest(name = "peak until {0}, then until {1} by the price of now: {2} of 20,900 tenths of a Wh")
    @CsvSource({"16:12, 16:10, 12000", "16:12, 16:08, 9000", "16:12, 16:15, 18522", "16:30, 16:10, 12000",
            "16:12, 16:30, 20900", "16:30, 16:20, 20900"})
    @DisplayName("splits anew, by its own periods, what the platform had split for staff along the curve, and leaves "
            + "their own bands alone")
    void splitAnew(String before, String until, long peakTenthWh) {
        List<Reading> curve = List.of(reading("08:06:00", 6_000), reading("08:14:00", 18_000));
        var around = new Circumstances(PileTraits.UNKNOWN, CheckSettings.BUILT_IN, List.of(), curve, List.of());
        BillValues split = STAFF.split(CurveSplit.of(peakUntil(before), STAFF.chargeStartedAt(),
                STAFF.chargeEndedAt(), 20_900, curve).assumed());
        var rated = new CurrentBill(2, BillState.RATED, split, Fees.NONE, null, BY_STAFF, TARIFF.version());
        BillVersion next = LatePrice.ofRated(recorded().billed(at("11:00:00")), rated, peakUntil(until), around,
                at("12:00:00"));
        assertThat(next.values().energyByBand().get(Band.PEAK)).isEqualTo(new Energy(peakTenthWh));
        assertThat(next.values().energyOfBandsTenthWh()).isEqualTo(20_900);
        assertThat(next.values().estimatedBands()).isEqualTo(next.values().energyByBand().keySet());

        var told = new CurrentBill(2, BillState.RATED, STAFF, Fees.NONE, null, BY_STAFF, TARIFF.version());
        assertThat(LatePrice.ofRated(recorded().billed(at("11:00:00")), told, peakUntil(until), around,
                at("12:00:00")).values()).isEqualTo(STAFF);
    }

    private static Reading reading(String time, long energyTenthWh) {
        return new Reading(at(time), Fact.Progressed.Status.CHARGING, true, energyTenthWh, null);
    }

    /** By the clock of the station, eight hours ahead. */
    private static Tariff peakUntil(String time) {
        return new Tariff(TARIFF.version(), TARIFF.zone(), List.of(
                DayPeriod.of("00:00", time, Band.PEAK, UnitPrice.ofYuan("0.76"), UnitPrice.ofYuan("0.34")),
                DayPeriod.of(time, "24:00", Band.FLAT, UnitPrice.ofYuan("0.50"), UnitPrice.ofYuan("0.34"))),
                Optional.empty());
    }

    @Test
    @DisplayName("releases also a bill that was proposed for a lost record, and has none")
    void withoutRecord() {
        Session lost = requested().after(List.of(started("08:00:30"), charging("08:10:00", 5_000), idle("08:19:33"),
                unplugged("08:20:00"), unplugged("08:20:15"), Cases.online("08:50:00", "2019-10-15T00:00:00")));
        var accepted = new CurrentBill(2, BillState.RATED, STAFF, Fees.NONE, null, BY_STAFF, TARIFF.version());
        BillVersion held = LatePrice.ofRated(lost.billed(at("11:00:00")), accepted, ONLY_VALLEY, Circumstances.UNKNOWN,
                at("12:00:00"));
        assertThat(held.session().heldForPrice()).isTrue();
        assertThat(LatePrice.ofHeld(held.session(), accepted, TARIFF, Circumstances.UNKNOWN, at("13:00:00")))
                .hasValueSatisfying(released -> assertThat(released.held()).isFalse());
    }

    @Test
    @DisplayName("decides a bill that never had a price from its record, with all checks")
    void fromFacts() {
        Session unpriced = recorded().held(List.of(new Finding(FindingCode.PRICE_UNKNOWN, Map.of())), at("11:00:00"));
        BillVersion rated = LatePrice.ofHeld(unpriced, null, TARIFF, Circumstances.UNKNOWN,
                at("13:00:00")).orElseThrow();
        assertThat(rated.values().energyTenthWh()).isEqualTo(30_900);
        assertThat(LatePrice.ofHeld(unpriced, null, ONLY_VALLEY, Circumstances.UNKNOWN, at("13:00:00"))).isEmpty();
    }

    @ParameterizedTest(name = "held for {0}, then {1} yuan per kWh: {2}")
    @CsvSource({
            "PRICE_MODEL_DISAGREES,                  0.76, ",
            "AMOUNT_DISAGREES,                       0.76, ",
            "PRICE_MODEL_DISAGREES AMOUNT_DISAGREES, 0.76, ",
            "PRICE_UNKNOWN,                          0.76, ",
            "PRICE_MODEL_DISAGREES,                  0.77, PRICE_MODEL_DISAGREES",
            "PRICE_UNKNOWN,                          0.77, PRICE_MODEL_DISAGREES"})
    @DisplayName("rates a bill that is held only because its pile had that price before; where the pile's is another "
            + "still, it is held anew, against the price of now")
    void pileKnewFirst(String codes, String yuan, FindingCode still) {
        Session held = heldFor(codes);
        assertThat(held.heldOverPrice()).isTrue();
        BillVersion next = LatePrice.ofHeld(held, null, energyAt(yuan), Circumstances.UNKNOWN, at("13:00:00"))
                .orElseThrow();
        assertThat(next.session().findings()).extracting(Finding::code)
                .isEqualTo(still == null ? List.of() : List.of(still));
        assertThat(next.session().decidedAt()).isEqualTo(still == null ? at("13:00:00") : held.decidedAt());
        assertThat(LatePrice.ofHeld(next.session(), null, energyAt(yuan), Circumstances.UNKNOWN, at("14:00:00"))
                .filter(BillVersion::held)).isEmpty();
    }

    @Test
    @DisplayName("is nothing to a bill that is held for something else as well")
    void heldForMore() {
        assertThat(heldFor("PRICE_MODEL_DISAGREES CHARGE_TIME_DISAGREES").heldOverPrice()).isFalse();
        assertThat(heldFor("AMOUNT_DISAGREES").heldForPrice()).isFalse();
    }

    @ParameterizedTest(name = "held for {0}, then {1} yuan per kWh: {2} fen")
    @CsvSource({
            // 3.09 kWh, and 0.34 yuan of service each.
            "PRICE_MODEL_DISAGREES CHARGE_TIME_DISAGREES, 0.76, 340",
            "PRICE_MODEL_DISAGREES CHARGE_TIME_DISAGREES, 1.00, 414",
            "CHARGE_TIME_DISAGREES,                       1.00, 414",
            "PLUG_OUT_UNKNOWN,                            1.00, 414"})
    @DisplayName("says what a bill would come to that stays held for something else")
    void expected(String codes, String yuan, long fen) {
        assertThat(LatePrice.expected(heldFor(codes), energyAt(yuan), Circumstances.UNKNOWN, at("13:00:00")))
                .isEqualTo(new Money(fen));
    }

    @Test
    @DisplayName("says so as its record is rated, with its idling")
    void expectedAsRated() {
        Session held = requested().after(List.of(started("08:01:31"), charging("08:10:00", 10_000), idle("08:19:35"),
                record("08:19:40", "08:01:31", "08:19:33", 30_900, StopReason.ABORTED), unplugged("08:44:00"),
                unplugged("08:44:15")))
                .held(List.of(new Finding(FindingCode.IDLE_AFTER_FAULT, Map.of())), at("08:44:15"));
        assertThat(LatePrice.expected(held, TARIFF, Cases.WATCHED, at("12:00:00"))).isEqualTo(new Money(340 + 720));
    }

    @Test
    @DisplayName("says so of the energy alone, while two frames show the car charging after it had seemed to be gone")
    void expectedOfUnfinished() {
        Session charging = heldFor("CHARGE_TIME_DISAGREES").after(List.of(charging("08:30:00", 20_000),
                charging("08:31:00", 20_000)));
        assertThat(LatePrice.expected(charging, energyAt("1.00"), Circumstances.UNKNOWN, at("13:00:00")))
                .isEqualTo(new Money(414));
    }

    private static Session heldFor(String codes) {
        return recorded().held(Stream.of(codes.split(" ")).map(FindingCode::valueOf)
                .map(code -> new Finding(code, Map.of())).toList(), at("11:00:00"));
    }

    private static Tariff energyAt(String yuan) {
        return new Tariff(TARIFF.version(), TARIFF.zone(), List.of(DayPeriod.of("00:00", "24:00", Band.PEAK,
                UnitPrice.ofYuan(yuan), UnitPrice.ofYuan("0.34"))), Optional.empty());
    }

    @Test
    @DisplayName("leaves a bill held whose car two frames saw charge after it had seemed to be gone; one may be stray")
    void thereAfterAll() {
        Session unpriced = recorded().held(List.of(new Finding(FindingCode.PRICE_UNKNOWN, Map.of())), at("11:00:00"));
        Session once = unpriced.after(charging("08:30:00", 40_000));
        Session charging = once.after(charging("08:31:00", 40_000));
        assertThat(charging.heldForPrice()).isTrue();
        assertThat(LatePrice.ofHeld(once, null, TARIFF, Circumstances.UNKNOWN, at("13:00:00"))).isPresent();
        assertThat(LatePrice.ofHeld(charging, null, TARIFF, Circumstances.UNKNOWN, at("13:00:00"))).isEmpty();
    }

    private static Session recorded() {
        return requested().after(List.of(started("08:01:31"), charging("08:10:00", 10_000), idle("08:19:35"),
                record("08:19:40", "08:01:31", "08:19:33", 30_900), unplugged("08:20:00"), unplugged("08:20:15")));
    }

    @Test
    @DisplayName("does not hold a bill of facts for the price that its pile was shown before")
    void dearer() {
        var dearer = new Tariff(TARIFF.version(), TARIFF.zone(), List.of(DayPeriod.of("00:00", "24:00", Band.PEAK,
                UnitPrice.ofYuan("1.00"), UnitPrice.ofYuan("0.34"))), Optional.empty());
        Session session = recorded().billed(at("11:00:00"));
        var rated = Cases.current(1, BillState.RATED, BillValues.of(session), Fees.NONE, null);
        BillVersion next = LatePrice.ofRated(session, rated, dearer, Circumstances.UNKNOWN, at("12:00:00"));
        assertThat(next.held()).isFalse();
        assertThat(next.fees().energy()).isEqualTo(new Money(309));
        assertThat(next.session().record()).isEqualTo(session.record());
    }

    @Test
    @DisplayName("judges a bill of facts again: what was free may now cost idling, which is held where it is doubtful")
    void judgedAgain() {
        Session stayed = requested().after(List.of(started("08:01:31"), charging("08:10:00", 10_000), idle("08:19:35"),
                record("08:19:40", "08:01:31", "08:19:33", 30_900, StopReason.ABORTED), unplugged("08:44:00"),
                unplugged("08:44:15")));
        var free = Cases.current(1, BillState.RATED, BillValues.of(stayed), Fees.NONE, null);
        BillVersion held = LatePrice.ofRated(stayed.billed(at("08:44:15")), free, TARIFF, Cases.WATCHED,
                at("12:00:00"));
        assertThat(held.session().findings()).extracting(Finding::code).containsExactly(FindingCode.IDLE_AFTER_FAULT);
        assertThat(held.number()).isEqualTo(2);
        assertThat(held.values()).isEqualTo(BillValues.of(stayed));

        var byStaff = new CurrentBill(2, BillState.RATED, BillValues.of(stayed), Fees.NONE, null, BY_STAFF, TARIFF.version());
        BillVersion kept = LatePrice.ofRated(stayed.billed(at("08:44:15")), byStaff, TARIFF, Cases.WATCHED,
                at("12:00:00"));
        assertThat(kept.held()).isFalse();
        assertThat(kept.fees().idle()).isEqualTo(new Money(720));
    }
}
