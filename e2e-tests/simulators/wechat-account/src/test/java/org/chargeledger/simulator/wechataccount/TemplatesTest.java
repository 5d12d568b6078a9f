package org.chargeledger.simulator.wechataccount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.state.Message.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Template messages of the pretend WeChat")
class TemplatesTest {

    final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @DisplayName("a good message arrives with its labels and link")
    void arrives() {
        stage.sendBill("id-1");

        assertThat(stage.phone()).singleElement().satisfies(message -> {
            assertThat(message.title()).isEqualTo("充电账单通知");
            assertThat(message.url()).isEqualTo("https://h5.example.invalid/bills");
            assertThat(message.lines()).contains(new Line("amount4", "实付金额", "12.30元"));
        });
    }

    @Test
    @DisplayName("the same client_msg_id within ten minutes is one message; after that it is a second one")
    void sendsOnceInTenMinutes() {
        long first = stage.sendBill("id-1").path("msgid").asLong();
        stage.clock.pass(Duration.ofMinutes(10));
        assertThat(stage.sendBill("id-1").path("msgid").asLong()).isEqualTo(first);
        assertThat(stage.phone()).singleElement().matches(message -> message.calls() == 2);

        stage.clock.pass(Duration.ofSeconds(1));
        stage.sendBill("id-1");
        assertThat(stage.phone()).hasSize(2);
    }

    @Test
    @DisplayName("without client_msg_id every call is a message")
    void noIdNoProtection() {
        stage.sendBill("");
        stage.sendBill("");

        assertThat(stage.phone()).hasSize(2);
    }

    @ParameterizedTest(name = "{0} = {1}: accepted {2}")
    @CsvSource({
            "thing1,            108物流园,                          true",
            "thing1,            一二三四五六七八九十一二三四五六七八九十,   true",
            "thing1,            一二三四五六七八九十一二三四五六七八九十一, false",
            "thing1,            '',                                 false",
            "character_string2, 20191016161822566095,               true",
            "character_string2, 12345678901234567890123456789012,   true",
            "character_string2, 123456789012345678901234567890123,  false",
            "character_string2, 单号1,                               false",
            "amount4,           0.00元,                              true",
            "amount4,           ¥1234567890.12,                     true",
            "amount4,           12345678901,                        false",
            "amount4,           12.345,                             false",
            "amount4,           -1.00元,                             false",
            "time5,             2019年10月16日 16:18,                 true",
            "time5,             2019-10-16 16:18:22,                true",
            "time5,             16:18~17:02,                        true",
            "time5,             2019年10月16日 24:18,                 false",
            "time5,             昨天,                                 false"})
    @DisplayName("each field type has its limits: 47003")
    void fieldLimits(String key, String value, boolean accepted) {
        int errcode = stage.errcode("message/template/send", Stage.bill("id-1", Map.of(key, value)));

        assertThat(errcode).isEqualTo(accepted ? 0 : 47003);
        assertThat(stage.phone()).hasSize(accepted ? 1 : 0);
    }

    @Test
    @DisplayName("a missing field is 47003 too")
    void missingField() {
        assertThat(stage.errcode("message/template/send", Stage.bill("id-1", Map.of()).replace("time5", "time6")))
                .isEqualTo(47003);
    }
}
