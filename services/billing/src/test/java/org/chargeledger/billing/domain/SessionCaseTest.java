package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.KEY;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.startFailed;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.Explanation;
import org.chargeledger.rating.Language;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.UnitPrice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A session's case")
class SessionCaseTest {

    @Test
    @DisplayName("of the golden session is 146.60 yuan: 2.35 energy, 1.05 service, 143.20 idle")
    void golden() {
        var step = advance(Cases.bookWith(20_000, 3_000), started("08:01:31"),
                record("08:19:40", "08:01:31", "08:19:33", 30_900), unplugged("11:34:19"), unplugged("11:34:34"));
        Bill bill = ((Happening.Rated) step.happenings().getLast()).bill();
        assertThat(bill.fees()).isEqualTo(new Fees(new Money(235), new Money(105), new Money(14_320)));
        assertThat(bill.fees().total()).isEqualTo(Money.ofYuan("146.60"));
        assertThat(step.session().state()).isEqualTo(SessionState.BILLED);
    }

    @Test
    @DisplayName("is settled at once where no voucher can come, and only when it was rated just now")
    void settledAtOnce() {
        Book book = Cases.bookWith(20_000, 3_000);
        var open = advance(book, started("08:01:31"), record("08:19:40", "08:01:31", "08:19:33", 30_900));
        assertThat(open.settledAtOnce(book, at("11:34:40"))).isEqualTo(open);
        var rated = SessionCase.advance(open.session(), List.of(unplugged("11:34:19"), unplugged("11:34:34")),
                Optional.of(TARIFF), Cases.WATCHED, book, "c", at("11:34:40"));
        var settled = rated.settledAtOnce(book, at("11:34:40"));

        assertThat(settled.session()).isEqualTo(rated.session().settled(at("11:34:40")));
        var bill = ((Happening.Settled) settled.happenings().getLast()).bill(settled.session());
        assertThat(bill.settlement().paid()).isEqualTo(Money.ofYuan("146.60"));
        assertThat(bill.settlement().discount()).isEqualTo(Money.ZERO);
        assertThat(book.balance(KEY.wallet())).isEqualTo(new Money(23_000 - 14_660));
        assertThat(book.balance(KEY.reserve())).isEqualTo(Money.ZERO);
        var later = SessionCase.advance(rated.session(), List.of(unplugged("11:35:00")), Optional.of(TARIFF),
                Cases.WATCHED, book, "d", at("11:34:40"));
        assertThat(later.settledAtOnce(book, at("11:34:40"))).isEqualTo(later);
    }

    @Test
    @DisplayName("gives the reserve back when the start failed, and takes it again when it charges after all")
    void failedAndBack() {
        Book book = Cases.bookWith(7_000, 3_000);
        var failed = SessionCase.advance(requested(), List.of(startFailed("08:00:20")), Optional.of(TARIFF),
                Cases.WATCHED, book, "a", at("08:01:00"));
        assertThat(failed.happenings()).containsExactly(new Happening.StartFailed("NOT_PLUGGED", at("08:00:20")));
        assertThat(book.balance(KEY.wallet())).isEqualTo(new Money(10_000));

        SessionCase.advance(failed.session(), List.of(started("08:00:50")), Optional.of(TARIFF),
                Cases.WATCHED, book, "b", at("08:01:00"));
        assertThat(book.balance(KEY.reserve())).isEqualTo(new Money(3_000));
    }

    @Test
    @DisplayName("that failed stays so over one frame: nothing is reserved, told or held; a second one makes it charge")
    void strayFrameAfterFailedStart() {
        Book book = Cases.bookWith(7_000, 3_000);
        var failed = next(requested(), book, startFailed("08:00:20"));
        var stray = next(failed.session(), book, Cases.charging("08:00:40", 9_000_000),
                Cases.charging("08:00:40", 9_000_000));
        assertThat(stray.happenings()).isEmpty();
        assertThat(stray.session().state()).isEqualTo(SessionState.FAILED);
        assertThat(book.balance(KEY.wallet())).isEqualTo(new Money(10_000));
        var later = next(stray.session(), book, Cases.online("2019-10-18T12:00:00", LostRuleTest.YESTERDAY));
        assertThat(later.happenings()).isEmpty();
        assertThat(later.session().state()).isEqualTo(SessionState.FAILED);

        var charging = next(stray.session(), book, Cases.charging("08:00:55", 10));
        assertThat(charging.happenings()).containsExactly(new Happening.ChargingBegan(at("08:00:55")));
        assertThat(charging.session().state()).isEqualTo(SessionState.CHARGING);
        assertThat(book.balance(KEY.reserve())).isEqualTo(new Money(3_000));
    }

    @Test
    @DisplayName("is told to charge once: when its start is told, or where it is not, when a second frame agrees")
    void toldToCharge() {
        Book book = Cases.bookWith(7_000, 3_000);
        assertThat(next(requested(), book, started("08:00:30")).happenings())
                .containsExactly(new Happening.ChargingBegan(at("08:00:30")));
        var lone = next(requested(), book, Cases.charging("08:00:40", 10));
        assertThat(lone.happenings()).isEmpty();
        assertThat(next(lone.session(), book, started("08:00:30")).happenings())
                .containsExactly(new Happening.ChargingBegan(at("08:00:30")));
        var second = next(lone.session(), book, Cases.charging("08:00:55", 20));
        assertThat(second.happenings()).containsExactly(new Happening.ChargingBegan(at("08:00:55")));
        assertThat(next(second.session(), book, started("08:00:30"), Cases.charging("08:01:10", 30)).happenings())
                .isEmpty();
    }

    private static SessionCase.Step next(Session session, Book book, Fact... facts) {
        return SessionCase.advance(session, List.of(facts), Optional.of(TARIFF), Cases.WATCHED, book,
                facts[0].observedAt().toString(), at("08:01:00"));
    }

    @Test
    @DisplayName("that had failed by an empty record is billed when a true one comes, and has its reserve again")
    void trueRecordAfterEmptyOne() {
        Book book = Cases.bookWith(7_000, 3_000);
        var empty = advance(book, started("08:00:30"), record("08:01:00", "08:00:30", "08:00:30", 0,
                StopReason.START_FAILED));
        assertThat(empty.session().state()).isEqualTo(SessionState.FAILED);
        assertThat(book.balance(KEY.reserve())).isEqualTo(Money.ZERO);

        var whole = SessionCase.advance(empty.session(), List.of(record("09:00:05", "08:00:30", "09:00:00", 5_000),
                unplugged("09:10:00"), unplugged("09:10:15")), Optional.of(TARIFF), Cases.WATCHED, book, "d",
                at("09:10:15"));
        assertThat(whole.session().state()).isEqualTo(SessionState.BILLED);
        assertThat(book.balance(KEY.reserve())).isEqualTo(new Money(3_000));
    }

    @ParameterizedTest(name = "{0} tenths of a Wh seen, {1} free: {2} set aside")
    @CsvSource({
            "180000, 9000, 3000",
            "182000, 9000, 4000",
            "272000, 9000, 4000",
            "273000, 9000, 5000",
            "273000, 1500, 4500",
            "273000, 0,    3000"})
    @DisplayName("keeps ten yuan ahead of what two readings agree on, in whole steps, as long as there is money")
    void reserveGrows(long energyTenthWh, long walletFen, long reservedFen) {
        Book book = Cases.bookWith(walletFen, 3_000);
        var step = advance(book, started("08:00:30"), Cases.charging("08:05:00", energyTenthWh),
                Cases.charging("08:06:00", energyTenthWh), Cases.charging("08:07:00", 9_000_000));
        assertThat(book.balance(KEY.reserve())).isEqualTo(new Money(reservedFen));
        assertThat(book.balance(KEY.wallet())).isEqualTo(new Money(walletFen + 3_000 - reservedFen));

        SessionCase.advance(step.session(), List.of(Cases.online("08:08:00", "08:00:00")), Optional.of(TARIFF),
                Cases.WATCHED, book, "seen", at("08:08:00"));
        assertThat(book.balance(KEY.reserve())).isEqualTo(new Money(reservedFen));
    }

    @Test
    @DisplayName("whose record was lost heals when the record comes after all: version 2, rated from it")
    void heals() {
        Book book = Cases.bookWith(7_000, 3_000);
        var step = SessionCase.advance(lost(), List.of(record("11:00:00", "08:00:30", "09:00:00", 5_000)),
                Optional.of(TARIFF), Cases.WATCHED, book, "late", at("11:00:00"));
        Bill bill = ((Happening.Rated) step.happenings().getLast()).bill();
        assertThat(bill.version()).isEqualTo(2);
        assertThat(bill.fees().total()).isEqualTo(new Money(55));
        assertThat(step.session().state()).isEqualTo(SessionState.BILLED);
        assertThat(step.session().billVersion()).isEqualTo(2);
        assertThat(Origin.ofFacts(step.session()).source()).isEqualTo(Origin.Source.HEALED);
        assertThat(book.balance(KEY.reserve())).isEqualTo(new Money(3_000));
    }

    @Test
    @DisplayName("whose late record is doubtful is held again, for that reason, and another record changes nothing")
    void healsIntoDoubt() {
        Book book = Cases.bookWith(7_000, 3_000);
        var step = SessionCase.advance(lost(), List.of(record("11:00:00", "08:00:30", "09:00:00", -1)),
                Optional.of(TARIFF), Cases.WATCHED, book, "late", at("11:00:00"));
        assertThat(step.session().state()).isEqualTo(SessionState.HELD);
        assertThat(step.session().billVersion()).isEqualTo(2);
        assertThat(step.session().findings()).extracting(Finding::code).containsExactly(FindingCode.RECORD_IMPLAUSIBLE);

        var again = SessionCase.advance(step.session(), List.of(record("11:05:00", "08:00:30", "09:00:00", 5_000)),
                Optional.of(TARIFF), Cases.WATCHED, book, "later", at("11:05:00"));
        assertThat(again.happenings()).isEmpty();
        assertThat(again.session().billVersion()).isEqualTo(2);
    }

    @Test
    @DisplayName("that was held as lost is free when its failed start is told after all, and billed as version 2 when a "
            + "true record comes even then")
    void failedAfterLost() {
        Book book = Cases.bookWith(7_000, 3_000);
        Session held = requested().after(Cases.online("08:32:00", LostRuleTest.YESTERDAY));
        var failed = SessionCase.advance(held, List.of(startFailed("08:00:20")), Optional.of(TARIFF), Cases.WATCHED,
                book, "redriven", at("12:00:00"));
        assertThat(failed.happenings()).containsExactly(new Happening.StartFailed("NOT_PLUGGED", at("08:32:00")));
        assertThat(failed.session().state()).isEqualTo(SessionState.FAILED);
        assertThat(failed.session().billVersion()).isEqualTo(1);
        assertThat(book.balance(KEY.reserve())).isEqualTo(Money.ZERO);
        assertThat(book.balance(KEY.wallet())).isEqualTo(new Money(10_000));

        List<Fact> whole = List.of(started("08:00:30"), record("09:00:05", "08:00:30", "09:00:00", 5_000),
                unplugged("09:10:00"), unplugged("09:10:15"));
        var billed = SessionCase.advance(failed.session(), whole, Optional.of(TARIFF), Cases.WATCHED, book, "true",
                at("12:10:00"));
        assertThat(billed.session().state()).isEqualTo(SessionState.BILLED);
        assertThat(billed.session().billVersion()).isEqualTo(2);
        assertThat(book.balance(KEY.reserve())).isEqualTo(new Money(3_000));
    }

    @Test
    @DisplayName("that is lost, fails and charges again among the same facts was never held: there is no version of it")
    void heldForNobody() {
        Book book = Cases.bookWith(7_000, 3_000);
        Fact lost = Cases.online("08:32:00", LostRuleTest.YESTERDAY);
        assertThat(advance(book, lost).session().billVersion()).isEqualTo(1);
        assertThat(advance(book, lost, startFailed("08:00:20")).session().billVersion()).isZero();
        var charging = advance(Cases.bookWith(7_000, 3_000), lost, startFailed("08:00:20"), started("08:00:50"));
        assertThat(charging.session().billVersion()).isZero();
        assertThat(charging.happenings()).containsExactly(new Happening.ChargingBegan(at("08:00:50")));
    }

    @Test
    @DisplayName("that was lost while the car was plugged in is judged again only when the plug is out")
    void judgedAfterPlugOut() {
        Session held = requested().after(List.of(started("08:00:30"), Cases.charging("08:05:00", 100)))
                .after(Cases.offline("2019-10-17T08:10:00", "08:10:00"));
        assertThat(held.state()).isEqualTo(SessionState.HELD);
        Book book = Cases.bookWith(7_000, 3_000);
        var withRecord = SessionCase.advance(held, List.of(record("2019-10-17T09:00:00", "08:00:30", "09:00:00", 5_000)),
                Optional.of(TARIFF), Cases.WATCHED, book, "a", at("2019-10-17T09:00:00"));
        assertThat(withRecord.session().state()).isEqualTo(SessionState.HELD);
        var out = SessionCase.advance(withRecord.session(), List.of(unplugged("2019-10-17T09:01:00"),
                unplugged("2019-10-17T09:01:15")), Optional.of(TARIFF), Cases.WATCHED, book, "b",
                at("2019-10-17T09:01:15"));
        assertThat(out.session().billVersion()).isEqualTo(2);
        assertThat(out.session().lost()).isFalse();
    }

    @Test
    @DisplayName("whose record comes among the same facts as its loss was never held: version 1, rated")
    void lostAndFound() {
        var step = SessionCase.advance(LostRuleTest.unpluggedSession(), List.of(Cases.online("09:40:00",
                LostRuleTest.YESTERDAY), record("09:40:05", "08:00:30", "09:00:00", 10_000)), Optional.of(TARIFF),
                Cases.WATCHED, Cases.bookWith(7_000, 3_000), "c", at("11:34:40"));
        assertThat(step.session().billVersion()).isEqualTo(Bill.FIRST_VERSION);
        assertThat(step.happenings()).hasSize(1).first().isInstanceOfSatisfying(Happening.Rated.class,
                rated -> assertThat(rated.bill().version()).isEqualTo(Bill.FIRST_VERSION));
    }

    private static Session lost() {
        return LostRuleTest.unpluggedSession().after(Cases.online("09:40:00", LostRuleTest.YESTERDAY));
    }

    @Test
    @DisplayName("is held, not guessed, when a band has no price, the version is missing, or the record cannot be")
    void doubtful() {
        assertThat(heldBy(Optional.empty(), record("09:00:05", "08:00:30", "09:00:00", 5_000)))
                .isEqualTo(FindingCode.PRICE_UNKNOWN);
        assertThat(heldBy(Optional.of(TARIFF), record("09:00:05", "08:00:30", "09:00:00", -1)))
                .isEqualTo(FindingCode.RECORD_IMPLAUSIBLE);
        assertThat(heldBy(Optional.of(TARIFF), record("09:00:05", "08:00:30", "09:00:00", Long.MAX_VALUE)))
                .isEqualTo(FindingCode.RECORD_IMPLAUSIBLE);
        assertThat(heldBy(Optional.of(TARIFF), record("09:00:05", "08:00:30", "+1000000000-12-31T23:59:59", 5_000)))
                .isEqualTo(FindingCode.RECORD_IMPLAUSIBLE);
        assertThat(heldBy(Optional.of(TARIFF), readings(new BandReading(Band.SHARP, 5_000, 0, 0, 0))))
                .isEqualTo(FindingCode.PRICE_UNKNOWN);
        assertThat(heldBy(Optional.of(TARIFF), readings(new BandReading(Band.PEAK, 0, 0, 0, 0))))
                .isEqualTo(FindingCode.RECORD_IMPLAUSIBLE);
    }

    @Test
    @DisplayName("in a deep valley is billed by its prices, and held where nobody knows that the pile counted it as such")
    void deepValley() {
        var tariff = new Tariff(KEY.tariff(), ZoneId.of("Asia/Shanghai"), List.of(DayPeriod.of("00:00", "24:00",
                Band.DEEP_VALLEY, UnitPrice.ofYuan("0.10"), UnitPrice.ofYuan("0.40"))), Optional.empty());
        var step = SessionCase.advance(requested(), List.of(readings(new BandReading(Band.DEEP_VALLEY, 5_000, 0, 50_000, 0)),
                unplugged("09:10:00"), unplugged("09:10:15")), Optional.of(tariff), Cases.WATCHED,
                Cases.bookWith(0, 3_000), "c", at("11:34:40"));

        Bill bill = ((Happening.Rated) step.happenings().getLast()).bill();
        assertThat(Explanation.ofBill(bill.lines(), bill.values().times(tariff), Language.ZH_CN)).first().asString()
                .startsWith("电费(深谷):0.5000 千瓦时 × 0.10000 元/千瓦时 = 0.050000000 元");
        assertThat(bill.fees().total()).isEqualTo(new Money(25));
        assertThat(heldBy(Optional.of(tariff), readings(new BandReading(Band.SHARP, 5_000, 0, 50_000, 0))))
                .isEqualTo(FindingCode.PRICE_UNKNOWN);
    }

    private static Fact.RecordReceived readings(BandReading reading) {
        var whole = record("09:00:05", "08:00:30", "09:00:00", 5_000);
        var record = whole.record();
        return new Fact.RecordReceived(whole.eventId(), new TransactionRecord(record.chargeStartedAt(),
                record.chargeEndedAt(), List.of(reading), 0, 5_000, 5_000, 5_000, 0, StopReason.FULL, "0x40"),
                whole.observedAt(), whole.storedAt());
    }

    private static FindingCode heldBy(Optional<Tariff> tariff, Fact.RecordReceived record) {
        Book book = Cases.bookWith(0, 3_000);
        var step = SessionCase.advance(requested(), List.of(record, unplugged("09:10:00"), unplugged("09:10:15")),
                tariff, Cases.WATCHED, book, "c", at("11:34:40"));
        assertThat(step.session().state()).isEqualTo(SessionState.HELD);
        assertThat(book.balance(KEY.reserve())).isEqualTo(new Money(3_000));
        return ((Happening.Held) step.happenings().getLast()).findings().getFirst().code();
    }

    private static SessionCase.Step advance(Book book, Fact... facts) {
        return SessionCase.advance(requested(), List.of(facts), Optional.of(TARIFF), Cases.WATCHED, book, "c",
                at("11:34:40"));
    }
}
