package org.chargeledger.simulator.wechataccount.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.state.Json;

/** The account's menu: three entries of five each. */
public final class Menus {

    private Menus() {}

    public static Map<String, Object> create(Turn turn) {
        JsonNode buttons = turn.body().path("button");
        limit(!buttons.isEmpty() && buttons.size() <= 3, 40016, "invalid button size");
        buttons.forEach(button -> {
            name(button, 16);
            JsonNode entries = button.path("sub_button");
            limit(entries.size() <= 5, 40023, "invalid sub button size");
            limit(!entries.isEmpty() || button.has("type"), 40017, "invalid button type");
            entries.forEach(entry -> name(entry, 60));
        });
        turn.state().menus.put(turn.appId(), turn.body().toString());
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    public static Map<String, Object> get(Turn turn) {
        String menu = turn.state().menus.get(turn.appId());
        limit(menu != null, 46003, "menu no exist");
        try {
            return Map.of("menu", Json.read(menu));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Map<String, Object> delete(Turn turn) {
        turn.state().menus.remove(turn.appId());
        return Map.of("errcode", 0, "errmsg", "ok");
    }

    private static void name(JsonNode button, int bytes) {
        int length = button.path("name").asText().getBytes(StandardCharsets.UTF_8).length;
        limit(length > 0 && length <= bytes, 40018, "invalid button name size");
    }

    private static void limit(boolean kept, int errcode, String errmsg) {
        if (!kept) {
            throw new WechatRefusal(errcode, errmsg);
        }
    }
}
