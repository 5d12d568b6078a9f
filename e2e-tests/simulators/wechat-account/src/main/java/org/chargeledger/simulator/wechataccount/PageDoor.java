package org.chargeledger.simulator.wechataccount;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.rules.Pages;
import org.chargeledger.simulator.wechataccount.rules.Pages.Claim;
import org.chargeledger.simulator.wechataccount.rules.Pages.Press;
import org.chargeledger.simulator.wechataccount.state.Json;
import org.chargeledger.simulator.wechataccount.state.State;
import org.chargeledger.simulator.wechatpay.Answer;
import org.chargeledger.simulator.wechatpay.Ask;

/** Where the played JS-SDK asks what the phone would do; whose phone it is stands in the address. */
final class PageDoor {

    static final String PREFIX = "/connect/jsapi/";

    private PageDoor() {}

    static Answer answer(State state, Ask ask, Instant now) {
        try {
            return Answer.json(200, Json.write(switch (ask.path().substring(PREFIX.length())) {
                case "config" -> Pages.config(state, Json.read(ask.body(), Claim.class), now);
                case "question" -> Pages.question(state, Json.read(ask.body(), Press.class));
                case "answer" -> Pages.answer(state, ask.parameter("openid"), Json.read(ask.body(), Press.class), now);
                default -> throw new IllegalArgumentException("no such thing on a phone");
            }));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Answer.json(400, Json.write(Map.of("message", String.valueOf(e.getMessage()))));
        }
    }
}
