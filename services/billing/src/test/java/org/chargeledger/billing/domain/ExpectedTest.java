package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.KEY;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.charging;
import static org.chargeledger.billing.domain.Cases.idle;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.util.List;
import java.util.Optional;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A held bill is expected to come to")
class ExpectedTest {

    private static final Session SEEN = requested().after(List.of(started("08:00:30"), charging("08:50:00", 100_000),
            charging("08:55:00", 100_000), charging("08:56:00", 9_000_000)));

    @Test
    @DisplayName("what was rated of its record, however doubtful")
    void rated() {
        Session session = SEEN.after(List.of(record("09:00:05", "08:00:30", "09:00:00", 30_900)));
        Bill bill = Bill.rate(KEY, 1, BillValues.of(session.after(List.of(unplugged("11:34:19"),
                unplugged("11:34:34")))), TARIFF);
        assertThat(Expected.of(session, bill, Optional.of(TARIFF))).isEqualTo(bill.fees().total());
    }

    @ParameterizedTest(name = "a record of {0} tenths of a Wh: {1} fen")
    @CsvSource({
            ",                    1100",
            "0,                   1100",
            "100000,              1100",
            "101000,              1111",
            "100000000,           1100000",
            "100000001,           1100",
            "-1,                  1100",
            "9223372036854775807, 1100"})
    @DisplayName("the energy of a record that could not be rated, or what two frames agree on if that is more, and of "
            + "one that cannot be nothing")
    void unrated(Long recordedTenthWh, long fen) {
        Session session = recordedTenthWh == null ? SEEN
                : SEEN.after(record("09:00:05", "08:00:30", "09:00:00", recordedTenthWh));
        assertThat(Expected.of(session, null, Optional.of(TARIFF))).isEqualTo(new Money(fen));
    }

    @Test
    @DisplayName("nothing while nobody said a word of charging, and nobody knows what while its price is unknown")
    void unknown() {
        assertThat(Expected.of(requested(), null, Optional.of(TARIFF))).isEqualTo(Money.ZERO);
        assertThat(Expected.of(SEEN, null, Optional.empty())).isNull();
    }

    @ParameterizedTest(name = "{0} fen reserved: {1} missing")
    @CsvSource({"0, 2000", "1999, 1", "2000, 0", "2001, 0"})
    @DisplayName("more than its reserve holds, or not: the shortfall is what is missing, and never less than none")
    void shortfall(long reservedFen, long missingFen) {
        var held = new Happening.Held(List.of(), at("09:00:00"), new Money(2_000));
        assertThat(held.shortfall(new Money(reservedFen))).isEqualTo(new Money(missingFen));
        assertThat(new Happening.Held(List.of(), at("09:00:00"), null).shortfall(Money.ZERO)).isNull();
    }

    @Test
    @DisplayName("that much, and is held all the same with what the driver had: by its record, and when that is lost")
    void heldShort() {
        Book book = Cases.bookWith(0, 3_000);
        var judged = SessionCase.advance(SEEN, List.of(record("09:00:05", "07:00:30", "09:00:00", 10_000_000),
                unplugged("09:01:00"), unplugged("09:01:15")), Optional.of(TARIFF), Cases.WATCHED, book, "c",
                at("09:01:15"));
        assertThat(held(judged).expected()).isEqualTo(Money.ofYuan("1100"));
        assertThat(held(judged).shortfall(book.reserved(KEY.billNo()))).isEqualTo(Money.ofYuan("1070"));
        assertThat(book.balance(KEY.reserve())).isEqualTo(new Money(3_000));

        Session gone = SEEN.after(List.of(idle("09:00:00"), unplugged("09:01:00"), unplugged("09:01:15")));
        var lost = SessionCase.advance(gone, List.of(Cases.online("09:31:15", LostRuleTest.YESTERDAY)),
                Optional.of(TARIFF), Cases.WATCHED, book, "d", at("09:31:15"));
        assertThat(held(lost).expected()).isEqualTo(Money.ofYuan("11"));
        assertThat(held(lost).shortfall(new Money(500))).isEqualTo(new Money(600));
    }

    private static Happening.Held held(SessionCase.Step step) {
        return (Happening.Held) step.happenings().getLast();
    }
}
