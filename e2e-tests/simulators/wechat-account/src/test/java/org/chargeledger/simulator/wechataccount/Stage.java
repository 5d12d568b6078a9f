package org.chargeledger.simulator.wechataccount;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chargeledger.simulator.wechataccount.rules.Users.Act;
import org.chargeledger.simulator.wechataccount.rules.Users.Details;
import org.chargeledger.simulator.wechataccount.state.Faults;
import org.chargeledger.simulator.wechataccount.state.Follower;
import org.chargeledger.simulator.wechataccount.state.Json;
import org.chargeledger.simulator.wechataccount.state.Message;
import org.chargeledger.simulator.wechataccount.state.StateFile;
import org.chargeledger.simulator.wechataccount.state.World;
import org.chargeledger.simulator.wechatpay.Ask;

/** The demo's account with one follower, a clock to move, and a caller who has a token. */
class Stage implements AutoCloseable {

    static final String APP = "wx2019101600000001";
    static final String SECRET = "zpd-wechat-demo-secret";
    static final String DRIVER = "oDriver0000000000000000000001";
    static final String TEMPLATE = "zpdBillTemplate-000000000000000000000000001";
    static final String SENDALL = "message/mass/sendall";
    static final String PNG = "\u0089PNG\r\n\u001a\n-pixels-";

    final MovableClock clock = new MovableClock();
    final World world = new World(StateFile.demo());
    final AccountEmulator emulator = new AccountEmulator(world, clock, Duration.ofMillis(300));
    private String token;
    private Instant fetchedAt;

    Stage() {
        follower(DRIVER);
    }

    void follower(String openid) {
        emulator.control().put(Follower.named(APP, openid, "阿明"));
    }

    void act(Act act) {
        emulator.control().act(APP, DRIVER, act, new Details(null, null, TEMPLATE));
    }

    void faults(String json) {
        emulator.control().misbehave(APP, Faults.of(json));
    }

    JsonNode token() {
        return parsed(emulator.answer(ask("POST", "stable_token", """
                {"grant_type":"client_credential","appid":"%s","secret":"%s"}""".formatted(APP, SECRET))).body());
    }

    /** POST with a token that is fetched once an hour. */
    JsonNode call(String name, String body) {
        if (token == null || fetchedAt.plus(Duration.ofHours(1)).isBefore(clock.instant())) {
            token = token().path("access_token").asText();
            fetchedAt = clock.instant();
        }
        return parsed(emulator.answer(ask("POST", name + "?access_token=" + token, body)).body());
    }

    JsonNode callWith(String someToken, String name, String body) {
        return parsed(emulator.answer(ask("POST", name + "?access_token=" + someToken, body)).body());
    }

    int errcode(String name, String body) {
        return call(name, body).path("errcode").asInt();
    }

    JsonNode get(String nameAndQuery) {
        String target = nameAndQuery + (nameAndQuery.contains("?") ? "&" : "?") + "access_token="
                + token().path("access_token").asText();
        return parsed(emulator.answer(ask("GET", target, "")).body());
    }

    JsonNode upload(String name, String content) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.png\"\r\n\r\n" + content
                + "\r\n--b--\r\n";
        String target = "/cgi-bin/" + name + (name.contains("?") ? "&" : "?") + "access_token="
                + token().path("access_token").asText();
        return parsed(emulator.answer(new Ask("POST", target, Map.of("content-type", "multipart/form-data; boundary=b"),
                body)).body());
    }

    String cover() {
        return upload("material/add_material?type=image", PNG).path("media_id").asText();
    }

    static String article(String title, String content, String cover) {
        return """
                {"title":"%s","author":"ZPD","content":"%s","thumb_media_id":"%s",
                "content_source_url":"https://h5.example.invalid/my"}""".formatted(title, content, cover);
    }

    /** A draft's media id. */
    String draft() {
        return call("draft/add", "{\"articles\":[" + article("占桩费退费公告", "<p>全部退还</p>", cover()) + "]}")
                .path("media_id").asText();
    }

    JsonNode sendToAll(String mediaId, String clientMsgId) {
        return call(SENDALL, """
                {"filter":{"is_to_all":true},"mpnews":{"media_id":"%s"},"msgtype":"mpnews","send_ignore_reprint":0,
                "clientmsgid":"%s"}""".formatted(mediaId, clientMsgId));
    }

    static String bill(String clientMsgId, Map<String, String> changed) {
        var values = new HashMap<>(Map.of("thing1", "108物流园", "character_string2", "20191016161822566095",
                "character_string3", "12.3kWh", "amount4", "12.30元", "time5", "2019年10月16日 17:02"));
        values.putAll(changed);
        var data = new HashMap<String, Object>();
        values.forEach((key, value) -> data.put(key, Map.of("value", value)));
        return Json.write(Map.of("touser", DRIVER, "template_id", TEMPLATE, "url", "https://h5.example.invalid/bills",
                "data", data, "client_msg_id", clientMsgId));
    }

    JsonNode sendBill(String clientMsgId) {
        return call("message/template/send", bill(clientMsgId, Map.of()));
    }

    List<Message> phone() {
        return emulator.control().messages(APP, DRIVER);
    }

    private static Ask ask(String method, String target, String body) {
        return new Ask(method, "/cgi-bin/" + target, Map.of("host", "127.0.0.1:8190"), body);
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.read(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public void close() {
        emulator.close();
    }
}
