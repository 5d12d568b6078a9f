package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A charge that ended with the plug in")
class ChargeEndedTest {

    static final Station STATION = Station.unnamed("zpd", "108物流园");

    @ParameterizedTest(name = "free until {0}, {1} fen a minute: warned at {2}")
    @CsvSource({
            "00:34:33, 80, 00:29:33",
            "00:25:34, 80, 00:20:34",
            "00:25:33, 80, 00:20:33",
            "00:25:32, 80, 00:20:33",
            "00:20:34, 80, 00:20:33",
            "00:20:33, 80, never",
            "00:19:33, 80, never",
            "00:34:33, 0,  never"})
    @DisplayName("warns five minutes before the idle fee, at the earliest a minute after the end, never when it is too late")
    void warnAt(String freeUntil, long fen, String at) {
        Optional<Instant> expected = at.equals("never") ? Optional.empty() : Optional.of(time(at));

        assertThat(ended(time(freeUntil), fen).warnAt()).isEqualTo(expected);
    }

    @Test
    @DisplayName("says until when standing is free and what it costs then, in words that fit a field")
    void notice() {
        Message message = ended(time("00:34:33"), 80L).message(STATION);

        assertThat(message.content()).containsEntry("notice", "免费至08:34，后0.80元/分");
        assertThat(FieldType.THING.finding(ended(time("00:34:33"), 99_999L).message(STATION).content().get("notice")))
                .isEmpty();
        assertThat(ended(null, null).message(STATION).content()).containsEntry("notice", "本站不收占桩费");
    }

    @Test
    @DisplayName("warns once per session, and not after the idle fee started")
    void warning() {
        Message warning = ended(time("00:34:33"), 80L).warning(STATION);

        assertThat(warning.factId()).isEqualTo("20191013080051738725");
        assertThat(warning.occurredAt()).as("it is not late however long standing was free").isEqualTo(time("00:29:33"));
        assertThat(warning.expiresAt()).isEqualTo(time("00:34:33"));
        assertThat(warning.content()).containsEntry("freeUntil", "2019年10月13日 08:34").containsEntry("rate", "0.80元/分钟");
    }

    private static ChargeEnded ended(Instant freeUntil, Long fen) {
        return new ChargeEnded("zpd", "ST-108", "20191013080051738725", new UUID(0, 1), "01", time("00:19:33"), freeUntil,
                fen);
    }

    private static Instant time(String clock) {
        return Instant.parse("2019-10-13T" + clock + "Z");
    }
}
