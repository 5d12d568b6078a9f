package org.chargeledger.simulator.wechataccount;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.rules.Tokens;
import org.chargeledger.simulator.wechataccount.rules.Users;
import org.chargeledger.simulator.wechataccount.rules.Users.Act;
import org.chargeledger.simulator.wechataccount.rules.Users.Details;
import org.chargeledger.simulator.wechataccount.state.Account;
import org.chargeledger.simulator.wechataccount.state.Account.Template;
import org.chargeledger.simulator.wechataccount.state.Faults;
import org.chargeledger.simulator.wechataccount.state.Follower;
import org.chargeledger.simulator.wechataccount.state.Job;
import org.chargeledger.simulator.wechataccount.state.Json;
import org.chargeledger.simulator.wechataccount.state.Message;
import org.chargeledger.simulator.wechataccount.state.Push;
import org.chargeledger.simulator.wechataccount.state.State.Call;
import org.chargeledger.simulator.wechataccount.state.State.Sent;
import org.chargeledger.simulator.wechataccount.state.Webhook;
import org.chargeledger.simulator.wechataccount.state.World;
import org.chargeledger.simulator.wechatpay.Answer;
import org.chargeledger.simulator.wechatpay.Ask;

/** What stage hands do: set accounts up, act as users, switch misbehaviour on, look at phones and at what was asked. */
public final class AccountControl {

    /** An account without its secret. */
    public record AccountView(String appId, String name, List<Template> templates) {}

    /** A published or sent draft, without its text. */
    public record ArticleView(long id, Job.Kind kind, String appId, String title, String url, Job.Phase phase,
            String status, Job.Counts counts) {}

    private final World world;
    private final InstantSource clock;
    private final Courier courier;

    AccountControl(World world, InstantSource clock, Courier courier) {
        this.world = world;
        this.clock = clock;
        this.courier = courier;
    }

    public List<AccountView> accounts() {
        return world.look(state -> state.accounts.values().stream()
                .map(account -> new AccountView(account.appId(), account.name(), account.templates())).toList());
    }

    public AccountView put(Account account) {
        world.inTurn(state -> state.accounts.put(account.appId(), account));
        return new AccountView(account.appId(), account.name(), account.templates());
    }

    public List<Follower> followers(String appId) {
        return world.look(state -> state.usersOf(appId).sorted(Comparator.comparing(Follower::nickname)
                .thenComparing(Follower::openid)).toList());
    }

    public void put(Follower user) {
        world.inTurn(state -> {
            state.put(user);
            return null;
        });
    }

    public void act(String appId, String openid, Act act, Details details) {
        world.inTurn(state -> {
            Users.act(state, appId, openid, act, details, clock.instant());
            return null;
        });
    }

    /** Whether the address proved to be the account's own; it is used in any case. */
    public boolean put(String appId, Webhook webhook) {
        world.inTurn(state -> state.webhooks.put(appId, webhook));
        return courier.verify(webhook);
    }

    /** Without an account: of every one that has no switches of its own. */
    public void misbehave(String appId, Faults faults) {
        world.inTurn(state -> {
            state.misbehave(appId, faults);
            return null;
        });
    }

    public void behave(String appId) {
        world.inTurn(state -> {
            state.behave(appId);
            return null;
        });
    }

    public void killTokens(String appId) {
        world.inTurn(state -> {
            Tokens.kill(state, appId);
            return null;
        });
    }

    public void release(String appId, boolean backwards) {
        world.inTurn(state -> {
            List<Push> held = state.pushes.stream().filter(push -> push.held() && push.appId().equals(appId)).toList();
            state.pushes.removeAll(held);
            return (backwards ? held.reversed() : held).stream()
                    .map(push -> state.pushes.add(push.releasedAt(clock.instant()))).toList();
        });
    }

    public List<Sent> events(String appId) {
        return world.look(state -> state.sent.stream().filter(one -> one.appId().equals(appId)).toList());
    }

    public List<Call> calls(String appId) {
        return world.look(state -> List.copyOf(state.calls.getOrDefault(appId, List.of())));
    }

    /** Without an account or openid: everybody's. */
    public List<Message> messages(String appId, String openid) {
        return world.look(state -> state.messages.stream()
                .filter(message -> appId == null || message.appId().equals(appId))
                .filter(message -> openid == null || message.openid().equals(openid)).toList());
    }

    public List<ArticleView> articles(String appId) {
        return world.look(state -> state.jobs.values().stream()
                .filter(job -> appId == null || job.appId().equals(appId)).map(AccountControl::view).toList());
    }

    private static ArticleView view(Job job) {
        return new ArticleView(job.id(), job.kind(), job.appId(), job.draft() == null ? job.text()
                : job.draft().articles().getFirst().title(), job.url(1), job.phase(), job.status(), job.counts());
    }

    public Map<String, Long> counts() {
        return world.look(state -> Map.copyOf(state.counts));
    }

    /** The same by HTTP, under /control. */
    public Answer answer(Ask ask) {
        try {
            return Answer.json(200, Json.write(ControlDoor.work(this, world, ask)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Answer.json(400, Json.write(Map.of("message", String.valueOf(e.getMessage()))));
        }
    }
}
