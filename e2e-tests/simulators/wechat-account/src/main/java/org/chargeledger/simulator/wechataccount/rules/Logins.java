package org.chargeledger.simulator.wechataccount.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.chargeledger.simulator.wechataccount.state.Account;
import org.chargeledger.simulator.wechataccount.state.Follower;
import org.chargeledger.simulator.wechataccount.state.Login;
import org.chargeledger.simulator.wechataccount.state.State;
import org.chargeledger.simulator.wechataccount.state.World;

/**
 * Web authorisation: a code is good once and for five minutes, a sign-in for thirty days; a nickname needs
 * snsapi_userinfo.
 */
public class Logins {

    static final Duration CODE_LIFE = Duration.ofMinutes(5);
    static final Duration TOKEN_LIFE = Duration.ofSeconds(7200);
    static final Duration REFRESH_LIFE = Duration.ofDays(30);

    private final World world;
    private final InstantSource clock;

    public Logins(World world, InstantSource clock) {
        this.world = world;
        this.clock = clock;
    }

    /** The code exchange's answer; {@code snapshot} marks WeChat's read-only preview with a virtual openid. */
    public record UserToken(String accessToken, String refreshToken, String openid, String scope, boolean snapshot) {}

    /** Gives a code for the pretend driver; one that nobody registered becomes a follower of the account. */
    public String authorize(String appId, String openid, String scope) {
        return world.inTurn(state -> {
            if (!state.accounts.containsKey(appId)) {
                throw new WechatRefusal(40013, "invalid appid");
            }
            if (state.user(appId, openid).isEmpty()) {
                state.put(Follower.named(appId, openid, "微信用户"));
            }
            state.count("oauth.authorize");
            Login login = new Login(RandomName.of(32), appId, openid, scope, clock.instant(), false, null, null,
                    null);
            state.logins.put(login.code(), login);
            return login.code();
        });
    }

    public UserToken exchange(String appId, String secret, String code, String grantType) {
        return world.inTurn(state -> {
            check(state, appId, secret, grantType);
            Instant now = clock.instant();
            Login login = state.logins.get(code == null ? "" : code);
            if (login == null || !login.appId().equals(appId) || login.issuedAt().isBefore(now.minus(CODE_LIFE))) {
                throw new WechatRefusal(40029, "invalid code");
            }
            if (login.used()) {
                throw new WechatRefusal(40163, "code been used");
            }
            state.logins.values().removeIf(old -> old.issuedAt().isBefore(now.minus(REFRESH_LIFE)));
            state.count("oauth.exchange");
            Login exchanged = login.exchanged(RandomName.of(89), now.plus(TOKEN_LIFE), RandomName.of(89));
            state.logins.put(code, exchanged);
            boolean snapshot = state.faultsOf(appId).snapshotLogin();
            String openid = snapshot ? "o" + RandomName.of(27) : login.openid();
            return new UserToken(exchanged.userToken(), exchanged.refreshToken(), openid, login.scope(), snapshot);
        });
    }

    /** A new token for thirty days from the sign-in on; the refresh token stays. */
    public UserToken refresh(String appId, String refreshToken, String grantType) {
        return world.inTurn(state -> {
            if (!"refresh_token".equals(grantType)) {
                throw new WechatRefusal(40002, "invalid grant_type");
            }
            Instant now = clock.instant();
            Login login = state.logins.values().stream()
                    .filter(known -> known.appId().equals(appId) && known.refreshToken() != null
                            && known.refreshToken().equals(refreshToken)).findFirst()
                    .orElseThrow(() -> new WechatRefusal(40030, "invalid refresh_token"));
            if (!now.isBefore(login.issuedAt().plus(REFRESH_LIFE))) {
                throw new WechatRefusal(42002, "refresh_token expired");
            }
            Login renewed = login.exchanged(RandomName.of(89), now.plus(TOKEN_LIFE), refreshToken);
            state.logins.put(login.code(), renewed);
            return new UserToken(renewed.userToken(), refreshToken, login.openid(), login.scope(), false);
        });
    }

    public Follower userInfo(String userToken, String openid) {
        return world.inTurn(state -> {
            Login login = state.logins.values().stream()
                    .filter(known -> known.userToken() != null && known.userToken().equals(userToken))
                    .findFirst()
                    .orElseThrow(() -> new WechatRefusal(40001, "invalid credential, access_token is invalid"));
            if (!clock.instant().isBefore(login.userTokenExpiresAt())) {
                throw new WechatRefusal(42001, "access_token expired");
            }
            if (!login.openid().equals(openid)) {
                throw new WechatRefusal(40003, "invalid openid");
            }
            if (!"snsapi_userinfo".equals(login.scope())) {
                throw new WechatRefusal(48001, "api unauthorized");
            }
            return state.user(login.appId(), openid).orElseThrow();
        });
    }

    public List<Follower> followers(String appId) {
        return world.inTurn(state -> state.usersOf(appId)
                .sorted(Comparator.comparing(Follower::nickname).thenComparing(Follower::openid))
                .toList());
    }

    private static void check(State state, String appId, String secret, String grantType) {
        Account account = state.accounts.get(appId == null ? "" : appId);
        if (account == null) {
            throw new WechatRefusal(40013, "invalid appid");
        }
        if (!account.secret().equals(secret)) {
            throw new WechatRefusal(40125, "invalid appsecret");
        }
        if (!"authorization_code".equals(grantType)) {
            throw new WechatRefusal(40002, "invalid grant_type");
        }
    }
}
