package org.chargeledger.simulator.wechat.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.simulator.wechat.rules.TokensTest.APP;
import static org.chargeledger.simulator.wechat.rules.TokensTest.SECRET;
import static org.chargeledger.simulator.wechat.rules.TokensTest.assertCode;

import java.time.Duration;
import org.chargeledger.simulator.wechat.rules.Logins.UserToken;
import org.chargeledger.simulator.wechat.state.Faults;
import org.chargeledger.simulator.wechat.state.StateFile;
import org.chargeledger.simulator.wechat.state.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Web authorisation of the pretend WeChat")
class LoginsTest {

    static final String DRIVER = "oDriver0000000000000000000001";

    final MovableClock clock = new MovableClock();
    final World world = new World(StateFile.demo());
    final Logins logins = new Logins(world, clock);

    @Test
    @DisplayName("a code is good once; the second exchange is 40163")
    void onceOnly() {
        String code = logins.authorize(APP, DRIVER, "snsapi_base");

        assertThat(exchange(code).openid()).isEqualTo(DRIVER);
        assertCode(() -> exchange(code), 40163);
    }

    @Test
    @DisplayName("a code lives five minutes; later, unknown, or of another account it is 40029")
    void fiveMinutes() {
        String early = logins.authorize(APP, DRIVER, "snsapi_base");
        String late = logins.authorize(APP, DRIVER, "snsapi_base");
        clock.pass(Logins.CODE_LIFE);
        exchange(early);
        clock.pass(Duration.ofSeconds(1));

        assertCode(() -> exchange(late), 40029);
        assertCode(() -> exchange("guess"), 40029);
        String ours = logins.authorize(APP, DRIVER, "snsapi_base");
        assertCode(() -> logins.exchange("wx2019101600000002", "qyd-wechat-demo-secret", ours, "authorization_code"),
                40029);
    }

    @Test
    @DisplayName("the nickname needs snsapi_userinfo")
    void nickname() {
        UserToken base = exchange(logins.authorize(APP, DRIVER, "snsapi_base"));
        UserToken full = exchange(logins.authorize(APP, DRIVER, "snsapi_userinfo"));

        assertCode(() -> logins.userInfo(base.accessToken(), DRIVER), 48001);
        assertThat(logins.userInfo(full.accessToken(), DRIVER).nickname()).isEqualTo("微信用户");
        assertCode(() -> logins.userInfo(full.accessToken(), "oOther"), 40003);
        assertCode(() -> logins.userInfo("guess", DRIVER), 40001);
    }

    @Test
    @DisplayName("a snapshot login says so and hides the real openid")
    void snapshot() {
        world.inTurn(state -> state.faults = new Faults(null, 0, 0, 0, 0, false, false, true));

        UserToken token = exchange(logins.authorize(APP, DRIVER, "snsapi_userinfo"));

        assertThat(token.snapshot()).isTrue();
        assertThat(token.openid()).isNotEqualTo(DRIVER);
    }

    private UserToken exchange(String code) {
        return logins.exchange(APP, SECRET, code, "authorization_code");
    }
}
