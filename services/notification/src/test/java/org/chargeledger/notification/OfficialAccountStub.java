package org.chargeledger.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.chargeledger.notification.Operator.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import org.chargeledger.notification.gateway.SealedEvent;

/** The articles' side of one operator's account, scripted, and the webhook as that account would call it. */
final class OfficialAccountStub {

    static final String DRAFT_ADD = "/cgi-bin/draft/add";
    static final String PUBLISH = "/cgi-bin/freepublish/submit";
    static final String PUBLISHED = "/cgi-bin/freepublish/get";
    static final String SEND_TO_ALL = "/cgi-bin/message/mass/sendall";
    static final String SENT = "/cgi-bin/message/mass/get";
    static final String PREVIEW = "/cgi-bin/message/mass/preview";
    static final String UNPUBLISH = "/cgi-bin/freepublish/delete";
    static final String UNSEND = "/cgi-bin/message/mass/delete";
    static final String COVER = "/cgi-bin/material/add_material";

    private static final String WEBHOOK_TOKEN = "AAAAA";
    private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Operator operator;

    /** Tells the service the account's webhook secrets, as a deployment would. */
    OfficialAccountStub(Operator operator) {
        this.operator = operator;
        System.setProperty("WECHAT_WEBHOOK_TOKEN_" + operator.appId.toUpperCase(), WEBHOOK_TOKEN);
        System.setProperty("WECHAT_WEBHOOK_AES_KEY_" + operator.appId.toUpperCase(), AES_KEY);
        answers(COVER, "{\"media_id\":\"cover-%s\",\"url\":\"http://mmbiz.qpic.cn/x\"}".formatted(operator.appId));
        answers(DRAFT_ADD, "{\"media_id\":\"draft-%s\"}".formatted(operator.appId));
    }

    private MappingBuilder calls(String path) {
        return post(urlPathEqualTo(path)).withQueryParam("access_token", matching(".*" + operator.appId));
    }

    void answers(String path, String body) {
        operator.wechat.register(calls(path).willReturn(json(body)));
    }

    /** The first call has one answer, all later ones the last. */
    void answersInTurn(String path, ResponseDefinitionBuilder first, ResponseDefinitionBuilder later) {
        String scenario = operator.id + path;
        operator.wechat.register(calls(path).inScenario(scenario).whenScenarioStateIs(Scenario.STARTED).willReturn(first)
                .willSetStateTo("later"));
        operator.wechat.register(calls(path).inScenario(scenario).whenScenarioStateIs("later").willReturn(later));
    }

    List<JsonNode> asked(String path) {
        return operator.wechat.find(postRequestedFor(urlPathEqualTo(path))
                .withQueryParam("access_token", matching(".*" + operator.appId))).stream()
                .map(request -> read(request.getBodyAsString())).toList();
    }

    /** An event as WeChat posts it in safe mode, now. */
    ValidatableResponse tells(String event) {
        return tells(event, operator.appId, AES_KEY, Instant.now().getEpochSecond());
    }

    ValidatableResponse tells(String event, String encryptedFor, String key, long timestamp) {
        String sealed = SealedEvent.encrypt(key, encryptedFor, event);
        String signature = SealedEvent.sign(WEBHOOK_TOKEN,
                String.valueOf(timestamp), "nonce", sealed);
        return posts(sealed, signature, timestamp);
    }

    ValidatableResponse posts(String sealed, String signature, long timestamp) {
        return RestAssured.given().contentType("text/xml").queryParam("msg_signature", signature)
                .queryParam("timestamp", timestamp).queryParam("nonce", "nonce").queryParam("encrypt_type", "aes")
                .body("<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[" + sealed + "]]></Encrypt></xml>")
                .post(path()).then();
    }

    String path() {
        return "/api/notification/v1/wechat-callbacks/" + operator.appId;
    }

    static String event(String name, String more) {
        return "<xml><ToUserName>gh_1</ToUserName><FromUserName>oPlatform</FromUserName><CreateTime>"
                + Instant.now().getEpochSecond() + "</CreateTime><MsgType>event</MsgType><Event>" + name + "</Event>" + more
                + "</xml>";
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
