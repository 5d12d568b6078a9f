package org.chargeledger.simulator.wechat.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import org.chargeledger.simulator.wechat.state.AccessToken;
import org.chargeledger.simulator.wechat.state.AccessToken.Kind;
import org.chargeledger.simulator.wechat.state.Account;
import org.chargeledger.simulator.wechat.state.State;
import org.chargeledger.simulator.wechat.state.World;

/** Server tokens of both kinds: /cgi-bin/token replaces, /cgi-bin/stable_token hands out the same one. */
public class Tokens {

    static final Duration LIFE = Duration.ofSeconds(7200);
    static final Duration OVERLAP = Duration.ofMinutes(5);

    private final World world;
    private final InstantSource clock;

    public Tokens(World world, InstantSource clock) {
        this.world = world;
        this.clock = clock;
    }

    /** A token and the seconds it still lives. */
    public record Issued(String value, long expiresInSeconds) {}

    /** Each call gives a new token; the one before lives five minutes more. */
    public Issued plain(String grantType, String appId, String secret) {
        return world.inTurn(state -> {
            Instant now = clock.instant();
            check(state, grantType, appId, secret);
            state.count("token");
            current(state, appId, Kind.PLAIN, now)
                    .ifPresent(old -> put(state, old.endingAt(earlier(old.expiresAt(), now.plus(OVERLAP)))));
            return issue(state, appId, Kind.PLAIN, now);
        });
    }

    /** The same token until its last five minutes; {@code forceRefresh} kills it and gives a new one. */
    public Issued stable(String grantType, String appId, String secret, boolean forceRefresh) {
        return world.inTurn(state -> {
            Instant now = clock.instant();
            check(state, grantType, appId, secret);
            state.count(forceRefresh ? "stable_token.forced" : "stable_token");
            Optional<AccessToken> current = current(state, appId, Kind.STABLE, now);
            if (forceRefresh) {
                current.ifPresent(old -> put(state, old.killed()));
                return issue(state, appId, Kind.STABLE, now);
            }
            return current.filter(token -> token.expiresAt().isAfter(now.plus(OVERLAP)))
                    .map(token -> new Issued(token.value(), Duration.between(now, token.expiresAt()).toSeconds()))
                    .orElseGet(() -> issue(state, appId, Kind.STABLE, now));
        });
    }

    /** The account that this call speaks for; counts the call against the token. */
    Account accountOf(State state, String value) {
        if (value == null || value.isBlank()) {
            throw new WechatRefusal(41001, "access_token missing");
        }
        AccessToken token = state.tokens.get(value);
        if (token == null || token.replaced()) {
            throw new WechatRefusal(40001, "invalid credential, access_token is invalid or not latest");
        }
        Integer lastsCalls = state.faults.tokenLastsCalls();
        if (!clock.instant().isBefore(token.expiresAt()) || (lastsCalls != null && token.calls() >= lastsCalls)) {
            put(state, token.endingAt(earlier(token.expiresAt(), clock.instant())));
            throw new WechatRefusal(42001, "access_token expired");
        }
        put(state, token.usedOnceMore());
        return state.accounts.get(token.appId());
    }

    private static void check(State state, String grantType, String appId, String secret) {
        if (!"client_credential".equals(grantType)) {
            throw new WechatRefusal(40002, "invalid grant_type");
        }
        Account account = state.accounts.get(appId == null ? "" : appId);
        if (account == null) {
            throw new WechatRefusal(40013, "invalid appid");
        }
        if (!account.secret().equals(secret)) {
            throw new WechatRefusal(40125, "invalid appsecret");
        }
        if (state.faults.notWhitelisted()) {
            throw new WechatRefusal(40164, "invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist");
        }
    }

    private static Optional<AccessToken> current(State state, String appId, Kind kind, Instant now) {
        return state.tokens.values().stream()
                .filter(token -> token.appId().equals(appId) && token.kind() == kind && !token.replaced())
                .filter(token -> token.expiresAt().isAfter(now))
                .max(Comparator.comparing(AccessToken::expiresAt));
    }

    private static Issued issue(State state, String appId, Kind kind, Instant now) {
        state.tokens.values().removeIf(old -> old.expiresAt().isBefore(now.minus(LIFE)));
        state.count("token.issued");
        AccessToken token = new AccessToken(RandomName.of(136), appId, kind, now.plus(LIFE), 0, false);
        put(state, token);
        return new Issued(token.value(), LIFE.toSeconds());
    }

    private static void put(State state, AccessToken token) {
        state.tokens.put(token.value(), token);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
