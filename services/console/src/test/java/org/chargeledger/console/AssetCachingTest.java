package org.chargeledger.console;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@DisplayName("A script of the web app")
class AssetCachingTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "/assets/there-0a1b2c.js, 200, 'public, max-age=31536000, immutable'",
            "/assets/of-another-release.js, 404, no-store",
            "/assets/, 404, no-store"})
    @DisplayName("is kept for a year where it is there, and asked for again where a release took it away")
    void cached(String path, int status, String caching) {
        given().get(path).then().statusCode(status).header("Cache-Control", caching);
    }

    @Test
    @DisplayName("goes compressed to whoever can read that, and so do not the answers of services")
    void compressed() {
        Surroundings.reset();
        Surroundings.server().stubFor(get("/api/billing/v1/bills").willReturn(okJson("{\"items\":[]}")));

        given().header("Accept-Encoding", "gzip").get("/assets/there-0a1b2c.js")
                .then().statusCode(200).header("Content-Encoding", "gzip");
        given().header("Accept-Encoding", "gzip").header("Authorization", "Bearer own").get("/api/billing/v1/bills")
                .then().statusCode(200).header("Content-Encoding", not("gzip"));
    }
}
