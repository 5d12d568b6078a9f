package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.charging;
import static org.chargeledger.billing.domain.Cases.idle;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The end of charging, as it is seen")
class ObservationTest {

    /** Frames in the order in which they are heard: charging (C), over (I), no word (O), each with its minute. */
    @ParameterizedTest(name = "{0}: over since {1}, certain since {2}")
    @CsvSource({
            "C2 I4,          4, ",
            "C2 I4 I4,       4, ",
            "C2 I4 I5,       4, 4",
            "C2 I4 I3,       3, 3",
            "C2 I4 C5,        , ",
            "C2 I4 O5,       4, ",
            // Late: from before it charged last, or of that moment. It speaks neither for the end nor against it.
            "C2 I4 I1,       4, ",
            "C2 I4 I2,       4, ",
            "C2 I4 I5 I1,    4, 4",
            "C2 I4 I5 I2,    4, 4",
            "C2 I1,           , ",
            "C2 I1 I4,       4, ",
            // Late, and it charged: the end stands, and is no more certain.
            "C2 I4 C3,       4, ",
            "C2 I4 I5 C3,    4, 4",
            "C2 I4 C4,        , "})
    @DisplayName("is the first frame after it charged last, and certain when a second one agrees; late frames change "
            + "nothing")
    void lateFrames(String heard, Integer overSince, Integer certainSince) {
        Observation seen = Observation.NOTHING;
        for (String frame : heard.split(" ")) {
            seen = seen.progressed(frame(frame.charAt(0), minute(frame.charAt(1) - '0')));
        }
        assertThat(seen.overSince()).isEqualTo(overSince == null ? null : at(minute(overSince)));
        assertThat(seen.confirmed().overSince()).isEqualTo(certainSince == null ? null : at(minute(certainSince)));
    }

    private static Fact.Progressed frame(char kind, String time) {
        Instant at = at(time);
        return switch (kind) {
            case 'C' -> charging(time, 100);
            case 'I' -> idle(time);
            case 'O' -> new Fact.Progressed(Fact.Progressed.Status.OFFLINE, true, 0, at);
            default -> throw new IllegalArgumentException("no frame is called " + kind);
        };
    }

    private static String minute(int minute) {
        return "08:0" + minute + ":00";
    }
}
