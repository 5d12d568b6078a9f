package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.chargeledger.billing.domain.view.SessionSearch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A window of a search")
class SessionSearchTest {

    @Test
    @DisplayName("is also one of bill numbers, wide enough for any time zone in which they were minted")
    void numbers() {
        SessionSearch wanted = window(Instant.parse("2019-10-16T00:00:00Z"), Instant.parse("2019-10-17T00:00:00Z"));
        assertThat(wanted.lowestNumber()).hasToString("20191015120000000000");
        assertThat(wanted.numberBeyond()).hasToString("20191017140000000000");
    }

    @ParameterizedTest
    @DisplayName("that no number could tell narrows nothing")
    @ValueSource(strings = {"0999-12-31T23:59:59Z", "9999-01-01T00:00:01Z", "+12019-01-01T00:00:00Z"})
    void beyondNumbers(Instant at) {
        assertThat(window(at, at).lowestNumber()).isNull();
        assertThat(window(at, at).numberBeyond()).isNull();
        assertThat(window(null, null).lowestNumber()).isNull();
    }

    private static SessionSearch window(Instant from, Instant to) {
        return SessionSearch.within(from, to);
    }
}
