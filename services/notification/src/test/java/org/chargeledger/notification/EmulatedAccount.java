package org.chargeledger.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The operator's account at the pretend WeChat that remembers, in place of scripted answers. */
final class EmulatedAccount {

    private static final String WEBHOOK_TOKEN = "emulated";
    private static final String AES_KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";

    private final Operator operator;
    private final String emulator = System.getProperty(WechatStub.EMULATOR);

    EmulatedAccount(Operator operator) {
        this.operator = operator;
        var emulated = aResponse().proxiedFrom(emulator);
        operator.wechat.register(post(urlPathEqualTo(Operator.TOKEN))
                .withRequestBody(matchingJsonPath("$.appid", equalTo(operator.appId))).willReturn(emulated));
        operator.wechat.register(any(urlPathMatching("/cgi-bin/.*"))
                .withQueryParam("access_token", matching("[A-Za-z0-9_-]{136}")).willReturn(emulated));
        List<Map<String, String>> fields = Operator.BILL_FIELDS.stream()
                .map(field -> Map.of("key", field.get("key"), "label", "")).toList();
        control(Map.of("secret", "secret", "name", "测试", "templates", List.of(
                Map.of("templateId", operator.template, "title", "充电账单通知", "fields", fields),
                Map.of("templateId", notice(), "title", "账单提醒", "fields",
                        List.of(Map.of("key", "amount9", "label", "实付")))))).put(emulator + "/control/accounts/" + operator.appId);
        System.setProperty("WECHAT_WEBHOOK_TOKEN_" + operator.appId.toUpperCase(), WEBHOOK_TOKEN);
        System.setProperty("WECHAT_WEBHOOK_AES_KEY_" + operator.appId.toUpperCase(), AES_KEY);
        boolean verified = control(Map.of("url", "http://127.0.0.1:" + RestAssured.port
                + "/api/notification/v1/wechat-callbacks/" + operator.appId, "token", WEBHOOK_TOKEN, "aesKey", AES_KEY,
                "mode", "ENCRYPTED")).put(path("webhook")).path("verified");
        if (!verified) {
            throw new IllegalStateException("the webhook did not echo");
        }
    }

    /** The switches of the emulator's README; they replace those before. */
    void misbehaves(String switches) {
        given().contentType(ContentType.JSON).body(switches).put(path("faults")).then().statusCode(200);
    }

    /** The next call is done, and answered when nobody waits any more. */
    void answersLate(String call) {
        misbehaves("{\"late\":[{\"call\":\"" + call + "\",\"times\":1,\"millis\":1500}]}");
    }

    /** None of its tokens is the latest any more. */
    void losesTokens() {
        given().delete(path("tokens")).then().statusCode(200);
    }

    void refuses(String call, int errcode, int times) {
        misbehaves("{\"refusals\":[{\"call\":\"%s\",\"errcode\":%d,\"times\":%d}]}".formatted(call, errcode, times));
    }

    /** A driver whose WeChat user follows the account. */
    UUID follower() {
        UUID driverId = Facts.driverOf(operator);
        user(openid(driverId), true, false);
        return driverId;
    }

    void user(String openid, boolean following, boolean blacklisted) {
        control(List.of(Map.of("openid", openid, "nickname", "阿明", "following", following, "blacklisted", blacklisted)))
                .put(path("followers"));
    }

    void does(String openid, String act) {
        given().post(path("followers/" + openid + "/" + act)).then().statusCode(200);
    }

    /** The account's template of subscription notices. */
    String notice() {
        return operator.template + "-notice";
    }

    /** {@code act} is accept or reject. */
    void decides(String openid, String act) {
        control(Map.of("templateId", notice())).post(path("followers/" + openid + "/" + act)).then().statusCode(200);
    }

    /** Whether the phone believes that the account signed the page for this address. */
    String believes(JsonPath signature, String url) {
        return control(Map.of("appId", operator.appId, "timestamp", signature.getLong("timestamp"), "nonceStr",
                signature.getString("nonceStr"), "signature", signature.getString("signature"), "url", url))
                .post(emulator + "/connect/jsapi/config").path("errMsg");
    }

    /** The driver answers the open tag's question on a page; {@code decision} is accept or cancel. */
    void presses(String openid, String decision) {
        control(Map.of("appId", operator.appId, "templateIds", List.of(notice()), "decision", decision))
                .post(emulator + "/connect/jsapi/answer?openid=" + openid).then().statusCode(200);
    }

    static String openid(UUID driverId) {
        return "oDriver" + driverId.toString().substring(0, 8);
    }

    JsonPath phone(String openid) {
        return given().get(emulator + "/control/messages?appId=" + operator.appId + "&openid=" + openid).jsonPath();
    }

    JsonPath articles() {
        return given().get(emulator + "/control/articles?appId=" + operator.appId).jsonPath();
    }

    JsonPath events() {
        return given().get(path("events")).jsonPath();
    }

    List<Integer> codes(String call) {
        return given().get(path("calls")).jsonPath().getList("findAll { it.call == '" + call + "' }.errcode");
    }

    List<String> keys(String call) {
        return given().get(path("calls")).jsonPath().getList("findAll { it.call == '" + call + "' }.key");
    }

    private String path(String what) {
        return emulator + "/control/accounts/" + operator.appId + "/" + what;
    }

    private static RequestSpecification control(Object body) {
        return given().contentType(ContentType.JSON).body(body);
    }
}
