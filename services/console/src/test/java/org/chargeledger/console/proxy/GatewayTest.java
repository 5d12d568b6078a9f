package org.chargeledger.console.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.github.tomakehurst.wiremock.http.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chargeledger.console.Browser;
import org.chargeledger.console.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@DisplayName("The one origin for every service's API")
class GatewayTest {

    private static final String BILLS = "/api/billing/v1/bills?state=HELD&cursor=a%2Fb";

    @BeforeEach
    void fresh() {
        Surroundings.reset();
    }

    @Test
    @DisplayName("an API consumer's own token goes through unchanged, with the query and the answer's headers")
    void ownTokenPasses() {
        Surroundings.server().stubFor(get(BILLS).willReturn(okJson("{\"items\":[]}").withHeader("ETag", "\"7\"")));

        given().header("Authorization", "Bearer own").header("X-Operator-Id", "zpd")
                .header("X-Forwarded-For", "6.6.6.6").cookie("q_session", "junk").urlEncodingEnabled(false)
                .get(BILLS)
                .then().statusCode(200).header("ETag", "\"7\"").header("Cache-Control", "no-store")
                .body("items.size()", is(0));

        Surroundings.server().verify(getRequestedFor(urlEqualTo(BILLS))
                .withHeader("Authorization", equalTo("Bearer own")).withHeader("X-Operator-Id", equalTo("zpd"))
                .withHeader("Cookie", absent()).withHeader("X-Forwarded-For", absent()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, "
                    + "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331,    00-(?!0af7)[0-9a-f]{32}-[0-9a-f]{16}-00",
            "junk,                                                    00-[0-9a-f]{32}-[0-9a-f]{16}-00",
            ",                                                        00-[0-9a-f]{32}-[0-9a-f]{16}-00"})
    @DisplayName("a caller's trace goes on behind it, and a request that brings none begins one")
    void traceGoesOn(String brought, String passedOn) {
        Surroundings.server().stubFor(get(BILLS).willReturn(ok()));
        var request = given().header("Authorization", "Bearer own").urlEncodingEnabled(false);

        (brought == null ? request : request.header("traceparent", brought)).get(BILLS).then().statusCode(200);

        Surroundings.server().verify(getRequestedFor(urlEqualTo(BILLS)).withHeader("traceparent", matching(passedOn)));
    }

    @Test
    @DisplayName("a service's cookies never reach the browser")
    void noCookiesOut() {
        Surroundings.server().stubFor(get(BILLS).willReturn(ok().withHeader("Set-Cookie", "a=b")));

        given().header("Authorization", "Bearer own").urlEncodingEnabled(false).get(BILLS)
                .then().statusCode(200).header("Set-Cookie", nullValue());
    }

    @Test
    @DisplayName("a service's refusal passes as it is")
    void refusalPasses() {
        Surroundings.server().stubFor(get("/api/billing/v1/bills/1").willReturn(aResponse().withStatus(404)
                .withHeader("Content-Type", "application/problem+json").withBody("{\"title\":\"No such bill\"}")));

        given().header("Authorization", "Bearer own").get("/api/billing/v1/bills/1")
                .then().statusCode(404).contentType("application/problem+json").body("title", is("No such bill"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
            "/api/billing/q/metrics", "/api/billing/v1/../../../api/billing/q/metrics",
            "/api/billing/v1/%2e%2e/%2e%2e/q/metrics",
            "/api/billing/v1/..%2f..%2fq/metrics", "/api/billing/v1/%252e%252e/q",
            "/api/billing/v1/a;b=c", "/api/keycloak/v1/x",
            "/api/billing/v2/bills", "/api/billing", "/api/"})
    @DisplayName("nothing but the services' versioned API is reachable")
    void othersAreNotFound(String path) {
        given().header("Authorization", "Bearer own").urlEncodingEnabled(false).get(path)
                .then().statusCode(404);

        Surroundings.server().verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    @DisplayName("who is not signed in gets 401, not a sign-in page, and no service is asked")
    void notSignedIn() {
        given().get("/api/billing/v1/bills").then().statusCode(401).body("type", is("/problems/not-signed-in"));

        Surroundings.server().verify(0, getRequestedFor(urlEqualTo("/api/billing/v1/bills")));
    }

    @Test
    @DisplayName("a payment notice passes without a sign-in, with its own signature and nothing else")
    void paymentNotice() {
        Surroundings.server().stubFor(post(urlEqualTo("/api/billing/v1/payment-notices/zpd/payments"))
                .willReturn(aResponse().withStatus(204)));
        given().header("Wechatpay-Signature", "s").contentType("application/json").body("{}")
                .post("/api/billing/v1/payment-notices/zpd/payments").then().statusCode(204);

        Surroundings.server().verify(postRequestedFor(urlEqualTo("/api/billing/v1/payment-notices/zpd/payments"))
                .withHeader("Wechatpay-Signature", equalTo("s")).withoutHeader("Authorization"));
    }

    @Test
    @DisplayName("what an official account tells passes without a sign-in, with its signature in the address")
    void wechatCallback() {
        String path = "/api/notification/v1/wechat-callbacks/wx1?msg_signature=s&timestamp=1&nonce=n";
        Surroundings.server().stubFor(post(urlEqualTo(path)).willReturn(aResponse().withBody("success")));

        given().contentType("text/xml").body("<xml/>").post(path).then().statusCode(200).body(is("success"));

        Surroundings.server().verify(postRequestedFor(urlEqualTo(path)).withoutHeader("Authorization"));
        given().contentType("text/xml").body("<xml/>").post("/api/notification/v1/announcements")
                .then().statusCode(403);
    }

    @Test
    @DisplayName("a signed-in page's read carries the session's access token, and no cookie")
    void sessionToken() {
        Surroundings.server().stubFor(get("/api/reporting/v1/statistics/today").willReturn(okJson("{}")));
        var browser = new Browser();
        browser.signIn("/");

        browser.get("/api/reporting/v1/statistics/today").then().statusCode(200);

        Surroundings.server().verify(getRequestedFor(urlEqualTo("/api/reporting/v1/statistics/today"))
                .withHeader("Cookie", absent())
                .withHeader("Authorization", matching("Bearer ey.+")));
    }

    @Test
    @DisplayName("a write with the session cookie needs the header only our own pages can add")
    void csrfGuard() {
        String address = "/api/billing/v1/drivers/1/recharges";
        Surroundings.server().stubFor(post(address).willReturn(aResponse().withStatus(201)));
        var browser = new Browser();
        browser.signIn("/");

        browser.request().contentType("application/json").body("{}").post(address)
                .then().statusCode(403).body("type", is("/problems/session-write-unguarded"));
        Surroundings.server().verify(0, postRequestedFor(urlEqualTo(address)));

        browser.request().contentType("application/json").header("X-Requested-With", "XMLHttpRequest")
                .header("Idempotency-Key", "k1").body("{\"amountFen\":100}").post(address).then().statusCode(201);
        Surroundings.server().verify(postRequestedFor(urlEqualTo(address))
                .withHeader("Idempotency-Key", equalTo("k1")).withRequestBody(equalToJson("{\"amountFen\":100}")));
    }

    @Test
    @DisplayName("a body over the limit is refused before a service sees it")
    void boundedBody() {
        given().header("Authorization", "Bearer own").contentType("application/json").body("x".repeat(1_048_577))
                .post("/api/billing/v1/drivers/1/recharges").then().statusCode(413);
        given().header("Authorization", "Bearer own").contentType("application/json").body("x".repeat(1_048_576))
                .post("/api/billing/v1/drivers/1/recharges").then().statusCode(404);
    }

    @Test
    @DisplayName("the edge's own health and metrics are for the cluster, not for who comes through the ingress")
    void operationsStayInside() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
        given().header("X-Forwarded-For", "6.6.6.6").get("/q/health/ready").then().statusCode(404);
        given().header("X-Forwarded-For", "6.6.6.6").urlEncodingEnabled(false).get("/api/../q/metrics")
                .then().statusCode(404);
        given().header("Forwarded", "for=6.6.6.6").get("/q/metrics").then().statusCode(404);
    }

    @Test
    @DisplayName("a service that is down is a 503 in plain words")
    void serviceDown() {
        given().header("Authorization", "Bearer own").get("/api/voucher/v1/vouchers")
                .then().statusCode(503).contentType("application/problem+json")
                .body("type", is("/problems/service-unreachable"));
    }

    @Test
    @DisplayName("a service that does not answer in time is a 504")
    void serviceSlow() {
        Surroundings.server().stubFor(get("/api/billing/v1/bills").willReturn(ok().withFixedDelay(3_000)));

        given().header("Authorization", "Bearer own").get("/api/billing/v1/bills")
                .then().statusCode(504).body("type", is("/problems/service-too-slow"));
    }

    @Test
    @DisplayName("a service that breaks off is a 502")
    void serviceBreaks() {
        Surroundings.server().stubFor(get("/api/billing/v1/bills")
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        given().header("Authorization", "Bearer own").get("/api/billing/v1/bills")
                .then().statusCode(502).body("type", is("/problems/service-answer-broken"));
    }
}
