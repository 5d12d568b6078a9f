package org.chargeledger.simulator.wechataccount.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chargeledger.simulator.wechatpay.PayState;

/** Everything the pretend WeChat knows, and exactly what is written to the state file. */
public class State {

    private static final String EVERY_ACCOUNT = "*";
    private static final int KEPT_CALLS = 500;

    public SortedMap<String, Account> accounts = new TreeMap<>();
    public SortedMap<String, Follower> followers = new TreeMap<>();
    public SortedMap<String, AccessToken> tokens = new TreeMap<>();
    public SortedMap<String, Instant> forced = new TreeMap<>();
    public SortedMap<String, Ticket> tickets = new TreeMap<>();
    public SortedMap<String, Login> logins = new TreeMap<>();
    public SortedMap<String, Picture> pictures = new TreeMap<>();
    public SortedMap<String, Draft> drafts = new TreeMap<>();
    public SortedMap<Long, Job> jobs = new TreeMap<>();
    public List<Message> messages = new ArrayList<>();
    public SortedMap<String, Window> windows = new TreeMap<>();
    public SortedMap<String, Integer> grants = new TreeMap<>();
    public SortedMap<String, String> menus = new TreeMap<>();
    public SortedMap<String, Webhook> webhooks = new TreeMap<>();
    public List<Push> pushes = new ArrayList<>();
    public List<Sent> sent = new ArrayList<>();
    public SortedMap<String, List<Call>> calls = new TreeMap<>();
    public SortedMap<String, Long> counts = new TreeMap<>();
    public SortedMap<String, Integer> spent = new TreeMap<>();
    public SortedMap<String, Faults> faults = new TreeMap<>();
    public PayState pay = new PayState();
    public long lastMsgId = 3_000_000_000_000_000_000L;
    public long lastJobId = 1_000_000_000L;

    /** A call of an interface; {@code key} is the caller's own id of what it asked for. */
    public record Call(String call, int errcode, String key, Instant at) {}

    /** A try to push an event, and the answer; -1: none in time, 0: there is nowhere to push to. */
    public record Sent(long id, String appId, String event, int attempt, int answer, Instant at) {}

    /** What signs web pages for the JS-SDK. */
    public record Ticket(String value, Instant expiresAt) {}

    public void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    public void note(String appId, Call call) {
        List<Call> all = calls.computeIfAbsent(appId, id -> new ArrayList<>());
        all.add(call);
        if (all.size() > KEPT_CALLS) {
            all.removeFirst();
        }
    }

    /** The account's own switches, else those for everybody. */
    public Faults faultsOf(String appId) {
        return faults.getOrDefault(appId, faults.getOrDefault(EVERY_ACCOUNT, Faults.NONE));
    }

    /** Without an account: for every one that has none of its own. */
    public void misbehave(String appId, Faults how) {
        faults.put(appId == null ? EVERY_ACCOUNT : appId, how);
    }

    public void behave(String appId) {
        faults.remove(appId == null ? EVERY_ACCOUNT : appId);
    }

    public Optional<Follower> user(String appId, String openid) {
        return Optional.ofNullable(followers.get(Follower.key(appId, openid)));
    }

    public Stream<Follower> usersOf(String appId) {
        return followers.values().stream().filter(user -> user.appId().equals(appId));
    }

    public void put(Follower user) {
        followers.put(Follower.key(user.appId(), user.openid()), user);
    }
}
