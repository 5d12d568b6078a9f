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

@DisplayName("Personal data in an audit entry or before staff")
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"phone\":\"18900004136\"} | {\"phone\":\"189xxxx4136\"}",
            "{\"phone\":18900004136} | {\"phone\":\"189xxxx4136\"}",
            "{\"phone\":\"0755123\"} | {\"phone\":\"0****\"}",
            "{\"phone\":null} | {\"phone\":null}",
            "{\"openid\":\"oZPD78v9swJhWJ7vPvQttsMaiF3p\"} | {\"openid\":\"oZPD****\"}",
            "{\"a\":[{\"openId\":\"oShort12\"}]} | {\"a\":[{\"openId\":\"oS****\"}]}",
            "{\"nickname\":\"阿明\"} | {\"nickname\":\"****\"}",
            "{\"nickname\":\"夜班司机\"} | {\"nickname\":\"夜****\"}",
            "{\"note\":\"to oZPD78v9swJhWJ7vPvQttsMaiF3p, 18900004136\"} | {\"note\":\"to oZPD****, 189xxxx4136\"}",
            "{\"billNo\":\"20191013080051738725\",\"totalFen\":18900004136} | {\"billNo\":\"20191013080051738725\",\"totalFen\":18900004136}",
            "no JSON of 18900004136 | no JSON of 189xxxx4136",
            "{\"phone\":\"18900004136\" | {\"phone\":\"189xxxx4136\"",
            "18900004136 | 189xxxx4136"})
    @DisplayName("is masked where staff look, whatever the text is")
    void shown(String text, String seen) {
        assertThat(PersonalData.shown(text)).isEqualTo(seen);
    }

    @Test
    @DisplayName("of nothing is nothing")
    void shownNothing() {
        assertThat(PersonalData.shown(null)).isNull();
    }
}
