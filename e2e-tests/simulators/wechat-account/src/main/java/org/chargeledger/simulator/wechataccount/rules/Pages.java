package org.chargeledger.simulator.wechataccount.rules;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.state.Account;
import org.chargeledger.simulator.wechataccount.state.Account.Template;
import org.chargeledger.simulator.wechataccount.state.Json;
import org.chargeledger.simulator.wechataccount.state.State;
import org.chargeledger.simulator.wechataccount.state.State.Ticket;

/** What the phone's own browser does for pages of an account: believes them (wx.config), and asks for notices. */
public final class Pages {

    private static final int MOST_TEMPLATES = 5;

    private Pages() {}

    /** What a page says of itself: the address is where it really is, as the phone sees it. */
    public record Claim(String appId, long timestamp, String nonceStr, String signature, String url) {}

    /** One press of the open tag; {@code decision} is accept or cancel. */
    public record Press(String appId, List<String> templateIds, String decision) {

        public Press {
            templateIds = templateIds == null ? List.of() : List.copyOf(templateIds);
        }
    }

    /** The errMsg of wx.ready or wx.error. */
    public static Map<String, Object> config(State state, Claim claim, Instant now) {
        Account account = state.accounts.get(claim.appId());
        Ticket ticket = state.tickets.get(claim.appId());
        String said = account == null ? "config:fail,invalid appid"
                : !account.mayServe(URI.create(claim.url()).getHost()) ? "config:fail,invalid url domain"
                : ticket == null || !now.isBefore(ticket.expiresAt()) || !signature(ticket, claim)
                        .equals(claim.signature()) ? "config:invalid signature" : "config:ok";
        state.count(said.equals("config:ok") ? "jsapi.believed" : "jsapi.refused");
        return Map.of("errMsg", said);
    }

    /** What is asked for, by its title; error codes of the open tag's error event. */
    public static Map<String, Object> question(State state, Press press) {
        List<Template> wanted = press.templateIds().stream().flatMap(id ->
                state.accounts.get(press.appId()).template(id).stream()).toList();
        int errCode = press.templateIds().isEmpty() ? 10001 : wanted.size() < press.templateIds().size() ? 20001
                : wanted.size() > MOST_TEMPLATES ? 20003 : 0;
        return errCode != 0 ? Map.of("errCode", errCode)
                : Map.of("errCode", 0, "account", state.accounts.get(press.appId()).name(), "titles",
                        wanted.stream().map(Template::title).toList());
    }

    /** The detail of the open tag's success event: JSON in JSON. */
    public static Map<String, Object> answer(State state, String openid, Press press, Instant now) {
        boolean accepted = Notices.ACCEPTED.equals(press.decision());
        var details = new LinkedHashMap<String, String>();
        press.templateIds().forEach(id -> {
            if (accepted) {
                Notices.grant(state, press.appId(), openid, id);
            }
            details.put(id, Json.write(Map.of("status", press.decision())));
        });
        Notices.tellAnswer(state, press.appId(), openid, press.templateIds(), accepted ? Notices.ACCEPTED : "reject",
                Notices.ON_PAGE, now);
        return Map.of("errMsg", "subscribe:ok", "subscribeDetails", Json.write(details));
    }

    private static String signature(Ticket ticket, Claim claim) {
        String text = "jsapi_ticket=" + ticket.value() + "&noncestr=" + claim.nonceStr() + "&timestamp="
                + claim.timestamp() + "&url=" + claim.url();
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
