package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A phone number")
class PhoneTest {

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({"18912344136, 189xxxx4136", "1234567, xxxx", "12345678, 123xxxx8"})
    @DisplayName("is shown with digits 4 to 7 hidden, also when it is printed")
    void masked(String digits, String shown) {
        assertThat(new Phone(digits).masked()).isEqualTo(shown);
        assertThat(new Phone(digits)).hasToString(shown);
    }
}
