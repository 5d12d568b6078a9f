package org.chargeledger.simulator.wechat.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("The pretend WeChat over HTTP")
class WechatSimulatorTest {

    static final String APP = "wx2019101600000001";
    static final String DRIVER = "oDriver0000000000000000000001";
    static final String BACK = "http://127.0.0.1:8080/wechat/zpd/callback";

    @BeforeEach
    void startAfresh() {
        given().delete("/control/state").then().statusCode(200);
        given().contentType(ContentType.JSON)
                .body("[{\"openid\":\"" + DRIVER + "\",\"nickname\":\"阿明\"}]")
                .put("/control/accounts/" + APP + "/followers")
                .then().statusCode(200).body("[0].following", is(true));
    }

    @Test
    @DisplayName("delivers a template message and shows it per driver")
    void deliversAMessage() {
        send(token(), "id-1").then().statusCode(200).body("errcode", is(0)).body("errmsg", is("ok"));

        given().get("/control/messages?openid=" + DRIVER).then()
                .body("", hasSize(1)).body("[0].lines[3].value", equalTo("12.30元")).body("[0].clientMsgId", is("id-1"));
        given().get("/control/counts").then().body("'template.delivered'", is(1));
    }

    @Test
    @DisplayName("says no with HTTP 200, errcode and a rid")
    void refusesLikeWechat() {
        send("guess", "id-1").then().statusCode(200).body("errcode", is(40001)).body("errmsg", containsString("rid: "));
        given().contentType(ContentType.JSON).body("{").post("/cgi-bin/message/template/send?access_token=x")
                .then().statusCode(200).body("errcode", is(47001));
        given().get("/cgi-bin/token?grant_type=client_credential&appid=wx0&secret=x")
                .then().statusCode(200).body("errcode", is(40013));
    }

    @Test
    @DisplayName("serves WeChat Pay with the demo's merchant, and believes nobody who does not sign")
    void wechatPay() {
        given().get("/control/pay/book/1900000001").then().statusCode(200).body("balanceFen", is(0));
        given().contentType(ContentType.JSON).body("{}").post("/v3/pay/transactions/jsapi").then().statusCode(401)
                .body("code", is("SIGN_ERROR"));
        given().post("/control/pay/prepaid/wx0").then().statusCode(404).body("code", is("ORDER_NOT_EXIST"));
    }

    @Test
    @DisplayName("answers late after accepting, when told so")
    void answersLate() {
        String token = token();
        given().contentType(ContentType.JSON).body("{\"late\":[{\"call\":\"*\",\"times\":1,\"millis\":400}]}")
                .put("/control/faults").then().statusCode(200);

        long startedNanos = System.nanoTime();
        send(token, "id-1").then().body("errcode", is(0));

        assertThat(System.nanoTime() - startedNanos).isGreaterThan(400_000_000L);
        given().get("/control/faults").then().body("late", hasSize(0));
        given().get("/control/messages").then().body("", hasSize(1));
    }

    @Test
    @DisplayName("signs a pretend driver in: code, openid, nickname; the next time it remembers who it was")
    void signsIn() {
        var redirect = given().redirects().follow(false).get(authorize("snsapi_userinfo") + "&openid=" + DRIVER);
        redirect.then().statusCode(302).header("Location", startsWith(BACK + "?code="))
                .header("Location", containsString("&state=s1"));
        String code = redirect.header("Location").replaceAll(".*code=([^&]+).*", "$1");

        var exchange = given().get("/sns/oauth2/access_token?appid=" + APP
                + "&secret=zpd-wechat-demo-secret&code=" + code + "&grant_type=authorization_code");
        exchange.then().statusCode(200).body("openid", is(DRIVER)).body("scope", is("snsapi_userinfo"));
        given().get("/sns/userinfo?access_token=" + exchange.path("access_token") + "&openid=" + DRIVER + "&lang=zh_CN")
                .then().body("nickname", is("阿明"));

        given().get("/sns/oauth2/refresh_token?appid=" + APP + "&grant_type=refresh_token&refresh_token="
                + exchange.path("refresh_token")).then().statusCode(200).body("openid", is(DRIVER));

        given().redirects().follow(false).cookies(redirect.cookies()).get(authorize("snsapi_base"))
                .then().statusCode(302);
    }

    @Test
    @DisplayName("shows a page to choose the driver, and refuses parameters in the wrong order")
    void choosesTheDriver() {
        given().get(authorize("snsapi_base")).then().statusCode(200).contentType(ContentType.HTML)
                .body(containsString("请选择以哪位用户的身份登录"));
        given().get("/connect/oauth2/authorize?redirect_uri=" + BACK + "&appid=" + APP + "&response_type=code")
                .then().statusCode(400);
        given().get("/").then().statusCode(200).body(containsString("司机的手机"));
    }

    @Test
    @DisplayName("takes a picture and an article in, publishes it, and shows both to a phone")
    void publishes() {
        String token = token();
        given().contentType(ContentType.JSON).body("{\"jobMillis\":0}").put("/control/accounts/" + APP + "/faults")
                .then().statusCode(200);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff};
        String picture = given().multiPart("media", "a.png", png).post("/cgi-bin/media/uploadimg?access_token=" + token)
                .path("url");
        String cover = given().multiPart("media", "a.png", png)
                .post("/cgi-bin/material/add_material?type=image&access_token=" + token).path("media_id");
        Map<String, Object> article = Map.of("title", "占桩费退费公告", "content", "<img src=\"" + picture + "\"><p>退费</p>",
                "thumb_media_id", cover);
        String mediaId = given().contentType(ContentType.JSON).body(Map.of("articles", List.of(article)))
                .post("/cgi-bin/draft/add?access_token=" + token).path("media_id");
        long publishId = given().contentType(ContentType.JSON).body(Map.of("media_id", mediaId))
                .post("/cgi-bin/freepublish/submit?access_token=" + token).jsonPath().getLong("publish_id");
        String url = given().contentType(ContentType.JSON).body(Map.of("publish_id", publishId))
                .post("/cgi-bin/freepublish/get?access_token=" + token).path("article_detail.item[0].article_url");

        String html = given().get(url).then().statusCode(200).contentType(ContentType.HTML)
                .body(containsString("占桩费退费公告")).extract().asString();
        assertThat(given().get(html.replaceAll("(?s).*<img src=\"([^\"]+)\".*", "$1")).asByteArray()).isEqualTo(png);
        given().get("/control/articles?appId=" + APP).then().body("[0].status", is("0")).body("[0].url", is(url));
        given().get("/s/unknown/1").then().statusCode(200).body(containsString("该内容已被发布者删除"));
    }

    @Test
    @DisplayName("plays the JS-SDK for a page of another port, and knows whose phone it is from the sign-in")
    void pages() {
        given().get("/open/js/jweixin-1.6.0.js").then().statusCode(200).contentType("text/javascript")
                .body(startsWith("const HOST = 'http://")).body(containsString("wx-open-subscribe"));
        var signedIn = given().redirects().follow(false).get(authorize("snsapi_base") + "&openid=" + DRIVER);
        given().cookies(signedIn.cookies()).header("Origin", "http://localhost:8080").contentType(ContentType.JSON)
                .body(Map.of("appId", APP, "templateIds", List.of("zpdNoticeTemplate-00000000000000000000000006"),
                        "decision", "accept"))
                .post("/connect/jsapi/answer").then().statusCode(200)
                .header("Access-Control-Allow-Origin", is("http://localhost:8080"))
                .header("Access-Control-Allow-Credentials", is("true")).body("errMsg", is("subscribe:ok"));
        given().header("Origin", "http://evil.example").get("/open/js/jweixin-1.6.0.js").then().statusCode(403);
        given().get("/control/accounts/" + APP + "/events").then().body("event", contains("subscribe_msg_popup_event"));
    }

    @Test
    @DisplayName("follows and writes by the control API; what is not there is said so")
    void control() {
        given().post("/control/accounts/" + APP + "/followers/" + DRIVER + "/unfollow").then().statusCode(200);
        given().get("/control/accounts/" + APP + "/followers").then().body("[0].following", is(false));
        given().contentType(ContentType.JSON).body("{\"text\":\"退费到账了吗\"}")
                .post("/control/accounts/" + APP + "/followers/" + DRIVER + "/write").then().statusCode(200);
        given().get("/control/accounts/" + APP + "/events").then().body("event", contains("unsubscribe", "text"))
                .body("answer", contains(0, 0));
        send("guess", "id-1");
        send(token(), "id-1").then().body("errcode", is(43004));
        given().get("/control/accounts/" + APP + "/calls").then().body("call", contains("stable_token",
                "message/template/send")).body("key[1]", is("id-1"));
        given().delete("/control/accounts/" + APP + "/tokens").then().statusCode(200);
        given().post("/control/nothing").then().statusCode(400);
    }

    private static String authorize(String scope) {
        return "/connect/oauth2/authorize?appid=" + APP + "&redirect_uri=" + BACK + "&response_type=code&scope=" + scope
                + "&state=s1";
    }

    private static String token() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("grant_type", "client_credential", "appid", APP, "secret", "zpd-wechat-demo-secret"))
                .post("/cgi-bin/stable_token").then().body("expires_in", is(7200)).extract().path("access_token");
    }

    private static io.restassured.response.Response send(String token, String clientMsgId) {
        Map<String, Object> data = Map.of("thing1", Map.of("value", "108物流园"),
                "character_string2", Map.of("value", "20191016161822566095"),
                "character_string3", Map.of("value", "12.3kWh"), "amount4", Map.of("value", "12.30元"),
                "time5", Map.of("value", "2019年10月16日 17:02"));
        return given().contentType(ContentType.JSON)
                .body(Map.of("touser", DRIVER, "template_id", "zpdBillTemplate-000000000000000000000000001", "data",
                        data, "client_msg_id", clientMsgId))
                .post("/cgi-bin/message/template/send?access_token=" + token);
    }
}
