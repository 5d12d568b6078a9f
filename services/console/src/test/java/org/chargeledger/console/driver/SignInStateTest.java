package org.chargeledger.console.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A sign-in under way")
class SignInStateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    @DisplayName("is good for ten minutes and not a second longer")
    void lifetime() {
        var states = states();
        var started = states.start("zpd", NOW);

        assertThat(states.nonce("zpd", started.state(), NOW.plus(SignInState.LIFETIME))).contains(started.nonce());
        assertThat(states.nonce("zpd", started.state(), NOW.plus(SignInState.LIFETIME).plusSeconds(1))).isEmpty();
    }

    @Test
    @DisplayName("may end at another replica that has the same key file")
    void anotherReplica() {
        var started = states().start("zpd", NOW);

        assertThat(states().nonce("zpd", started.state(), NOW)).contains(started.nonce());
    }

    @Test
    @DisplayName("cannot be made longer by changing it")
    void changed() {
        var states = states();
        String state = states.start("zpd", NOW).state();
        String later = Integer.toHexString((int) NOW.plus(Duration.ofDays(1)).getEpochSecond());

        assertThat(states.nonce("zpd", state.substring(0, 32) + later + state.substring(40), NOW)).isEmpty();
        assertThat(states.nonce("zpd", null, NOW)).isEmpty();
    }

    private SignInState states() {
        var file = new SigningKeyFile(Optional.of(folder.resolve("driver-token.pem")), true);
        return new SignInState(new SigningKey(file.key()));
    }
}
