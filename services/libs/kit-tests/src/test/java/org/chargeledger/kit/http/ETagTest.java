package org.chargeledger.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A version")
class ETagTest {

    private static final ETag CURRENT = ETag.of(7);

    @Test
    @DisplayName("is written in quotes")
    void isQuoted() {
        assertThat(CURRENT).hasToString("\"7\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", " \"7\" ", "\"6\", \"7\""})
    @DisplayName("lets a write through that names it")
    void letsThrough(String ifMatch) {
        assertThatCode(() -> CURRENT.requireMatch(ifMatch)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "*"})
    @DisplayName("refuses a write that names no version (428)")
    void refusesMissing(String ifMatch) {
        assertRefused(ifMatch, 428, "if-match-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "\"8\"", "7", "W/\"7\"", "\"77\"", "\"6\", \"8\""})
    @DisplayName("refuses a write made from another version, or a weak one (412), and names the current one")
    void refusesStale(String ifMatch) {
        assertRefused(ifMatch, 412, "version-stale");
    }

    private static void assertRefused(String ifMatch, int status, String slug) {
        var refusal = catchThrowableOfType(Refusal.class, () -> CURRENT.requireMatch(ifMatch));
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.slug()).isEqualTo(slug);
        assertThat(refusal.extensions()).containsEntry("currentETag", "\"7\"");
    }
}
