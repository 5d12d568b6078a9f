package org.chargeledger.pileingest.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.pileingest.http.BackOffice.ROOT;
import static org.chargeledger.pileingest.http.BackOffice.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.OpenApiContract;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.protocol.ykc.TestPile;
import org.chargeledger.pileingest.protocol.ykc.YkcServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Stations and piles in the back office")
class StationsTest {

    @Inject YkcServer server;

    private Given registered;

    @BeforeEach
    void register() {
        BusinessTime.set(Given.START);
        registered = Given.registeredPile();
    }

    @Test
    @DisplayName("an operator registers a station with its piles, and the other services hear of it")
    void registers() {
        get("/stations/" + registered.stationId()).statusCode(200).body("name", equalTo("108物流园"))
                .body("piles[0].connectors", equalTo(List.of("01", "02")));

        String json = TestTopics.read("pile-ingest.station.v1", event -> event.key().equals(registered.stationId()),
                Duration.ofSeconds(20)).json();
        Contracts.assertValid("station-changed", json);
        assertThat(json).contains(registered.pileCode());
    }

    @Test
    @DisplayName("the same request with the same key is answered again, with another body it is refused")
    void idempotent() {
        String key = UUID.randomUUID().toString();

        put(registered, key, registered.body()).statusCode(200);
        put(registered, key, registered.body()).statusCode(200);
        put(registered, key, registered.body().replace("Winline", "Star")).statusCode(409)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    @DisplayName("an edit names the version it was made from, so that nobody overwrites what they have not seen")
    void versions() {
        get("/stations/" + registered.stationId()).header("ETag", equalTo("\"1\""));

        registered.put().then().statusCode(428).body("type", equalTo("/problems/if-match-missing"));
        put(registered, registered.body().replace("108物流园", "松岗工业园")).statusCode(200).body("version", equalTo(2));
        put(registered, registered.body()).statusCode(412).body("type", equalTo("/problems/version-stale"));
        get("/stations/" + registered.stationId()).header("ETag", equalTo("\"2\"")).body("name", equalTo("松岗工业园"));
    }

    @Test
    @DisplayName("a pile that moves, changes or goes is remembered with who did it, and both stations are told anew")
    void moves() {
        Given other = Given.registeredPile();
        put(registered, registered.body().replace("\"Winline\"", "\"Star\"")).statusCode(200);
        put(other, other.body().replace("\"piles\": [", "\"piles\": [" + registered.pile() + ",")).statusCode(200)
                .body("piles.pileCode", equalTo(List.of(registered.pileCode(), other.pileCode())));

        get("/stations/" + registered.stationId()).body("piles", empty()).header("ETag", equalTo("\"3\""));
        assertThat(lastAnnounced(registered.stationId())).contains("\"piles\":[]");
        assertThat(lastAnnounced(other.stationId())).contains(registered.pileCode());
        get("/audit?subjectKind=pile&subjectId=" + registered.pileCode())
                .body("items.action", equalTo(List.of("move-pile", "change-pile", "register-pile")))
                .body("items[0].before.stationId", equalTo(registered.stationId()))
                .body("items[0].after.stationId", equalTo(other.stationId()))
                .body("items[1].after.vendor", equalTo("Star"))
                .body("items[2].actorName", equalTo("staff-of-zpd"));
    }

    @Test
    @DisplayName("a pile with a wrong code, a station in no time zone and a protocol id that is taken are refused")
    void refuses() {
        put(registered, registered.body().replace(registered.pileCode(), "123")).statusCode(400);
        put(registered, registered.body().replace("Asia/Shanghai", "Asia/Nowhere")).statusCode(400)
                .body("detail", containsString("Asia/Nowhere"));
        Given other = Given.registeredPile();
        put(other, other.body().replace(other.protocolId(), registered.protocolId())).statusCode(409)
                .body("type", equalTo("/problems/protocol-id-taken"));
    }

    @Test
    @DisplayName("lists come in pages")
    void pages() {
        Given.registeredPile();
        String cursor = get("/stations?limit=1").body("items", hasSize(1)).extract().path("nextCursor");

        get("/stations?limit=1&cursor=" + cursor).body("items", hasSize(1));
        get("/piles?limit=1&cursor=nonsense!").statusCode(400);
        get("/connectivity?cursor=" + Cursor.encode("yesterday", "1")).statusCode(400);
    }

    @Test
    @DisplayName("another operator sees nothing of it and cannot change it")
    void tenancy() {
        TestPile.loggedIn(server.port(), registered.protocolId()).close();
        String foreign = Tokens.staff("qyd-" + registered.stationId(), "operator-admin");

        for (String list : new String[] {"/stations", "/piles", "/connectivity", "/faults"}) {
            given().auth().oauth2(foreign).get(ROOT + list).then().statusCode(200).body("items", empty());
        }
        for (String one : new String[] {"/stations/" + registered.stationId(), "/piles/" + registered.pileCode()}) {
            given().auth().oauth2(foreign).get(ROOT + one).then().statusCode(404);
        }
        given().auth().oauth2(foreign).contentType("application/json").header("Idempotency-Key", "steal")
                .body(registered.body()).put(ROOT + "/stations/" + registered.stationId()).then().statusCode(404);
        given().auth().oauth2(foreign).contentType("application/json").header("Idempotency-Key", "steal-pile")
                .body(registered.body()).put(ROOT + "/stations/" + registered.stationId() + "-X").then()
                .statusCode(404);
        get("/stations/" + registered.stationId()).body("piles.pileCode", hasItem(registered.pileCode()));
    }

    @Test
    @DisplayName("nobody without a token gets in, a driver sees no piles, and a viewer changes nothing")
    void roles() {
        given().get(ROOT + "/stations").then().statusCode(401);
        given().auth().oauth2(Tokens.driver("zpd", UUID.randomUUID())).get(ROOT + "/piles").then().statusCode(403);
        given().auth().oauth2(Tokens.staff("zpd", "viewer")).contentType("application/json")
                .header("Idempotency-Key", "viewer").body(registered.body())
                .put(ROOT + "/stations/" + registered.stationId()).then().statusCode(403);
    }

    @Test
    @DisplayName("the service is ready when piles can connect")
    void ready() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("ykc-listener"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
    }

    @Test
    @DisplayName("the served interface is the committed one")
    void openApi() {
        OpenApiContract.check("pile-ingest");
    }

    private static String lastAnnounced(String stationId) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> announced(stationId).size() >= 2);
        return announced(stationId).getLast().json();
    }

    private static List<TestTopics.Published> announced(String stationId) {
        return TestTopics.all("pile-ingest.station.v1").stream().filter(event -> event.key().equals(stationId)).toList();
    }

    private ValidatableResponse get(String path) {
        return BackOffice.get(registered, path);
    }
}
