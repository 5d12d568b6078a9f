package org.chargeledger.notification.domain.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What people can do with an announcement")
class ActTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "DRAFTED,       EDIT>DRAFTED APPROVE>APPROVED RENEW>DRAFTED",
            "APPROVED,      RENEW>DRAFTED",
            "DRAFT_CREATED, PREVIEW>PREVIEWED SUBMIT>SUBMITTING RENEW>DRAFTED",
            "PREVIEWED,     PREVIEW>PREVIEWED SUBMIT>SUBMITTING RENEW>DRAFTED",
            "SUBMITTING,    ''",
            "UNKNOWN,       SAY_SENT>FINISHED SAY_NOT_SENT>FAILED",
            "ACCEPTED,      SAY_SENT>FINISHED SAY_NOT_SENT>FAILED",
            "WAITING_ADMIN, SAY_SENT>FINISHED SAY_NOT_SENT>FAILED",
            "FINISHED,      TAKE_DOWN>TAKEN_DOWN",
            "FAILED,        ''",
            "TAKEN_DOWN,    ''"})
    @DisplayName("depends on where it stands")
    void acts(State state, String acts) {
        assertThat(Arrays.stream(Act.values()).filter(act -> act.from(state).isPresent())
                .map(act -> act + ">" + act.from(state).orElseThrow()).collect(Collectors.joining(" "))).isEqualTo(acts);
    }
}
