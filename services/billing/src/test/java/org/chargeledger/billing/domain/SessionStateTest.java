package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.charging;
import static org.chargeledger.billing.domain.Cases.idle;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.startFailed;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A session's state")
class SessionStateTest {

    @Test
    @DisplayName("is failed after a refused start, unless there is proof of charging, before or after")
    void failed() {
        assertThat(state(startFailed("08:00:20"))).isEqualTo(SessionState.FAILED);
        assertThat(state(startFailed("08:00:20"), started("08:00:50"))).isEqualTo(SessionState.CHARGING);
        assertThat(state(started("08:00:10"), startFailed("08:00:20"))).isEqualTo(SessionState.CHARGING);
    }

    @Test
    @DisplayName("is failed by an empty record of a failed start, but not if two frames agree on energy")
    void emptyRecord() {
        var empty = record("08:01:00", "08:00:30", "08:00:30", 0, StopReason.START_FAILED);
        assertThat(state(started("08:00:20"), empty)).isEqualTo(SessionState.FAILED);
        assertThat(state(charging("08:00:40", 1), empty)).isEqualTo(SessionState.FAILED);
        assertThat(state(charging("08:00:40", 1), charging("08:00:55", 1), empty)).isEqualTo(SessionState.ENDED);
        assertThat(state(record("08:01:00", "08:00:30", "08:00:30", 0, StopReason.FULL))).isEqualTo(SessionState.ENDED);
    }

    /** Frames in the order in which they are heard: charging (C), idle (I), the start told (S); its seconds, kWh. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "C40-0,             FAILED",
            "C40-5,             FAILED",
            "I40-5,             FAILED",
            "C40-5 C40-5,       FAILED",
            "C40-0 I50-0,       FAILED",
            "C40-0 I50-5,       FAILED",
            "C40-5 I50-0,       FAILED",
            "I40-0 I50-0,       FAILED",
            "C40-0 C50-0,       CHARGING",
            "C50-0 C40-0,       CHARGING",
            "C40-5 I50-5,       CHARGING",
            "I40-5 I50-5,       ENDED",
            "C40-0 S30,         CHARGING",
            "S30 C40-0,         CHARGING"})
    @DisplayName("stays failed over one frame, whatever it says; a second one that agrees, or the start, undoes it")
    void oneFrameProvesNothing(String heard, SessionState expected) {
        Session refusedBefore = session(startFailed("08:00:20"));
        Session refusedAfter = requested();
        for (String frame : heard.split(" ")) {
            refusedBefore = refusedBefore.after(frame(frame));
            refusedAfter = refusedAfter.after(frame(frame));
        }
        assertThat(refusedBefore.state()).isEqualTo(expected);
        assertThat(refusedBefore.deniedByPile()).isEqualTo(expected == SessionState.FAILED);
        assertThat(refusedAfter.after(startFailed("08:00:20")).state()).isEqualTo(expected);
    }

    private static Fact frame(String told) {
        String time = "08:00:" + told.substring(1, 3);
        Instant at = Cases.at(time);
        return switch (told.charAt(0)) {
            case 'S' -> started(time);
            case 'C' -> charging(time, energy(told));
            case 'I' -> new Fact.Progressed(Fact.Progressed.Status.IDLE, true, energy(told), at);
            case 'E' -> unplugged(time);
            default -> throw new IllegalArgumentException("no frame is called " + told);
        };
    }

    private static long energy(String told) {
        return 10_000L * Integer.parseInt(told.substring(4));
    }

    @Test
    @DisplayName("is what the first true record says, whether an empty one of a failed start came before or after it")
    void trueRecordOutweighs() {
        var empty = record("08:01:00", "08:00:30", "08:00:30", 0, StopReason.START_FAILED);
        var whole = record("09:00:05", "08:00:30", "09:00:00", 5_000);
        for (Session session : List.of(session(empty, whole), session(whole, empty))) {
            assertThat(session.state()).isEqualTo(SessionState.ENDED);
            assertThat(session.record().record().energyTenthWh()).isEqualTo(5_000);
        }
        assertThat(session(empty, whole).deniedByPile()).isTrue();
        assertThat(session(empty, whole, started("08:00:20")).deniedByPile()).isFalse();
        Session other = session(empty, whole, record("09:00:06", "08:00:30", "09:00:00", 6_000));
        assertThat(other.record().record().energyTenthWh()).isEqualTo(5_000);
    }

    @ParameterizedTest(name = "lost at 08:32, then told at {0} that it failed: failed since {1}")
    @CsvSource({"08:00:20, 08:32:00", "08:32:00, 08:32:00", "08:40:00, 08:40:00"})
    @DisplayName("is failed, and no longer held, when word of a refused start comes after it was held as lost")
    void failedAfterLost(String told, String since) {
        for (Fact word : List.of(startFailed(told), record(told, told, told, 0, StopReason.START_FAILED))) {
            Session failed = lost().after(word);
            assertThat(failed.state()).isEqualTo(SessionState.FAILED);
            assertThat(failed.findings()).isEmpty();
            assertThat(failed.decidedAt()).isEqualTo(at(since));
            assertThat(failed.after(started("08:00:50")).state().open()).isEqualTo(failed.record() == null);
        }
    }

    @Test
    @DisplayName("stays held where it was seen to charge, or is held for more than that something was lost")
    void heldInSpiteOfFailure() {
        Session charged = session(started("08:00:30"), charging("08:05:00", 100), charging("08:06:00", 100),
                Cases.offline("2019-10-17T08:10:00", "08:10:00"));
        assertThat(charged.lost()).isTrue();
        assertThat(charged.after(startFailed("08:00:20")).state()).isEqualTo(SessionState.HELD);
        assertThat(charged.after(record("08:01:00", "08:00:30", "08:00:30", 0, StopReason.START_FAILED)).state())
                .isEqualTo(SessionState.HELD);
        Session doubted = requested().held(List.of(new Finding(FindingCode.PRICE_UNKNOWN, Map.of())), at("09:00:00"));
        assertThat(doubted.after(startFailed("08:00:20")).state()).isEqualTo(SessionState.HELD);
    }

    /** Of which nobody ever said a word. */
    private static Session lost() {
        Session lost = requested().after(Cases.online("08:32:00", LostRuleTest.YESTERDAY));
        assertThat(lost.lost()).isTrue();
        return lost;
    }

    /** As above, and empty (E). */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "C40-0,                               REQUESTED",
            "C40-5,                               REQUESTED",
            "C40-0 C40-0,                         REQUESTED",
            "C40-0 C45-0,                         CHARGING",
            "C40-0 I45-0,                         REQUESTED",
            "C40-0 I45-0 I50-0,                   REQUESTED",
            "C40-0 E45-0 E50-0,                   REQUESTED",
            "S30,                                 CHARGING",
            "S30 I40-0,                           CHARGING",
            "S30 I40-0 I40-0,                     CHARGING",
            "S30 I40-0 I45-0,                     ENDED",
            "S30 E40-0,                           CHARGING",
            "S30 E40-0 E45-0,                     ENDED",
            "S30 C40-0 I45-0 C50-0,               CHARGING",
            "S30 C40-0 I45-0 I50-0,               ENDED",
            "S30 C40-0 I45-0 I50-0 C55-0,         ENDED",
            "S30 C40-0 I45-0 I50-0 C55-0 C57-0,   CHARGING",
            "S30 C40-0 I45-0 I50-0 C55-0 I57-0,   ENDED"})
    @DisplayName("is moved by two frames that agree, or the start, and not by one: neither to charging nor to its end "
            + "nor back")
    void oneFrameMovesNothing(String heard, SessionState expected) {
        Session session = requested();
        for (String frame : heard.split(" ")) {
            session = session.after(frame(frame));
        }
        assertThat(session.state()).isEqualTo(expected);
    }

    @Test
    @DisplayName("is billable with record and confirmed plug-out, in either order, and only then")
    void billable() {
        var record = record("09:00:05", "08:00:30", "09:00:00", 5_000);
        assertThat(session(record).billable()).isFalse();
        assertThat(session(record, unplugged("09:10:00")).billable()).isFalse();
        assertThat(session(record, unplugged("09:10:00"), unplugged("09:10:15")).billable()).isTrue();
        assertThat(session(unplugged("09:10:00"), unplugged("09:10:15"), record).billable()).isTrue();
    }

    @Test
    @DisplayName("charges since the start was told, or, where it was not, since it was seen to charge")
    void chargingSince() {
        assertThat(session(charging("08:10:00", 10), started("08:00:30")).chargingSince())
                .isEqualTo(Cases.at("08:00:30"));
        assertThat(session(charging("08:10:00", 10), charging("08:05:00", 5)).chargingSince())
                .isEqualTo(Cases.at("08:05:00"));
        assertThat(session(idle("08:10:00")).chargingSince()).isNull();
    }

    @Test
    @DisplayName("charges for certain since the start was told, or since the first frame that another one agrees with")
    void certainlyChargingSince() {
        assertThat(session(charging("08:10:00", 10), started("08:00:30")).certainlyChargingSince())
                .isEqualTo(Cases.at("08:00:30"));
        assertThat(session(charging("08:10:00", 10)).certainlyChargingSince()).isNull();
        assertThat(session(charging("08:10:00", 10), charging("08:10:00", 10)).certainlyChargingSince()).isNull();
        assertThat(session(charging("08:10:00", 10), charging("08:11:00", 10)).certainlyChargingSince())
                .isEqualTo(Cases.at("08:11:00"));
        assertThat(session(charging("08:11:00", 10), charging("08:10:00", 10)).certainlyChargingSince())
                .isEqualTo(Cases.at("08:11:00"));
    }

    @Test
    @DisplayName("is unplugged only if a car was there: it charged, or its record says so")
    void unpluggedAfterCharging() {
        assertThat(session(unplugged("09:10:00"), unplugged("09:10:15")).unplugged()).isFalse();
        assertThat(session(started("08:00:30"), unplugged("09:10:00"), unplugged("09:10:15")).unplugged()).isTrue();
        assertThat(session(unplugged("09:10:00"), unplugged("09:10:15"),
                record("09:00:05", "08:00:30", "09:00:00", 5_000)).unplugged()).isTrue();
        assertThat(session(started("08:00:30"), unplugged("09:10:00")).unplugged()).isFalse();
        assertThat(session(charging("08:05:00", 10), unplugged("09:10:00"), unplugged("09:10:15")).unplugged())
                .isFalse();
        assertThat(session(charging("08:05:00", 10), charging("08:06:00", 10), unplugged("09:10:00"),
                unplugged("09:10:15")).unplugged()).isTrue();
    }

    @Test
    @DisplayName("keeps the first record when another one differs")
    void firstRecordStands() {
        Session session = session(record("09:00:05", "08:00:30", "09:00:00", 5_000),
                record("09:00:06", "08:00:30", "09:00:00", 6_000));
        assertThat(session.record().record().energyTenthWh()).isEqualTo(5_000);
    }

    @Test
    @DisplayName("and all that is shown beside it stay as they are once the bill is made")
    void billedStays() {
        Session billed = session(record("09:00:05", "08:00:30", "09:00:00", 5_000), unplugged("09:10:00"),
                unplugged("09:10:15")).billed(Cases.at("09:10:20"));
        assertThat(billed.after(List.of(charging("10:00:00", 9_999), startFailed("10:00:00"),
                Cases.online("12:00:00", "11:00:00")))).isEqualTo(billed);
    }

    private static SessionState state(Fact... facts) {
        return session(facts).state();
    }

    private static Session session(Fact... facts) {
        return requested().after(List.of(facts));
    }
}
