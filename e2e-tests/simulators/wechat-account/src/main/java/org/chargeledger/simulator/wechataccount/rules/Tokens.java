package org.chargeledger.simulator.wechataccount.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.simulator.wechataccount.state.AccessToken;
import org.chargeledger.simulator.wechataccount.state.AccessToken.Kind;
import org.chargeledger.simulator.wechataccount.state.Account;
import org.chargeledger.simulator.wechataccount.state.State;
import org.chargeledger.simulator.wechataccount.state.State.Ticket;

/** Server tokens of both kinds: /cgi-bin/token replaces, /cgi-bin/stable_token hands out the same one. */
public final class Tokens {

    static final Duration LIFE = Duration.ofSeconds(7200);
    static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final Duration REST = Duration.ofSeconds(30);
    private static final String FORCED = "stable_token force_refresh";
    private static final int FORCED_A_DAY = 20;

    private Tokens() {}

    /** A token and the seconds it still lives. */
    public record Issued(@JsonProperty("access_token") String value,
            @JsonProperty("expires_in") long expiresInSeconds) {}

    /** Each call gives a new token; the one before lives five minutes more. */
    public static Issued plain(Turn turn) {
        check(turn, turn.ask().parameter("grant_type"), turn.ask().parameter("secret"));
        current(turn, Kind.PLAIN).ifPresent(old ->
                put(turn.state(), old.endingAt(earlier(old.expiresAt(), turn.now().plus(OVERLAP)))));
        return issue(turn, Kind.PLAIN);
    }

    /** The same token until its last five minutes; a forced refresh kills it and gives a new one, where it may. */
    public static Issued stable(Turn turn) {
        check(turn, turn.text("grant_type"), turn.text("secret"));
        Optional<AccessToken> current = current(turn, Kind.STABLE);
        if (turn.body().path("force_refresh").asBoolean() && mayForce(turn)) {
            current.ifPresent(old -> put(turn.state(), old.killed()));
            return issue(turn, Kind.STABLE);
        }
        return current.filter(token -> token.expiresAt().isAfter(turn.now().plus(OVERLAP)))
                .map(token -> new Issued(token.value(), Duration.between(turn.now(), token.expiresAt()).toSeconds()))
                .orElseGet(() -> issue(turn, Kind.STABLE));
    }

    /** 20 a day (45009 beyond), and one that comes within 30 s of another refreshes nothing. */
    private static boolean mayForce(Turn turn) {
        Instant last = turn.state().forced.get(turn.appId());
        if (last != null && turn.now().isBefore(last.plus(REST))) {
            return false;
        }
        Budgets.spend(turn, FORCED, FORCED_A_DAY);
        turn.state().forced.put(turn.appId(), turn.now());
        return true;
    }

    /** The account that this call speaks for; counts the call against the token. */
    public static Account accountOf(State state, String value, Instant now) {
        if (value == null || value.isBlank()) {
            throw new WechatRefusal(41001, "access_token missing");
        }
        AccessToken token = state.tokens.get(value);
        if (token == null || token.replaced()) {
            throw new WechatRefusal(40001, "invalid credential, access_token is invalid or not latest");
        }
        Integer lastsCalls = state.faultsOf(token.appId()).tokenLastsCalls();
        if (!now.isBefore(token.expiresAt()) || (lastsCalls != null && token.calls() >= lastsCalls)) {
            put(state, token.endingAt(earlier(token.expiresAt(), now)));
            throw new WechatRefusal(42001, "access_token expired");
        }
        put(state, token.usedOnceMore());
        return state.accounts.get(token.appId());
    }

    /** Whose token it is or was; empty for a value that never was one. */
    public static String ownerOf(State state, String value) {
        return value == null || !state.tokens.containsKey(value) ? "" : state.tokens.get(value).appId();
    }

    /** None of the account's tokens is the latest any more. */
    public static void kill(State state, String appId) {
        state.tokens.replaceAll((value, token) -> token.appId().equals(appId) ? token.killed() : token);
    }

    private static void check(Turn turn, String grantType, String secret) {
        if (!"client_credential".equals(grantType)) {
            throw new WechatRefusal(40002, "invalid grant_type");
        }
        if (!turn.account().secret().equals(secret)) {
            throw new WechatRefusal(40125, "invalid appsecret");
        }
    }

    private static Optional<AccessToken> current(Turn turn, Kind kind) {
        return turn.state().tokens.values().stream()
                .filter(token -> token.appId().equals(turn.appId()) && token.kind() == kind && !token.replaced())
                .filter(token -> token.expiresAt().isAfter(turn.now()))
                .max(Comparator.comparing(AccessToken::expiresAt));
    }

    private static Issued issue(Turn turn, Kind kind) {
        turn.state().tokens.values().removeIf(old -> old.expiresAt().isBefore(turn.now().minus(LIFE)));
        turn.state().count("token.issued");
        AccessToken token = new AccessToken(RandomName.of(136), turn.appId(), kind, turn.now().plus(LIFE), 0, false);
        put(turn.state(), token);
        return new Issued(token.value(), LIFE.toSeconds());
    }

    private static void put(State state, AccessToken token) {
        state.tokens.put(token.value(), token);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** What signs web pages, the same one for all who ask. */
    public static Map<String, Object> ticket(Turn turn) {
        if (!turn.ask().parameter("type").equals("jsapi")) {
            throw new WechatRefusal(40097, "invalid args");
        }
        Ticket known = turn.state().tickets.get(turn.appId());
        Ticket ticket = known != null && turn.now().isBefore(known.expiresAt()) ? known
                : new Ticket(RandomName.of(86), turn.now().plus(LIFE));
        turn.state().tickets.put(turn.appId(), ticket);
        return Map.of("errcode", 0, "errmsg", "ok", "ticket", ticket.value(), "expires_in",
                Duration.between(turn.now(), ticket.expiresAt()).toSeconds());
    }
}
