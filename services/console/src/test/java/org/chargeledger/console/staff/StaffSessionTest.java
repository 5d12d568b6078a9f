package org.chargeledger.console.staff;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Base64;
import org.chargeledger.console.Browser;
import org.chargeledger.console.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@DisplayName("A staff member's session")
class StaffSessionTest {

    private static final String TODAY = "/api/reporting/v1/statistics/today";

    @BeforeEach
    void fresh() {
        Surroundings.reset();
        Surroundings.server().stubFor(get(TODAY).willReturn(okJson("{}")));
    }

    @Test
    @DisplayName("starts at Keycloak and ends on the page that was wanted")
    void comesBack() {
        assertThat(new Browser().signIn("/abnormal-bills")).isEqualTo("/abnormal-bills");
    }

    @Test
    @DisplayName("never ends on another site")
    void staysHere() {
        assertThat(new Browser().signIn("//evil.example")).isEqualTo("/");
    }

    @Test
    @DisplayName("tells the pages who it is: name, operator and the roles that mean something here")
    void me() {
        var browser = new Browser();
        browser.signIn("/");

        browser.get("/me").then().statusCode(200)
                .body("username", is("zpd-admin")).body("name", is("Anna Zhao"))
                .body("operatorId", is("zpd")).body("roles", contains("operator-admin"));
    }

    @Test
    @DisplayName("a stranger's script gets 401, not a sign-in page")
    void stranger() {
        given().redirects().follow(false).get("/me").then().statusCode(401).body("type", is("/problems/not-signed-in"));
        given().cookie("q_session", "forged").redirects().follow(false).get("/me").then().statusCode(401);
    }

    @Test
    @DisplayName("its cookies are out of reach for scripts and other sites, and hold no readable token")
    void cookies() {
        var browser = new Browser();
        Response toProvider = browser.get("/login");
        String state = Browser.queryParameter(toProvider.getHeader("Location"), "state");
        Response back = browser.get("/login?code=good&state=" + state);

        assertThat(back.getDetailedCookies().asList()).filteredOn(cookie -> cookie.getMaxAge() != 0)
                .isNotEmpty()
                .allMatch(Cookie::isHttpOnly)
                .allMatch(cookie -> "Lax".equalsIgnoreCase(cookie.getSameSite()))
                .noneMatch(cookie -> decoded(cookie.getValue()).contains("zpd-admin"));
    }

    @Test
    @DisplayName("goes on with a fresh token when its own is about to expire")
    void refreshes() {
        Surroundings.tokensLastFor(Duration.ofSeconds(10));
        Surroundings.refreshAllowed();
        var browser = new Browser();
        browser.signIn("/");

        browser.get(TODAY).then().statusCode(200);

        String token = Surroundings.server().findAll(getRequestedFor(urlEqualTo(TODAY))).getFirst()
                .getHeader("Authorization");
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]))).contains("\"jti\":\"refreshed\"");
        browser.get("/me").then().statusCode(200);
    }

    @Test
    @DisplayName("ends with 401 when Keycloak refuses to renew it")
    void ended() {
        Surroundings.tokensLastFor(Duration.ofSeconds(10));
        var browser = new Browser();
        browser.signIn("/");

        browser.get(TODAY).then().statusCode(401).body("type", is("/problems/not-signed-in"));
        Surroundings.server().verify(0, getRequestedFor(urlEqualTo(TODAY)));
    }

    private static String decoded(String value) {
        StringBuilder all = new StringBuilder();
        for (String part : value.split("\\.")) {
            try {
                all.append(new String(Base64.getUrlDecoder().decode(part)));
            } catch (IllegalArgumentException e) {
                all.append(part);
            }
        }
        return all.toString();
    }
}
