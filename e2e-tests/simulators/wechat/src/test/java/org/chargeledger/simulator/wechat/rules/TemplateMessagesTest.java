package org.chargeledger.simulator.wechat.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.simulator.wechat.rules.TokensTest.APP;
import static org.chargeledger.simulator.wechat.rules.TokensTest.SECRET;
import static org.chargeledger.simulator.wechat.rules.TokensTest.assertCode;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.simulator.wechat.rules.TemplateMessages.Accepted;
import org.chargeledger.simulator.wechat.rules.TemplateMessages.Request;
import org.chargeledger.simulator.wechat.state.Faults;
import org.chargeledger.simulator.wechat.state.Follower;
import org.chargeledger.simulator.wechat.state.Message;
import org.chargeledger.simulator.wechat.state.StateFile;
import org.chargeledger.simulator.wechat.state.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Template messages of the pretend WeChat")
class TemplateMessagesTest {

    static final String TEMPLATE = "zpdBillTemplate-000000000000000000000000001";
    static final String DRIVER = "oDriver0000000000000000000001";

    final MovableClock clock = new MovableClock();
    final World world = new World(StateFile.demo());
    final Tokens tokens = new Tokens(world, clock);
    final TemplateMessages messages = new TemplateMessages(world, tokens, clock);

    @BeforeEach
    void followTheAccount() {
        world.inTurn(state -> state.followers.put(APP + ":" + DRIVER, new Follower(APP, DRIVER, "阿明", true)));
    }

    @Test
    @DisplayName("a good message arrives with its labels and link")
    void arrives() {
        send(bill("id-1"));

        assertThat(delivered()).singleElement().satisfies(message -> {
            assertThat(message.openid()).isEqualTo(DRIVER);
            assertThat(message.title()).isEqualTo("充电账单通知");
            assertThat(message.lines()).contains(new Message.Line("amount4", "实付金额", "12.30元"));
        });
    }

    @Test
    @DisplayName("the same client_msg_id within ten minutes is one message; after that it is a second one")
    void sendsOnceInTenMinutes() {
        Accepted first = send(bill("id-1"));
        clock.pass(TemplateMessages.DEDUPE);
        assertThat(send(bill("id-1")).msgId()).isEqualTo(first.msgId());
        assertThat(delivered()).singleElement().satisfies(message -> assertThat(message.calls()).isEqualTo(2));

        clock.pass(Duration.ofSeconds(1));
        send(bill("id-1"));
        assertThat(delivered()).hasSize(2);
    }

    @Test
    @DisplayName("without client_msg_id every call is a message")
    void noIdNoProtection() {
        send(bill(null));
        send(bill(null));

        assertThat(delivered()).hasSize(2);
    }

    @Test
    @DisplayName("who does not follow gets nothing: 43004; an unknown openid is 40003; an unknown template 40037")
    void receiversAndTemplates() {
        world.inTurn(state -> state.followers.put(APP + ":" + DRIVER, new Follower(APP, DRIVER, "阿明", false)));
        assertCode(() -> send(bill("id-1")), 43004);
        assertCode(() -> send(new Request("oNobody", TEMPLATE, null, values(), "id-2")), 40003);
        assertCode(() -> send(new Request(DRIVER, "other", null, values(), "id-3")), 40037);
        assertThat(delivered()).isEmpty();
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
        Map<String, String> values = new HashMap<>(values());
        values.put(key, value);
        Request request = new Request(DRIVER, TEMPLATE, null, values, "id-1");

        if (accepted) {
            send(request);
            assertThat(delivered()).hasSize(1);
        } else {
            assertCode(() -> send(request), 47003);
            assertThat(delivered()).isEmpty();
        }
    }

    @Test
    @DisplayName("a missing field is 47003 too")
    void missingField() {
        Map<String, String> values = new HashMap<>(values());
        values.remove("time5");

        assertCode(() -> send(new Request(DRIVER, TEMPLATE, null, values, "id-1")), 47003);
    }

    @Test
    @DisplayName("busy answers -1 so many times and accepts nothing")
    void busy() {
        fault(new Faults(null, 2, 0, 0, 0, false, false, false));

        assertCode(() -> send(bill("id-1")), -1);
        assertCode(() -> send(bill("id-1")), -1);
        assertThat(delivered()).isEmpty();
        send(bill("id-1"));
        assertThat(delivered()).hasSize(1);
    }

    @Test
    @DisplayName("a late answer belongs to a message that was accepted at once")
    void late() {
        fault(new Faults(null, 0, 1, 7000, 0, false, false, false));

        assertThat(send(bill("id-1")).lateMillis()).isEqualTo(7000);
        assertThat(delivered()).hasSize(1);
        assertThat(send(bill("id-1")).lateMillis()).isZero();
        assertThat(delivered()).hasSize(1);
    }

    @Test
    @DisplayName("the daily limit answers 45009 until it is lifted")
    void dailyLimit() {
        fault(new Faults(null, 0, 0, 0, 0, true, false, false));
        assertCode(() -> send(bill("id-1")), 45009);
        fault(Faults.NONE);
        send(bill("id-1"));
        assertThat(delivered()).hasSize(1);
    }

    private Accepted send(Request request) {
        return messages.send(tokens.stable("client_credential", APP, SECRET, false).value(), request);
    }

    private static Request bill(String clientMsgId) {
        return new Request(DRIVER, TEMPLATE, "https://example.invalid/bills", values(), clientMsgId);
    }

    private static Map<String, String> values() {
        return Map.of("thing1", "108物流园", "character_string2", "20191016161822566095", "character_string3",
                "12.3kWh", "amount4", "12.30元", "time5", "2019年10月16日 17:02");
    }

    private List<Message> delivered() {
        return world.inTurn(state -> List.copyOf(state.messages));
    }

    private void fault(Faults faults) {
        world.inTurn(state -> state.faults = faults);
    }
}
