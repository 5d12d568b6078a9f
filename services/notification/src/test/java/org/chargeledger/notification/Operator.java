package org.chargeledger.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.chargeledger.kit.testing.Tokens;

/** An operator of its own for each test, with an official account that the stubbed WeChat knows. */
final class Operator {

    static final String SEND = "/cgi-bin/message/template/send";
    static final String SERVICE = "/cgi-bin/message/custom/send";
    static final String TOKEN = "/cgi-bin/stable_token";
    static final List<Map<String, String>> BILL_FIELDS = List.of(
            Map.of("key", "thing1", "value", "stationName"), Map.of("key", "character_string2", "value", "billNo"),
            Map.of("key", "amount4", "value", "paid"), Map.of("key", "time5", "value", "chargeEndedAt"));

    private static final String OUTCOMES = "notification.message.v1";
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    final String id;
    final String appId;
    final String template;
    final WireMock wechat = new WireMock("127.0.0.1", Integer.getInteger(WechatStub.PORT));

    private Operator(int number) {
        this.id = "op" + number;
        this.appId = "wx" + "%016x".formatted(number);
        this.template = "template-" + number;
        System.setProperty("WECHAT_APPID_" + id.toUpperCase(), appId);
    }

    /** An operator without any setting. */
    static Operator bare() {
        return new Operator(NUMBERS.incrementAndGet());
    }

    /** An operator whose account has a secret, a token and a template for bills; sends are answered by the test. */
    static Operator withAccount() {
        Operator operator = bare();
        System.setProperty("WECHAT_SECRET_" + operator.appId.toUpperCase(), "secret");
        operator.givesToken("token-1");
        operator.put("/official-accounts/" + operator.appId, Map.of("name", "测试")).statusCode(200);
        operator.putTemplate("BILL", BILL_FIELDS);
        return operator;
    }

    static Operator withWillingAccount() {
        Operator operator = withAccount();
        operator.answersSends("{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":" + operator.appId.hashCode() + "}");
        return operator;
    }

    /** A pile of this operator's own. */
    String pile(int number) {
        return "440306" + appId.substring(appId.length() - 10) + "000" + number;
    }

    /** Changes what it reads: of the version that stands there. */
    io.restassured.response.ValidatableResponse put(String path, Object body) {
        return putOf(version(path), path, body);
    }

    /** What stands there now; null where nothing does. */
    String version(String path) {
        if (path.startsWith("/official-accounts/")) {
            return get("/official-accounts").extract().path("items.find { it.appId == '"
                    + path.substring("/official-accounts/".length()) + "' }.version");
        }
        String tag = get(path).extract().header("ETag");
        return tag == null ? null : tag.replace("\"", "");
    }

    /** Without a version: as who read nothing. */
    io.restassured.response.ValidatableResponse putOf(String version, String path, Object body) {
        var request = given();
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return request.auth().oauth2(Tokens.staff(id, "operator-admin")).contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString()).body(body)
                .put("/api/notification/v1" + path).then();
    }

    io.restassured.response.ValidatableResponse get(String path) {
        return given().auth().oauth2(Tokens.staff(id, "viewer")).get("/api/notification/v1" + path).then();
    }

    void putTemplate(String kind, List<Map<String, String>> fields) {
        put("/templates/" + kind, Map.of("appId", appId, "templateId", template, "fields", fields)).statusCode(200);
    }

    /** Template first, then a customer-service message with the text. */
    void putTemplateAndText(String kind, List<Map<String, String>> fields, String text) {
        put("/templates/" + kind, Map.of("appId", appId, "templateId", template, "fields", fields, "channels",
                List.of("WECHAT_TEMPLATE", "WECHAT_CUSTOMER_SERVICE"), "serviceText", text)).statusCode(200);
    }

    void givesToken(String token) {
        wechat.register(post(urlPathEqualTo(TOKEN)).withRequestBody(matchingJsonPath("$.appid", equalTo(appId)))
                .willReturn(json("{\"access_token\":\"" + token + appId + "\",\"expires_in\":7200}")));
    }

    /** A stub for this operator's sends, to be given an answer. */
    MappingBuilder sends() {
        return post(urlPathEqualTo(SEND)).withHeader("Accept", matching(".*(json|\\*/\\*).*"))
                .withRequestBody(matchingJsonPath("$.template_id", equalTo(template)));
    }

    void answersSends(String json) {
        wechat.register(sends().willReturn(json(json)));
    }

    static ResponseDefinitionBuilder json(String json) {
        return aResponse().withHeader("Content-Type", "application/json; encoding=utf-8").withBody(json);
    }

    List<JsonNode> sent() {
        return wechat.find(postRequestedFor(urlPathEqualTo(SEND))
                .withRequestBody(matchingJsonPath("$.template_id", equalTo(template)))).stream()
                .map(request -> read(request.getBodyAsString())).toList();
    }

    /** A stub for customer-service messages to one person. */
    void answersService(String openid, String json) {
        wechat.register(post(urlPathEqualTo(SERVICE)).withRequestBody(matchingJsonPath("$.touser", equalTo(openid)))
                .willReturn(json(json)));
    }

    List<JsonNode> saidTo(String openid) {
        return wechat.find(postRequestedFor(urlPathEqualTo(SERVICE))
                .withRequestBody(matchingJsonPath("$.touser", equalTo(openid)))).stream()
                .map(request -> read(request.getBodyAsString())).toList();
    }

    List<JsonNode> tokenRequests() {
        return wechat.find(postRequestedFor(urlPathEqualTo(TOKEN))
                .withRequestBody(matchingJsonPath("$.appid", equalTo(appId)))).stream()
                .map(request -> read(request.getBodyAsString())).toList();
    }

    /** The first that was published of its messages. */
    Published outcome() {
        return TestTopics.read(OUTCOMES, this::isOurs, Duration.ofSeconds(20));
    }

    /** All that was published of its messages, once there is any. */
    List<Published> outcomes() {
        outcome();
        return TestTopics.all(OUTCOMES).stream().filter(this::isOurs).toList();
    }

    private boolean isOurs(Published published) {
        return published.operatorId().equals(id);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
