package org.chargeledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Field types of a template")
class FieldTypeTest {

    @ParameterizedTest(name = "{0} = {1}: may be sent {2}")
    @CsvSource({
            "thing1,             108物流园,                            true",
            "thing1,             一二三四五六七八九十一二三四五六七八九十,     true",
            "thing1,             一二三四五六七八九十一二三四五六七八九十一,   false",
            "thing1,             😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀,         true",
            "thing1,             ' ',                                  false",
            "const3,             一二三四五六七八九十一二三四五六七八九十一,   false",
            "character_string2,  20191016161822566095,                 true",
            "character_string2,  12345678901234567890123456789012,     true",
            "character_string2,  123456789012345678901234567890123,    false",
            "character_string2,  12.3度,                               false",
            "amount4,            0.00元,                               true",
            "amount4,            ¥9999999999.99,                       true",
            "amount4,            10000000000.00元,                     false",
            "amount4,            1.005元,                              false",
            "amount4,            -1.00元,                              false",
            "number2,            38,                                   true",
            "number2,            -1,                                   false",
            "time5,              2019年10月16日 17:02,                  true",
            "time5,              2019-10-16 17:02:09,                  true",
            "time5,              17:02~18:00,                          true",
            "time5,              2019年10月16日 24:00,                  false",
            "time5,              tomorrow,                             false",
            "phone_number6,      13800001234,                          true",
            "phone_number6,      138000012341380000,                   false",
            "car_number7,        粤B12345A,                            true",
            "car_number7,        粤B12345AB,                           false",
            "phrase8,            已完成,                               true",
            "phrase8,            已经全部完成,                          false",
            "phrase8,            done,                                 false"})
    @DisplayName("hold what WeChat allows and nothing else, on both sides of each limit")
    void limits(String key, String value, boolean allowed) {
        assertThat(FieldType.ofKey(key).orElseThrow().finding(value).isEmpty()).isEqualTo(allowed);
    }

    @Test
    @DisplayName("a line break never goes into a field")
    void lineBreak() {
        assertThat(FieldType.THING.finding("108\n物流园")).isPresent();
    }

    @Test
    @DisplayName("a finding says what is wrong without repeating the value")
    void findingIsDiscreet() {
        assertThat(FieldType.CHARACTER_STRING.finding("阿明的电话")).hasValue("is not a valid character_string");
    }

    @ParameterizedTest(name = "{0}: known {1}")
    @CsvSource({"thing1, true", "character_string12, true", "thing, false", "first, false", "remark1, false", "1, false"})
    @DisplayName("a key is a known type and a number")
    void keys(String key, boolean known) {
        assertThat(FieldType.ofKey(key).isPresent()).isEqualTo(known);
    }
}
