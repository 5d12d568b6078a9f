package org.chargeledger.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An audit entry")
class PersonalDataTest {

    @ParameterizedTest
    @CsvSource({"18900004136, 189xxxx4136", "driver 18900004136 called, driver 189xxxx4136 called",
            "20191013080051738725, 20191013080051738725", "118900004136, 118900004136", "12345678901, 12345678901"})
    @DisplayName("masks phone numbers and leaves other numbers alone")
    void masksPhones(String text, String kept) {
        assertThat(PersonalData.masked(text)).isEqualTo(kept);
        assertThat(PersonalData.json(Map.of("notes", List.of(text)))).isEqualTo("{\"notes\":[\"" + kept + "\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone", "nickname", "openid", "openId", "unionId"})
    @DisplayName("with a field of personal data, however deep, is a defect")
    void refusesFields(String field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonalData.json(Map.of("driver", List.of(Map.of(field, "x")))))
                .withMessageContaining(field);
    }

    @Test
    @DisplayName("keeps amounts as they are")
    void keepsNumbers() {
        assertThat(PersonalData.json(Map.of("totalFen", 18900004136L))).isEqualTo("{\"totalFen\":18900004136}");
        assertThat(PersonalData.json(null)).isNull();
    }
}
