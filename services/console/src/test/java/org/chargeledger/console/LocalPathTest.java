package org.chargeledger.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Where a sign-in may end")
class LocalPathTest {

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
            "/abnormal-bills?code=1&bill=2019, /abnormal-bills?code=1&bill=2019",
            "/, /",
            "//evil.example, /",
            "/\\evil.example, /",
            "https://evil.example/, /",
            "evil, /",
            "'/a\r\nSet-Cookie: x=y', /",
            ", /"})
    @DisplayName("is a path of this site and nothing else")
    void staysOnSite(String wanted, String end) {
        assertThat(LocalPath.of(wanted).value()).isEqualTo(end);
    }
}
