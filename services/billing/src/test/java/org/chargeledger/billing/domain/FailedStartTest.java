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

@DisplayName("A session whose start failed")
class FailedStartTest {

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

    private static SessionCase.Step next(Session session, Book book, Fact... facts) {
        return SessionCase.advance(session, List.of(facts), Optional.of(TARIFF), Cases.WATCHED, book,
                facts[0].observedAt().toString(), at("08:01:00"));
    }

    private static SessionCase.Step advance(Book book, Fact... facts) {
        return SessionCase.advance(requested(), List.of(facts), Optional.of(TARIFF), Cases.WATCHED, book, "c",
                at("11:34:40"));
    }
}
