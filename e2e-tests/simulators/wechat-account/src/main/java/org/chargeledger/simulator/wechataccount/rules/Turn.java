package org.chargeledger.simulator.wechataccount.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import org.chargeledger.simulator.wechataccount.state.Account;
import org.chargeledger.simulator.wechataccount.state.Faults;
import org.chargeledger.simulator.wechataccount.state.Json;
import org.chargeledger.simulator.wechataccount.state.State;
import org.chargeledger.simulator.wechatpay.Ask;

/** One call of one interface: who calls, with what, when, and the state while it lasts. */
public record Turn(State state, Account account, Ask ask, JsonNode body, Instant now) {

    /** The body is JSON, whatever its content type says; other text is 47001, as from WeChat. */
    public static JsonNode bodyOf(Ask ask) {
        if (ask.method().equals("GET") || Multipart.isIn(ask)) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode body = Json.read(ask.body());
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            // Refused below, like JSON that is no object.
        }
        throw new WechatRefusal(47001, "data format error");
    }

    public String appId() {
        return account.appId();
    }

    public Faults faults() {
        return state.faultsOf(appId());
    }

    /** Empty when it was not given. */
    public String text(String field) {
        return body.path(field).asText("");
    }

    /** Where a phone finds what this emulator shows. */
    public String host() {
        return "http://" + ask.headers().getOrDefault("host", "127.0.0.1");
    }
}
