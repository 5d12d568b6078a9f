package org.chargeledger.simulator.wechataccount;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.rules.Users.Act;
import org.chargeledger.simulator.wechataccount.rules.Users.Details;
import org.chargeledger.simulator.wechataccount.state.Account;
import org.chargeledger.simulator.wechataccount.state.Faults;
import org.chargeledger.simulator.wechataccount.state.Follower;
import org.chargeledger.simulator.wechataccount.state.Json;
import org.chargeledger.simulator.wechataccount.state.StateFile;
import org.chargeledger.simulator.wechataccount.state.Webhook;
import org.chargeledger.simulator.wechataccount.state.World;
import org.chargeledger.simulator.wechatpay.Ask;

/** The control API's addresses: {@code /control/accounts/{appId}/…} and those for all accounts. */
final class ControlDoor {

    private record FollowerChange(String openid, String nickname, Boolean following, boolean blacklisted,
            List<Integer> tagIds) {

        Follower of(String appId) {
            return new Follower(appId, openid, nickname, following == null || following, blacklisted, tagIds);
        }
    }

    private ControlDoor() {}

    static Object work(AccountControl control, World world, Ask ask) throws JsonProcessingException {
        String[] parts = ask.path().split("/");
        if (parts.length > 4 && parts[2].equals("accounts")) {
            return ofAccount(control, world, ask, parts[3], parts);
        }
        return switch (ask.method() + " " + (parts.length > 2 ? parts[2] : "")) {
            case "GET accounts" -> control.accounts();
            case "PUT accounts" -> {
                Account given = Json.read(ask.body(), Account.class);
                yield control.put(new Account(parts[3], given.secret(), given.name(), given.templates(),
                        given.domains()));
            }
            case "GET messages" -> control.messages(given(ask, "appId"), given(ask, "openid"));
            case "GET articles" -> control.articles(given(ask, "appId"));
            case "GET counts" -> control.counts();
            case "GET faults", "PUT faults", "DELETE faults" -> faults(control, world, ask, null);
            case "DELETE state" -> {
                world.replaceBy(StateFile.demo());
                yield Map.of();
            }
            default -> throw new IllegalArgumentException("no such control");
        };
    }

    private static Object ofAccount(AccountControl control, World world, Ask ask, String appId, String[] parts)
            throws JsonProcessingException {
        return switch (ask.method() + " " + parts[4]) {
            case "GET followers" -> control.followers(appId);
            case "PUT followers" -> {
                Json.read(ask.body(), new TypeReference<List<FollowerChange>>() {})
                        .forEach(change -> control.put(change.of(appId)));
                yield control.followers(appId);
            }
            case "POST followers" -> {
                Act act = Act.valueOf(parts[6].toUpperCase(Locale.ROOT));
                Details details = ask.body().isBlank() ? Details.NONE : Json.read(ask.body(), Details.class);
                control.act(appId, parts[5], act, details);
                yield Map.of();
            }
            case "GET webhook", "PUT webhook", "DELETE webhook" -> webhook(control, world, ask, appId);
            case "GET faults", "PUT faults", "DELETE faults" -> faults(control, world, ask, appId);
            case "DELETE tokens" -> {
                control.killTokens(appId);
                yield Map.of();
            }
            case "GET events" -> control.events(appId);
            case "POST events" -> {
                control.release(appId, ask.parameter("backwards").equals("true"));
                yield Map.of();
            }
            case "GET calls" -> control.calls(appId);
            default -> throw new IllegalArgumentException("no such control");
        };
    }

    private static Object faults(AccountControl control, World world, Ask ask, String appId) {
        switch (ask.method()) {
            case "PUT" -> control.misbehave(appId, Faults.of(ask.body()));
            case "DELETE" -> control.behave(appId);
            default -> { }
        }
        return world.look(state -> Json.node(state.faultsOf(appId == null ? "" : appId)));
    }

    private static Object webhook(AccountControl control, World world, Ask ask, String appId)
            throws JsonProcessingException {
        return switch (ask.method()) {
            case "PUT" -> Map.of("verified", control.put(appId, Json.read(ask.body(), Webhook.class)));
            case "DELETE" -> world.inTurn(state -> {
                state.webhooks.remove(appId);
                return Map.of();
            });
            default -> world.look(state -> Json.node(state.webhooks.get(appId)));
        };
    }

    private static String given(Ask ask, String name) {
        String value = ask.parameter(name);
        return value.isEmpty() ? null : value;
    }
}
