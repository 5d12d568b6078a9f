package org.chargeledger.simulator.wechataccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.simulator.wechataccount.Stage.APP;
import static org.chargeledger.simulator.wechataccount.Stage.SECRET;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Server tokens of the pretend WeChat")
class TokensTest {

    static final String COUNT = "draft/count";

    final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @DisplayName("stable_token gives the same token until its last five minutes, then a new one; both work")
    void stableStaysTheSame() {
        String first = stable(false);
        stage.clock.pass(Duration.ofMinutes(115).minusSeconds(1));
        assertThat(stable(false)).isEqualTo(first);

        stage.clock.pass(Duration.ofSeconds(1));
        String second = stable(false);

        assertThat(second).isNotEqualTo(first);
        assertThat(used(first)).isZero();
        assertThat(used(second)).isZero();
        stage.clock.pass(Duration.ofMinutes(5));
        assertThat(used(first)).isEqualTo(42001);
        assertThat(used(second)).isZero();
    }

    @Test
    @DisplayName("a forced refresh kills the token before: 40001")
    void forceKills() {
        String first = stable(false);
        String second = stable(true);

        assertThat(used(first)).isEqualTo(40001);
        assertThat(used(second)).isZero();
    }

    @Test
    @DisplayName("a refresh forced within 30 s of another refreshes nothing; after them it does")
    void forceRests() {
        String first = stable(true);
        stage.clock.pass(Duration.ofSeconds(30).minusMillis(1));
        assertThat(stable(true)).isEqualTo(first);
        assertThat(used(first)).isZero();

        stage.clock.pass(Duration.ofMillis(1));
        assertThat(stable(true)).isNotEqualTo(first);
        assertThat(used(first)).isEqualTo(40001);
    }

    @Test
    @DisplayName("a refresh is forced 20 times a day: 45009 beyond, while the normal mode goes on")
    void forcedTwentyTimesADay() {
        for (int i = 0; i < 20; i++) {
            stable(true);
            stage.clock.pass(Duration.ofSeconds(30));
        }
        String last = stable(false);

        assertThat(asked(true).path("errcode").asInt()).isEqualTo(45009);
        assertThat(used(last)).isZero();
        stage.clock.pass(Duration.ofDays(1));
        assertThat(asked(true).path("access_token").asText()).isNotEmpty();
    }

    @Test
    @DisplayName("cgi-bin/token gives a new token each time; the one before lives five minutes more")
    void plainReplaces() {
        String first = plain();
        String second = plain();
        stage.clock.pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(used(first)).isZero();
        stage.clock.pass(Duration.ofSeconds(1));
        assertThat(used(first)).isEqualTo(42001);
        assertThat(used(second)).isZero();
    }

    @Test
    @DisplayName("the two kinds do not invalidate each other")
    void kindsAreApart() {
        String plain = plain();
        stable(true);
        plain();
        stage.clock.pass(Duration.ofSeconds(30));
        stable(true);

        assertThat(used(plain)).isZero();
    }

    @ParameterizedTest(name = "appid {0}, secret {1}, grant {2}: {3}")
    @CsvSource({
            "wx2019101600000001, zpd-wechat-demo-secret, client_credential, 0",
            "wx0,                zpd-wechat-demo-secret, client_credential, 40013",
            "wx2019101600000001, guess,                  client_credential, 40125",
            "wx2019101600000001, zpd-wechat-demo-secret, password,          40002"})
    @DisplayName("wrong account, secret or grant are refused with WeChat's codes")
    void refusals(String appId, String secret, String grant, int errcode) {
        assertThat(stage.callWith("", "stable_token", """
                {"grant_type":"%s","appid":"%s","secret":"%s"}""".formatted(grant, appId, secret)).path("errcode").asInt())
                .isEqualTo(errcode);
    }

    @Test
    @DisplayName("a token nobody was given is 40001, none is 41001")
    void unknownToken() {
        assertThat(used("never-issued")).isEqualTo(40001);
        assertThat(used("")).isEqualTo(41001);
    }

    @Test
    @DisplayName("the ticket that signs web pages is the same for all for two hours")
    void ticket() {
        JsonNode first = stage.get("ticket/getticket?type=jsapi");
        stage.clock.pass(Duration.ofSeconds(7199));
        JsonNode second = stage.get("ticket/getticket?type=jsapi");
        stage.clock.pass(Duration.ofSeconds(1));

        assertThat(second.path("ticket")).isEqualTo(first.path("ticket"));
        assertThat(second.path("expires_in").asInt()).isEqualTo(1);
        assertThat(stage.get("ticket/getticket?type=jsapi").path("ticket")).isNotEqualTo(first.path("ticket"));
        assertThat(stage.get("ticket/getticket?type=wx_card").path("errcode").asInt()).isEqualTo(40097);
    }

    private String stable(boolean force) {
        return asked(force).path("access_token").asText();
    }

    private JsonNode asked(boolean force) {
        return stage.callWith("", "stable_token", """
                {"grant_type":"client_credential","appid":"%s","secret":"%s","force_refresh":%s}"""
                .formatted(APP, SECRET, force));
    }

    private String plain() {
        return stage.get("token?grant_type=client_credential&appid=" + APP + "&secret=" + SECRET)
                .path("access_token").asText();
    }

    private int used(String token) {
        return stage.callWith(token, COUNT, "{}").path("errcode").asInt();
    }
}
