package org.chargeledger.simulator.wechat.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.chargeledger.simulator.wechat.state.Faults;
import org.chargeledger.simulator.wechat.state.StateFile;
import org.chargeledger.simulator.wechat.state.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Server tokens of the pretend WeChat")
class TokensTest {

    static final String APP = "wx2019101600000001";
    static final String SECRET = "zpd-wechat-demo-secret";

    final MovableClock clock = new MovableClock();
    final World world = new World(StateFile.demo());
    final Tokens tokens = new Tokens(world, clock);

    @Test
    @DisplayName("stable_token gives the same token until its last five minutes, then a new one; both work")
    void stableStaysTheSame() {
        String first = stable(false);
        clock.pass(Tokens.LIFE.minus(Tokens.OVERLAP).minusSeconds(1));
        assertThat(stable(false)).isEqualTo(first);

        clock.pass(Duration.ofSeconds(1));
        String second = stable(false);

        assertThat(second).isNotEqualTo(first);
        assertWorks(first);
        assertWorks(second);
        clock.pass(Tokens.OVERLAP);
        assertRefused(first, 42001);
        assertWorks(second);
    }

    @Test
    @DisplayName("a forced refresh kills the token before: 40001")
    void forceKills() {
        String first = stable(false);
        String second = stable(true);

        assertRefused(first, 40001);
        assertWorks(second);
    }

    @Test
    @DisplayName("cgi-bin/token gives a new token each time; the one before lives five minutes more")
    void plainReplaces() {
        String first = plain();
        String second = plain();
        clock.pass(Tokens.OVERLAP.minusSeconds(1));
        assertWorks(first);
        clock.pass(Duration.ofSeconds(1));
        assertRefused(first, 42001);
        assertWorks(second);
    }

    @Test
    @DisplayName("the two kinds do not invalidate each other")
    void kindsAreApart() {
        String plain = plain();
        stable(true);
        plain();
        stable(true);

        assertWorks(plain);
    }

    @Test
    @DisplayName("switched so, a token expires after its calls are used up")
    void expiresAfterCalls() {
        fault(new Faults(2, 0, 0, 0, 0, false, false, false));
        String token = stable(false);

        assertWorks(token);
        assertWorks(token);
        assertRefused(token, 42001);
        assertThat(stable(false)).isNotEqualTo(token);
    }

    @Test
    @DisplayName("wrong account, secret, grant, address or token are refused with WeChat's codes")
    void refusals() {
        assertCode(() -> tokens.stable("client_credential", "wx0", SECRET, false), 40013);
        assertCode(() -> tokens.stable("client_credential", APP, "guess", false), 40125);
        assertCode(() -> tokens.plain("password", APP, SECRET), 40002);
        assertRefused("never-issued", 40001);
        assertRefused(null, 41001);
        fault(new Faults(null, 0, 0, 0, 0, false, true, false));
        assertCode(() -> stable(false), 40164);
    }

    private String stable(boolean force) {
        return tokens.stable("client_credential", APP, SECRET, force).value();
    }

    private String plain() {
        return tokens.plain("client_credential", APP, SECRET).value();
    }

    private void fault(Faults faults) {
        world.inTurn(state -> state.faults = faults);
    }

    private void assertWorks(String token) {
        assertThat(world.inTurn(state -> tokens.accountOf(state, token)).appId()).isEqualTo(APP);
    }

    private void assertRefused(String token, int errcode) {
        assertCode(() -> world.inTurn(state -> tokens.accountOf(state, token)), errcode);
    }

    static void assertCode(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int errcode) {
        assertThatThrownBy(call).isInstanceOfSatisfying(WechatRefusal.class,
                refusal -> assertThat(refusal.errcode()).isEqualTo(errcode));
    }
}
