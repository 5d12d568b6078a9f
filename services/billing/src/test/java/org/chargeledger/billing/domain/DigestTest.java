package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A digest")
class DigestTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "1-0-00112233445566778899aabbccddeeff,            true",
            "999999999-999999-00112233445566778899aabbccddeeff, true",
            "0-0-00112233445566778899aabbccddeeff,            false",
            "1000000000-0-00112233445566778899aabbccddeeff,   false",
            "1-1000000-00112233445566778899aabbccddeeff,      false",
            "1-0-00112233445566778899aabbccddeef,             false",
            "1-0-00112233445566778899AABBCCDDEEFF,            false",
            "1-00112233445566778899aabbccddeeff,              false"})
    @DisplayName("is read as it is written; what is none of ours is nothing, not an error")
    void parse(String text, boolean ours) {
        assertThat(Digest.parse(text).map(Digest::toString)).isEqualTo(ours ? Optional.of(text)
                : Optional.empty());
    }
}
