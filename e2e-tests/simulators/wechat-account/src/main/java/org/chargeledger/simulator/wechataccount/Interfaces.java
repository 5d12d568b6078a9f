package org.chargeledger.simulator.wechataccount;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chargeledger.simulator.wechataccount.rules.Budgets;
import org.chargeledger.simulator.wechataccount.rules.CustomerService;
import org.chargeledger.simulator.wechataccount.rules.Drafts;
import org.chargeledger.simulator.wechataccount.rules.MassSends;
import org.chargeledger.simulator.wechataccount.rules.Media;
import org.chargeledger.simulator.wechataccount.rules.Menus;
import org.chargeledger.simulator.wechataccount.rules.Notices;
import org.chargeledger.simulator.wechataccount.rules.Publications;
import org.chargeledger.simulator.wechataccount.rules.Templates;
import org.chargeledger.simulator.wechataccount.rules.Tokens;
import org.chargeledger.simulator.wechataccount.rules.Turn;
import org.chargeledger.simulator.wechataccount.rules.Users;
import org.chargeledger.simulator.wechataccount.rules.WechatRefusal;
import org.chargeledger.simulator.wechataccount.state.Account;
import org.chargeledger.simulator.wechataccount.state.Faults.Refusal;
import org.chargeledger.simulator.wechataccount.state.Json;
import org.chargeledger.simulator.wechataccount.state.State;
import org.chargeledger.simulator.wechatpay.Answer;
import org.chargeledger.simulator.wechatpay.Ask;

/** The interfaces under /cgi-bin: who calls, within which budget, what goes wrong on purpose, and then the work. */
final class Interfaces {

    private static final String PREFIX = "/cgi-bin/";
    private static final Set<String> WITHOUT_TOKEN = Set.of("token", "stable_token");
    private static final Map<String, Function<Turn, Object>> WORK = Map.ofEntries(
            Map.entry("token", Tokens::plain), Map.entry("stable_token", Tokens::stable),
            Map.entry("ticket/getticket", Tokens::ticket), Map.entry("clear_quota", Budgets::clear),
            Map.entry("media/uploadimg", Media::uploadImage), Map.entry("material/add_material", Media::addMaterial),
            Map.entry("draft/add", Drafts::add), Map.entry("draft/get", Drafts::get),
            Map.entry("draft/update", Drafts::update), Map.entry("draft/delete", Drafts::delete),
            Map.entry("draft/count", Drafts::count), Map.entry("draft/batchget", Drafts::batchGet),
            Map.entry("freepublish/submit", Publications::submit), Map.entry("freepublish/get", Publications::get),
            Map.entry("freepublish/delete", Publications::delete),
            Map.entry("message/mass/sendall", MassSends::sendAll), Map.entry("message/mass/send", MassSends::send),
            Map.entry("message/mass/preview", MassSends::preview), Map.entry("message/mass/get", MassSends::get),
            Map.entry("message/mass/delete", MassSends::delete), Map.entry("message/template/send", Templates::send),
            Map.entry("message/subscribe/bizsend", Notices::send),
            Map.entry("message/custom/send", CustomerService::send), Map.entry("user/get", Users::list),
            Map.entry("user/info", Users::info), Map.entry("menu/create", Menus::create),
            Map.entry("menu/get", Menus::get), Map.entry("menu/delete", Menus::delete));

    private Interfaces() {}

    /** An answer, and how long the network keeps it back. */
    record Done(Answer answer, int lateMillis, String appId) {}

    static Done answer(State state, Ask ask, Instant now) {
        String call = ask.path().substring(PREFIX.length());
        state.count(call);
        String appId = Tokens.ownerOf(state, ask.parameter("access_token"));
        String key = null;
        int errcode;
        Answer answer;
        try {
            JsonNode body = Turn.bodyOf(ask);
            key = keyIn(body);
            Account account = accountOf(state, call, ask, body, now);
            appId = account.appId();
            ObjectNode done = work(call, new Turn(state, account, ask, body, now));
            errcode = done.path("errcode").asInt();
            answer = Answer.json(200, done.toString());
        } catch (WechatRefusal refusal) {
            errcode = refusal.errcode();
            answer = Answer.json(200, refusal.json());
        } catch (Down down) {
            errcode = down.status;
            answer = new Answer(down.status, "text/html", "down on purpose", Map.of());
        }
        state.note(appId, new State.Call(call, errcode, key, now));
        return new Done(answer, state.faultsOf(appId).takeLateMillis(call), appId);
    }

    private static ObjectNode work(String call, Turn turn) {
        Function<Turn, Object> work = WORK.get(call);
        if (work == null) {
            throw new WechatRefusal(40066, "invalid url");
        }
        Budgets.spend(turn, call);
        Optional<Refusal> refusal = turn.faults().takeRefusal(call);
        if (refusal.isEmpty()) {
            return Json.node(work.apply(turn));
        }
        Refusal refused = refusal.get();
        if (refused.status() != 0) {
            throw new Down(refused.status());
        }
        String errmsg = refused.errmsg() == null ? "refused on purpose" : refused.errmsg();
        if (!refused.accepts()) {
            throw new WechatRefusal(refused.errcode(), errmsg);
        }
        ObjectNode accepted = Json.node(work.apply(turn));
        accepted.remove("msg_data_id");
        return accepted.put("errcode", refused.errcode()).put("errmsg", errmsg);
    }

    private static Account accountOf(State state, String call, Ask ask, JsonNode body, Instant now) {
        if (!WITHOUT_TOKEN.contains(call)) {
            return Tokens.accountOf(state, ask.parameter("access_token"), now);
        }
        String appId = ask.method().equals("GET") ? ask.parameter("appid") : body.path("appid").asText();
        return Optional.ofNullable(state.accounts.get(appId))
                .orElseThrow(() -> new WechatRefusal(40013, "invalid appid"));
    }

    private static String keyIn(JsonNode body) {
        return body.path("clientmsgid").asText(body.path("client_msg_id").asText(null));
    }

    /** The interface does not even speak JSON. */
    private static final class Down extends RuntimeException {

        private final int status;

        Down(int status) {
            super(null, null, false, false);
            this.status = status;
        }
    }
}
