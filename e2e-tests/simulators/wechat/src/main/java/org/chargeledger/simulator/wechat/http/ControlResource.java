package org.chargeledger.simulator.wechat.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chargeledger.simulator.wechat.rules.Logins;
import org.chargeledger.simulator.wechat.state.Account;
import org.chargeledger.simulator.wechat.state.Account.Template;
import org.chargeledger.simulator.wechat.state.DemoMerchants;
import org.chargeledger.simulator.wechat.state.Faults;
import org.chargeledger.simulator.wechat.state.Follower;
import org.chargeledger.simulator.wechat.state.Message;
import org.chargeledger.simulator.wechat.state.StateFile;
import org.chargeledger.simulator.wechat.state.World;
import org.jboss.resteasy.reactive.RestQuery;

/** The stage hands' door: accounts, followers, misbehaviour, and what arrived on whose phone. Not part of WeChat. */
@Path("/control")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ControlResource {

    record AccountView(String appId, String name, List<Template> templates) {

        static AccountView of(Account account) {
            return new AccountView(account.appId(), account.name(), account.templates());
        }
    }

    record FollowerChange(String openid, String nickname, Boolean following) {}

    private final World world;
    private final Logins logins;
    private final DemoMerchants merchants;

    ControlResource(World world, Logins logins, DemoMerchants merchants) {
        this.world = world;
        this.logins = logins;
        this.merchants = merchants;
    }

    @GET
    @Path("/accounts")
    public List<AccountView> accounts() {
        return world.inTurn(state -> state.accounts.values().stream().map(AccountView::of).toList());
    }

    @PUT
    @Path("/accounts/{appId}")
    public AccountView account(String appId, Account account) {
        Account named = new Account(appId, account.secret(), account.name(), account.templates());
        return world.inTurn(state -> {
            state.accounts.put(appId, named);
            return AccountView.of(named);
        });
    }

    @GET
    @Path("/accounts/{appId}/followers")
    public List<Follower> followers(String appId) {
        return logins.followers(appId);
    }

    /** Adds or changes the named users; the others stay. */
    @PUT
    @Path("/accounts/{appId}/followers")
    public List<Follower> followers(String appId, Collection<FollowerChange> changes) {
        world.inTurn(state -> {
            changes.forEach(change -> state.followers.put(appId + ":" + change.openid(), new Follower(appId,
                    change.openid(), change.nickname(), change.following() == null || change.following())));
            return null;
        });
        return logins.followers(appId);
    }

    @GET
    @Path("/faults")
    public Faults faults() {
        return world.inTurn(state -> state.faults);
    }

    @PUT
    @Path("/faults")
    public Faults faults(Faults faults) {
        return world.inTurn(state -> state.faults = faults);
    }

    @DELETE
    @Path("/faults")
    public Faults noFaults() {
        return world.inTurn(state -> state.faults = Faults.NONE);
    }

    @GET
    @Path("/messages")
    public List<Message> messages(@RestQuery String appId, @RestQuery String openid) {
        return world.inTurn(state -> state.messages.stream()
                .filter(message -> appId == null || message.appId().equals(appId))
                .filter(message -> openid == null || message.openid().equals(openid))
                .toList());
    }

    /** How often each interface was called, and what came of it. */
    @GET
    @Path("/counts")
    public Map<String, Long> counts() {
        return world.inTurn(state -> new TreeMap<>(state.counts));
    }

    /** Back to the demo's first moment: accounts and templates, no followers, no messages. */
    @DELETE
    @Path("/state")
    public void forgetEverything() {
        world.replaceBy(StateFile.demo());
        merchants.enrol(world);
    }
}
