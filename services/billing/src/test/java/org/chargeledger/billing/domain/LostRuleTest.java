package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.charging;
import static org.chargeledger.billing.domain.Cases.idle;
import static org.chargeledger.billing.domain.Cases.offline;
import static org.chargeledger.billing.domain.Cases.online;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.startFailed;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A session without a record")
class LostRuleTest {

    static final String YESTERDAY = "2019-10-15T00:00:00";

    /** Charged until 09:00, unplugged at 09:10. */
    static Session unpluggedSession() {
        return requested().after(List.of(started("08:00:30"), charging("08:55:00", 5_000), idle("09:00:00"),
                unplugged("09:10:00"), unplugged("09:10:15")));
    }

    @ParameterizedTest(name = "pile on line since {1}, observed until {0}: held {2}")
    @CsvSource({
            "09:39:59.999999, 2019-10-15T00:00:00, false",
            "09:40:00,        2019-10-15T00:00:00, true",
            "09:40:00,        09:20:00,            false",
            "09:49:59.999999, 09:20:00,            false",
            "09:50:00,        09:20:00,            true"})
    @DisplayName("is lost half an hour after plug-out or return of the pile, not before")
    void deadline(String until, String since, boolean held) {
        Session session = unpluggedSession().after(online(until, since));
        assertThat(session.state()).isEqualTo(held ? SessionState.HELD : SessionState.ENDED);
        if (held) {
            assertThat(session.findings().getFirst().code()).isEqualTo(FindingCode.LOST);
            assertThat(session.decidedAt()).isEqualTo(at(until));
        }
    }

    @Test
    @DisplayName("is held with what was seen of it, and since when it is too late")
    void evidence() {
        Session lost = unpluggedSession().after(online("09:40:00", YESTERDAY));
        assertThat(lost.findings().getFirst().evidence()).isEqualTo(Map.of("deadlineAt", "2019-10-16T09:40:00Z",
                "observedUntil", "2019-10-16T09:40:00Z", "energySeenTenthWh", "5000", "chargingLastSeenAt",
                "2019-10-16T08:55:00Z", "overSince", "2019-10-16T09:00:00Z", "unpluggedAt", "2019-10-16T09:10:00Z",
                "onlineSince", "2019-10-15T00:00:00Z"));
        assertThat(requested().after(offline("2019-10-17T08:40:00", "08:40:00")).findings().getFirst().evidence())
                .containsEntry("offlineSince", "2019-10-16T08:40:00Z")
                .containsEntry("offlineFrom", "2019-10-16T08:40:00Z")
                .doesNotContainKeys("onlineSince", "overSince", "unpluggedAt");
    }

    @ParameterizedTest(name = "away from {0} to {1}: code {2}")
    @CsvSource({
            "08:55:00, 09:05:00, 2",
            "08:59:00, 08:59:30, 2",
            "09:00:30, 09:05:00, 2",
            "09:00:31, 09:05:00, 1",
            "09:20:00, 09:30:00, 1"})
    @DisplayName("is lost while off line if the pile was away between its last charging frame and 30 s after the end")
    void codeTwo(String from, String to, int code) {
        Session session = requested().after(List.of(started("08:00:30"), charging("08:55:00", 5_000)));
        for (Fact fact : inOrder(List.of(offline(from, from), online(to, to), idle("09:00:00"), unplugged("09:10:00"),
                unplugged("09:10:15")))) {
            session = session.after(fact);
        }
        session = session.after(online("10:30:00", to));
        assertThat(session.state()).isEqualTo(SessionState.HELD);
        assertThat(session.findings().getFirst().code().number()).isEqualTo(code);
    }

    @Test
    @DisplayName("is lost while off line also if only the pile's return was noticed")
    void codeTwoByReturn() {
        Session session = requested().after(List.of(charging("08:55:00", 5_000), online("09:05:00", "09:04:00"),
                unplugged("09:10:00"), unplugged("09:10:15"), online("09:40:00", "09:04:00")));
        assertThat(session.findings().getFirst().code()).isEqualTo(FindingCode.LOST_WHILE_OFFLINE);
    }

    @Test
    @DisplayName("that went on charging after the pile's absence is lost as any other")
    void absenceDuringCharging() {
        Session session = requested().after(List.of(started("08:00:30"), offline("08:10:00", "08:10:00"),
                online("08:20:00", "08:20:00"), charging("08:55:00", 5_000), idle("09:00:00"), unplugged("09:10:00"),
                unplugged("09:10:15"), online("09:40:00", "08:20:00")));
        assertThat(session.findings().getFirst().code()).isEqualTo(FindingCode.LOST);
    }

    @ParameterizedTest(name = "observed until {0}: held {1}")
    @CsvSource({
            "2019-10-17T08:09:59.999999, false",
            "2019-10-17T08:10:00,        true"})
    @DisplayName("is held provisionally after 24 hours without the pile, plugged in or not")
    void stillOffline(String until, boolean held) {
        Session session = requested().after(List.of(started("08:00:30"), charging("08:05:00", 100)))
                .after(offline(until, "08:10:00"));
        assertThat(session.state()).isEqualTo(held ? SessionState.HELD : SessionState.CHARGING);
        if (held) {
            assertThat(session.findings().getFirst().code()).isEqualTo(FindingCode.LOST_WHILE_OFFLINE);
        }
    }

    @ParameterizedTest(name = "observed until {0}: held {1}")
    @CsvSource({
            "08:31:59.999999, false",
            "08:32:00,        true"})
    @DisplayName("whose start was never answered is lost half an hour after the command expired")
    void neverAnswered(String until, boolean held) {
        assertThat(requested().after(online(until, YESTERDAY)).state())
                .isEqualTo(held ? SessionState.HELD : SessionState.REQUESTED);
    }

    @Test
    @DisplayName("that never charged is waited for until its start command expired, whatever the empty connector says")
    void emptyConnector() {
        Session session = requested().after(List.of(unplugged("08:00:10"), unplugged("08:00:20")));
        assertThat(session.after(online("08:31:59", YESTERDAY)).state()).isEqualTo(SessionState.REQUESTED);
        assertThat(session.after(online("08:32:00", YESTERDAY)).state()).isEqualTo(SessionState.HELD);
    }

    @ParameterizedTest(name = "charging at {0}, observed until {1}: held {2}")
    @CsvSource({
            "08:05:00,          08:31:59, false",
            "08:05:00,          08:32:00, true",
            "08:05:00 08:05:00, 08:32:00, true",
            "08:05:00 08:06:00, 08:32:00, false",
            "08:05:00 08:06:00, 18:00:00, false"})
    @DisplayName("is waited for no longer because of one frame that says it charges")
    void loneFrame(String charging, String until, boolean held) {
        Session session = requested();
        for (String time : charging.split(" ")) {
            session = session.after(charging(time, 100));
        }
        assertThat(session.after(online(until, YESTERDAY)).state() == SessionState.HELD).isEqualTo(held);
    }

    @Test
    @DisplayName("is not lost while the car is plugged in, or after one stray empty reading")
    void stillPlugged() {
        Session plugged = requested().after(List.of(started("08:00:30"), charging("08:55:00", 5_000),
                idle("09:00:00")));
        assertThat(plugged.after(online("18:00:00", YESTERDAY)).state()).isEqualTo(SessionState.CHARGING);
        assertThat(plugged.after(unplugged("09:10:00")).after(online("18:00:00", YESTERDAY)).state())
                .isEqualTo(SessionState.ENDED);
    }

    @Test
    @DisplayName("that failed to start is never lost; one with its record neither")
    void notLost() {
        assertThat(requested().after(startFailed("08:00:20")).after(online("18:00:00", YESTERDAY)).state())
                .isEqualTo(SessionState.FAILED);
        Session recorded = requested().after(List.of(started("08:00:30"), charging("08:55:00", 5_000),
                record("09:00:05", "08:00:30", "09:00:00", 5_000)));
        assertThat(recorded.after(online("18:00:00", YESTERDAY)).state()).isEqualTo(SessionState.ENDED);
    }

    @ParameterizedTest(name = "{2}, pile on line {1}, observed until {0}: held {3}")
    @CsvSource({
            "2019-10-17T09:24:59, false, 09:30:00,            false",
            "2019-10-17T09:25:00, false, 09:30:00,            true",
            "2019-10-17T09:24:59, true,  2019-10-15T00:00:00, false",
            "2019-10-17T09:25:00, true,  2019-10-15T00:00:00, true",
            "2019-10-17T09:49:59, true,  2019-10-17T09:20:00, false",
            "2019-10-17T09:50:00, true,  2019-10-17T09:20:00, true"})
    @DisplayName("with its record, of whose connector nothing is heard for a day, is held for its plug-out is unknown; "
            + "a pile that comes back has half an hour to tell")
    void plugOutUnknown(String until, boolean online, String since, boolean held) {
        Session plugged = requested().after(List.of(started("08:00:30"), charging("08:55:00", 5_000),
                record("09:20:05", "08:00:30", "09:20:00", 5_000), idle("09:25:00")));
        Session session = plugged.after(online ? online(until, since) : offline(until, since));
        assertThat(session.state()).isEqualTo(held ? SessionState.HELD : SessionState.ENDED);
        if (held) {
            Finding finding = session.findings().getFirst();
            assertThat(finding.code()).isEqualTo(FindingCode.PLUG_OUT_UNKNOWN);
            assertThat(finding.evidence()).containsEntry("lastPluggedAt", "2019-10-16T09:25:00Z")
                    .containsEntry("recordObservedAt", "2019-10-16T09:20:05Z");
            assertThat(session.billable()).isFalse();
            assertThat(session.after(List.of(unplugged("2019-10-19T08:00:00"), unplugged("2019-10-19T08:05:00")))
                    .billable()).isTrue();
        }
    }

    @Test
    @DisplayName("with its record waits on, however many days its connector says that the car is there")
    void leftForDays() {
        Session session = requested().after(List.of(started("08:00:30"),
                record("09:20:05", "08:00:30", "09:20:00", 5_000), idle("2019-10-18T09:25:00")));
        assertThat(session.after(online("2019-10-19T09:24:59", YESTERDAY)).state()).isEqualTo(SessionState.ENDED);
        Session gone = session.after(List.of(unplugged("2019-10-18T10:00:00"), unplugged("2019-10-18T10:05:00")));
        assertThat(gone.after(offline("2019-10-25T00:00:00", "2019-10-18T11:00:00")).state())
                .isEqualTo(SessionState.ENDED);
    }

    @ParameterizedTest(name = "observed until {0}: held {1}")
    @CsvSource({
            "2019-10-17T08:59:59, false",
            "2019-10-17T09:00:00, true"})
    @DisplayName("without record or plug-out is lost, too, when its connector at a pile on line is silent for a day")
    void connectorSilent(String until, boolean held) {
        Session session = requested().after(List.of(started("08:00:30"), charging("08:55:00", 5_000), idle("09:00:00")))
                .after(online(until, YESTERDAY));
        assertThat(session.findings()).extracting(Finding::code)
                .isEqualTo(held ? List.of(FindingCode.LOST) : List.of());
    }

    @Test
    @DisplayName("once held, can be billed when its record comes late; while that is not done it stays held")
    void lateRecord() {
        Session session = unpluggedSession().after(online("09:40:00", YESTERDAY))
                .after(record("11:00:00", "08:00:30", "09:00:00", 5_000));
        assertThat(session.state()).isEqualTo(SessionState.HELD);
        assertThat(session.record()).isNotNull();
        assertThat(session.billable()).isTrue();
    }

    private static List<Fact> inOrder(List<Fact> facts) {
        return facts.stream().sorted(Comparator.comparing(Fact::observedAt)).toList();
    }
}
