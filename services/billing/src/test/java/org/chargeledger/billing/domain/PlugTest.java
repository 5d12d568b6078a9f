package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The plug-out")
class PlugTest {

    /** Readings as plugged (1) or not (0), one a minute from 08:00 on. */
    @ParameterizedTest(name = "readings {0}: confirmed {1}, at minute {2}")
    @CsvSource({
            "111,    false, -1",
            "110,    false, 2",
            "1100,   true,  2",
            "1101,   false, -1",
            "110100, true,  4",
            "00,     true,  0",
            "1010,   false, 3",
            "11001,  true,  2",
            "110000, true,  2"})
    @DisplayName("takes two empty readings without a plugged one between, and is the first of them")
    void needsTwo(String readings, boolean confirmed, int minute) {
        Plug plug = Plug.UNSEEN;
        for (int i = 0; i < readings.length(); i++) {
            plug = plug.observe(readings.charAt(i) == '1', minute(i));
        }
        assertThat(plug.confirmed()).isEqualTo(confirmed);
        assertThat(plug.unpluggedAt()).isEqualTo(minute < 0 ? null : minute(minute));
    }

    @Test
    @DisplayName("is not confirmed by the same reading delivered twice")
    void sameReadingTwice() {
        Plug plug = Stream.of(minute(3), minute(3)).reduce(Plug.UNSEEN, (p, at) -> p.observe(false, at), (a, b) -> b);
        assertThat(plug.confirmed()).isFalse();
    }

    @Test
    @DisplayName("that was seen before the car charged is none")
    void beforeCharging() {
        Session session = Cases.requested().after(Cases.unplugged("08:00:10")).after(Cases.unplugged("08:00:20"));
        assertThat(session.state()).isEqualTo(SessionState.REQUESTED);

        Session charging = session.after(Cases.charging("08:05:00", 100)).after(Cases.charging("08:06:00", 100));
        assertThat(charging.unplugged()).isFalse();
        assertThat(charging.state()).isEqualTo(SessionState.CHARGING);
        assertThat(charging.after(Cases.unplugged("08:00:30")).after(Cases.unplugged("08:00:40")).unplugged())
                .isFalse();
    }

    @ParameterizedTest(name = "then charging at {0}: left {1}")
    @CsvSource(value = {"08:33:00; 08:30:00", "08:33:00, 08:34:00; -", "08:33:00, 08:33:00; 08:30:00",
            "08:29:00, 08:33:00; 08:30:00"}, delimiter = ';')
    @DisplayName("that two frames agree on stands against one that says it charges, not against two")
    void charges(String times, String left) {
        Session session = Stream.of(Cases.charging("08:10:00", 100), Cases.charging("08:20:00", 200),
                Cases.unplugged("08:30:00"), Cases.unplugged("08:31:00")).reduce(Cases.requested(), Session::after,
                (a, b) -> b);
        for (String time : times.split(", ")) {
            session = session.after(Cases.charging(time, 200));
        }
        assertThat(session.observation().plug().unpluggedAt()).isEqualTo(left.equals("-") ? null : Cases.at(left));
    }

    private static Instant minute(int i) {
        return Cases.at("08:00:00").plusSeconds(60L * i);
    }
}
