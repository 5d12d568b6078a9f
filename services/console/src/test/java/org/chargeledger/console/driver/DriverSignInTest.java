package org.chargeledger.console.driver;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.chargeledger.console.Browser;
import org.chargeledger.console.Surroundings;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@DisplayName("A driver's sign-in through WeChat")
class DriverSignInTest {

    /** uuid5(NAMESPACE_URL, "wechat:zpd:o-driver-1") by Python's uuid module. */
    private static final String DRIVER_ID = "f27f5683-2d19-5cfc-9fb9-523382674418";
    private static final String WALLET = "/api/billing/v1/driver/wallet";

    @BeforeEach
    void fresh() {
        Surroundings.reset();
        wechatAnswers("{\"access_token\":\"t\",\"openid\":\"o-driver-1\",\"scope\":\"snsapi_base\"}");
    }

    @Test
    @DisplayName("asks WeChat silently, with the operator's own account and a state WeChat accepts")
    void asksWechat() {
        String address = new Browser().get("/wechat/zpd/login").then().statusCode(302).extract().header("Location");

        assertThat(address)
                .startsWith("http://open.wechat.test/connect/oauth2/authorize?appid=wx2019101600000001"
                        + "&redirect_uri=http%3A%2F%2Fedge.test%2Fwechat%2Fzpd%2Fcallback"
                        + "&response_type=code&scope=snsapi_base&state=")
                .endsWith("#wechat_redirect");
        assertThat(Browser.queryParameter(address, "state")).matches("[a-zA-Z0-9]{1,128}");
    }

    @Test
    @DisplayName("gives a program a token for two hours that the published key verifies")
    void tokenForProgram() throws Exception {
        Response answer = callback(new Browser(), state(new Browser()), true);

        answer.then().statusCode(200).header("Cache-Control", "no-store")
                .body("driverId", is(DRIVER_ID));
        JwtClaims claims = verified(answer.jsonPath().getString("token"));
        assertThat(claims.getSubject()).isEqualTo(DRIVER_ID);
        assertThat(claims.getClaimValueAsString("operator_id")).isEqualTo("zpd");
        assertThat(claims.getClaimValueAsString("upn")).isEqualTo("o-driver-1");
        assertThat(claims.getStringListClaimValue("groups")).isEqualTo(List.of("driver"));
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue()).isEqualTo(7200);
        assertThat(answer.getDetailedCookies().asList()).isEmpty();
    }

    @Test
    @DisplayName("leaves a browser signed in and on the page it came for, by the scheme it came by")
    void browserSignsIn() {
        Surroundings.server().stubFor(get(WALLET).willReturn(okJson("{}")));
        var browser = new Browser();
        String state = state(browser, "/wechat/zpd/login?redirect=/driver/bills");

        callback(browser, state, false).then().statusCode(303).header("Location", "/driver/bills");
        browser.get(WALLET).then().statusCode(200);

        var asked = Surroundings.server().findAll(getRequestedFor(urlEqualTo(WALLET))).getFirst();
        assertThat(asked.getHeader("Authorization")).startsWith("Bearer ey");
        Surroundings.server().verify(getRequestedFor(urlEqualTo(WALLET)).withHeader("Cookie", absent()));
    }

    @Test
    @DisplayName("ends on the driver's own page when no other was wanted")
    void ownPage() {
        var browser = new Browser();

        callback(browser, state(browser), false).then().statusCode(303).header("Location", "/my");
    }

    @Test
    @DisplayName("opens the driver's own addresses only, and guards writes like staff's")
    void driverAddressesOnly() {
        Surroundings.server().stubFor(post("/api/billing/v1/driver/sessions").willReturn(ok()));
        var browser = new Browser();
        callback(browser, state(browser), false);

        browser.get("/api/billing/v1/bills").then().statusCode(401);
        browser.request().post("/api/billing/v1/driver/sessions").then().statusCode(403);
        browser.request().header("X-Requested-With", "XMLHttpRequest").post("/api/billing/v1/driver/sessions")
                .then().statusCode(200);
    }

    @Test
    @DisplayName("staff's session does not open a driver's addresses")
    void staffIsNoDriver() {
        var browser = new Browser();
        browser.signIn("/");

        browser.get(WALLET).then().statusCode(401);
    }

    @Test
    @DisplayName("leads the page to WeChat's script, and lets pages load scripts from there and from nowhere else")
    void jsSdk() {
        new Browser().get("/wechat/js-sdk").then().statusCode(302)
                .header("Location", is("https://res.wx.qq.com/open/js/jweixin-1.6.0.js"))
                .header("Content-Security-Policy", containsString("script-src 'self' https://res.wx.qq.com;"));
    }

    @Test
    @DisplayName("snapshot login: refuses the made-up user of a snapshot page")
    void snapshot() {
        wechatAnswers("{\"access_token\":\"t\",\"openid\":\"o-made-up\",\"is_snapshotuser\":1}");

        callback(new Browser(), state(new Browser()), true)
                .then().statusCode(403).body("type", is("/problems/sign-in-snapshot"));
    }

    @Test
    @DisplayName("refuses a code that WeChat says was used before")
    void usedCode() {
        wechatAnswers("{\"errcode\":40163,\"errmsg\":\"code been used\"}");

        callback(new Browser(), state(new Browser()), true)
                .then().statusCode(401).body("type", is("/problems/sign-in-code-refused"));
    }

    @Test
    @DisplayName("refuses a state of another operator, a changed one, and none, without asking WeChat")
    void badState() {
        String state = state(new Browser());
        String changed = state.substring(0, state.length() - 1) + (state.endsWith("0") ? "1" : "0");

        var json = given().accept("application/json").queryParam("code", "c");
        json.queryParam("state", state).get("/wechat/qyd/callback").then().statusCode(400);
        callback(new Browser(), changed, true)
                .then().statusCode(400).body("type", is("/problems/sign-in-state-invalid"));
        callback(new Browser(), "", true).then().statusCode(400);
        Surroundings.server().verify(0, getRequestedFor(urlPathEqualTo("/sns/oauth2/access_token")));
    }

    @Test
    @DisplayName("refuses a browser that follows a link somebody else's sign-in started")
    void strangersState() {
        callback(new Browser(), state(new Browser()), false).then().statusCode(400);
    }

    @Test
    @DisplayName("says so when WeChat is down")
    void wechatDown() {
        Surroundings.server().stubFor(get(anyUrl()).willReturn(serverError()));

        callback(new Browser(), state(new Browser()), true)
                .then().statusCode(502).body("type", is("/problems/wechat-unreachable"));
    }

    @Test
    @DisplayName("knows no operator without an official account")
    void unknownOperator() {
        given().redirects().follow(false).get("/wechat/nobody/login").then().statusCode(404);
        given().redirects().follow(false).get("/wechat/ZPD/login").then().statusCode(404);
        given().redirects().follow(false).get("/wechat/nobody/callback?code=c&state=s").then().statusCode(404);
    }

    @Test
    @DisplayName("sends WeChat the operator's secret and the code, and nothing of it to the browser")
    void exchange() {
        callback(new Browser(), state(new Browser()), true).then().statusCode(200);

        Surroundings.server().verify(getRequestedFor(urlPathEqualTo("/sns/oauth2/access_token"))
                .withQueryParam("appid", equalTo("wx2019101600000001"))
                .withQueryParam("secret", equalTo("zpd-wechat-demo-secret"))
                .withQueryParam("code", equalTo("c1")).withQueryParam("grant_type", equalTo("authorization_code")));
    }

    private static void wechatAnswers(String body) {
        Surroundings.server().stubFor(get(urlPathEqualTo("/sns/oauth2/access_token"))
                .willReturn(ok(body).withHeader("Content-Type", "text/plain")));
    }

    private static String state(Browser browser) {
        return state(browser, "/wechat/zpd/login");
    }

    private static String state(Browser browser, String login) {
        return Browser.queryParameter(browser.get(login).getHeader("Location"), "state");
    }

    private static Response callback(Browser browser, String state, boolean json) {
        return browser.keep(browser.request().accept(json ? "application/json" : "text/html")
                .queryParam("code", "c1").queryParam("state", state).get("/wechat/zpd/callback"));
    }

    private static JwtClaims verified(String token) throws Exception {
        String jwks = given().get("/driver/jwks.json").then().statusCode(200).extract().asString();
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(jwks).getJsonWebKeys()))
                .setExpectedIssuer("http://edge.test/driver").setExpectedAudience("chargeledger")
                .setRequireExpirationTime().build()
                .processToClaims(token);
    }
}
