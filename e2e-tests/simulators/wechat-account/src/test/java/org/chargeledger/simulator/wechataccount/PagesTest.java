package org.chargeledger.simulator.wechataccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.simulator.wechataccount.Stage.APP;
import static org.chargeledger.simulator.wechataccount.Stage.DRIVER;
import static org.chargeledger.simulator.wechataccount.Stage.TEMPLATE;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.rules.Pages;
import org.chargeledger.simulator.wechataccount.rules.Pages.Claim;
import org.chargeledger.simulator.wechataccount.rules.Pages.Press;
import org.chargeledger.simulator.wechataccount.state.Account;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Pages inside the pretend WeChat")
class PagesTest {

    static final String PAGE = "https://h5.example.invalid/my?from=menu";

    final Stage stage = new Stage();
    String ticket;

    @BeforeEach
    void fetchTicket() {
        ticket = stage.get("ticket/getticket?type=jsapi").path("ticket").asText();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "wx2019101600000001, https://h5.example.invalid/my?from=menu, config:ok",
            "wx2019101600000001, https://h5.example.invalid/my,           config:invalid signature",
            "wx2019101600000002, https://h5.example.invalid/my?from=menu, config:invalid signature",
            "wx0,                https://h5.example.invalid/my?from=menu, 'config:fail,invalid appid'"})
    @DisplayName("are believed when the account's ticket signed exactly their address")
    void believed(String appId, String where, String said) throws Exception {
        assertThat(config(appId, where)).isEqualTo(said);
    }

    @Test
    @DisplayName("are not believed when the ticket is over, or the host is none of the account's")
    void notBelieved() throws Exception {
        stage.emulator.control().put(new Account(APP, "s", "ZPD", List.of(), List.of("pay.example.invalid")));
        assertThat(config(APP, PAGE)).isEqualTo("config:fail,invalid url domain");
        stage.emulator.control().put(new Account(APP, "s", "ZPD", List.of(), List.of("h5.example.invalid")));
        assertThat(config(APP, PAGE)).isEqualTo("config:ok");

        stage.clock.pass(Duration.ofSeconds(7200));
        assertThat(config(APP, PAGE)).isEqualTo("config:invalid signature");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"zpdBillTemplate-000000000000000000000000001, 0", "guess, 20001", "'', 10001"})
    @DisplayName("ask only for templates of the account")
    void asks(String templateId, int errCode) {
        var press = new Press(APP, templateId.isEmpty() ? List.of() : List.of(templateId), "accept");

        Map<String, Object> question = stage.world.inTurn(state -> Pages.question(state, press));
        assertThat(question).containsEntry("errCode", errCode);
    }

    @Test
    @DisplayName("learn what the user answered; a yes is one grant, and the account is told where it was given")
    void answered() {
        assertThat(press("accept")).containsEntry("errMsg", "subscribe:ok")
                .containsEntry("subscribeDetails", "{\"" + TEMPLATE + "\":\"{\\\"status\\\":\\\"accept\\\"}\"}");
        press("cancel");

        Map<String, Integer> grants = stage.world.look(state -> state.grants);
        assertThat(grants).containsOnly(Map.entry(APP + ":" + DRIVER + ":" + TEMPLATE, 1));
        assertThat(stage.emulator.control().events(APP)).extracting(sent -> sent.event())
                .containsExactly("subscribe_msg_popup_event", "subscribe_msg_popup_event");
    }

    private Map<String, Object> press(String decision) {
        return stage.world.inTurn(state ->
                Pages.answer(state, DRIVER, new Press(APP, List.of(TEMPLATE), decision), stage.clock.instant()));
    }

    private Object config(String appId, String where) throws Exception {
        String text = "jsapi_ticket=" + ticket + "&noncestr=Wm3W&timestamp=1414587457&url=" + PAGE;
        String signature = HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        return stage.world.inTurn(state -> Pages.config(state, new Claim(appId, 1414587457, "Wm3W", signature, where),
                stage.clock.instant())).get("errMsg");
    }
}
