package org.chargeledger.simulator.wechataccount.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chargeledger.simulator.wechataccount.MovableClock;
import org.chargeledger.simulator.wechataccount.rules.Logins.UserToken;
import org.chargeledger.simulator.wechataccount.state.StateFile;
import org.chargeledger.simulator.wechataccount.state.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Web authorisation of the pretend WeChat")
class LoginsTest {

    static final String APP = "wx2019101600000001";
    static final String SECRET = "zpd-wechat-demo-secret";
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
    @DisplayName("a sign-in can be renewed for thirty days; an unknown refresh token is 40030, an old one 42002")
    void renewed() {
        UserToken first = exchange(logins.authorize(APP, DRIVER, "snsapi_userinfo"));
        clock.pass(Logins.REFRESH_LIFE.minusSeconds(1));
        assertCode(() -> logins.userInfo(first.accessToken(), DRIVER), 42001);
        UserToken second = logins.refresh(APP, first.refreshToken(), "refresh_token");
        assertThat(logins.userInfo(second.accessToken(), DRIVER).openid()).isEqualTo(DRIVER);
        assertCode(() -> logins.refresh(APP, "guess", "refresh_token"), 40030);
        assertCode(() -> logins.refresh("wx2019101600000002", first.refreshToken(), "refresh_token"), 40030);
        assertCode(() -> logins.refresh(APP, first.refreshToken(), "authorization_code"), 40002);

        clock.pass(Duration.ofSeconds(1));
        assertCode(() -> logins.refresh(APP, first.refreshToken(), "refresh_token"), 42002);
    }

    private UserToken exchange(String code) {
        return logins.exchange(APP, SECRET, code, "authorization_code");
    }

    private static void assertCode(ThrowingCallable call, int errcode) {
        assertThatThrownBy(call).isInstanceOfSatisfying(WechatRefusal.class,
                refusal -> assertThat(refusal.errcode()).isEqualTo(errcode));
    }
}
