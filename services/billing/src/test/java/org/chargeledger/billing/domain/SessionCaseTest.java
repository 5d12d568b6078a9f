package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.KEY;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.time.ZoneId;
import java.util.ArrayList;
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

    @ParameterizedTest(name = "idle at {0}, silent until 09:30: {1} set aside")
    @CsvSource({"08:10:00, 3000", "08:10:00 08:10:00, 3000", "08:10:00 08:11:00, 7000"})
    @DisplayName("sets money aside for idling that two frames agree on, not for one that may be a stray one")
    void reserveOfIdling(String idle, long reservedFen) {
        Book book = Cases.bookWith(9_000, 3_000);
        var facts = new ArrayList<Fact>(List.of(started("08:00:30")));
        for (String time : idle.split(" ")) {
            facts.add(Cases.idle(time));
        }
        facts.add(new Fact.Progressed(Fact.Progressed.Status.OFFLINE, true, 0, at("09:30:00")));
        advance(book, facts.toArray(Fact[]::new));
        assertThat(book.balance(KEY.reserve())).isEqualTo(new Money(reservedFen));
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
    @DisplayName("in a deep valley is billed by its prices, and held where nobody knows that the pile counted it as "
            + "such")
    void deepValley() {
        var tariff = new Tariff(KEY.tariff(), ZoneId.of("Asia/Shanghai"), List.of(DayPeriod.of("00:00", "24:00",
                Band.DEEP_VALLEY, UnitPrice.ofYuan("0.10"), UnitPrice.ofYuan("0.40"))), Optional.empty());
        var step = SessionCase.advance(requested(), List.of(readings(new BandReading(Band.DEEP_VALLEY, 5_000, 0, 50_000,
                0)), unplugged("09:10:00"), unplugged("09:10:15")), Optional.of(tariff), Cases.WATCHED,
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
