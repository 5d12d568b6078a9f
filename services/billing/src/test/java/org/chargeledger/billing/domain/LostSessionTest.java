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

import java.util.List;
import java.util.Optional;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.rating.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A session that was lost")
class LostSessionTest {

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
    @DisplayName("that was held as lost is free when its failed start is told after all, and billed as version 2 when "
            + "a true record comes even then")
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

    /** Of which nobody said a word until then: refused (F), started (S), charging (C), recorded (R), lost again (L). */
    @ParameterizedTest(name = "{0}: {1}, its held bill is nobody's {2}")
    @CsvSource({
            "F,   FAILED,   true",
            "FS,  CHARGING, true",
            "FR,  ENDED,    true",
            "FSL, HELD,     false",
            "S,   HELD,     false",
            "R,   HELD,     false",
            "C,   HELD,     false"})
    @DisplayName("has its held bill no more when it is open or failed after all, be it among the same facts")
    void undone(String facts, SessionState state, boolean undone) {
        Session held = requested().after(Cases.online("08:32:00", LostRuleTest.YESTERDAY));
        Session after = held.after(facts.chars().<Fact>mapToObj(kind -> switch (kind) {
            case 'F' -> startFailed("08:00:20");
            case 'S' -> started("08:00:50");
            case 'C' -> Cases.charging("08:05:00", 100);
            case 'R' -> record("09:00:05", "08:00:30", "09:00:00", 5_000);
            default -> Cases.offline("2019-10-17T12:00:00", "09:10:00");
        }).toList());
        assertThat(after.state()).isEqualTo(state);
        assertThat(after.undoes(held)).isEqualTo(undone);
        assertThat(after.undoes(requested())).isFalse();
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
        var withRecord = SessionCase.advance(held, List.of(record("2019-10-17T09:00:00", "08:00:30", "09:00:00",
                5_000)), Optional.of(TARIFF), Cases.WATCHED, book, "a", at("2019-10-17T09:00:00"));
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

    private static SessionCase.Step advance(Book book, Fact... facts) {
        return SessionCase.advance(requested(), List.of(facts), Optional.of(TARIFF), Cases.WATCHED, book, "c",
                at("11:34:40"));
    }
}
