package org.chargeledger.pileingest.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.chargeledger.kit.http.Cursor;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.OpenApiContract;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;
import org.chargeledger.pileingest.Commands;
import org.chargeledger.pileingest.Facts;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.domain.fact.PileDisconnected;
import org.chargeledger.pileingest.protocol.ykc.TestPile;
import org.chargeledger.pileingest.protocol.ykc.YkcServer;
import org.chargeledger.pileingest.protocol.ykc.message.LoginAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Stations and piles in the back office")
class StationsTest {

    static final String ROOT = "/api/pile-ingest/v1";

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
    @DisplayName("a pile says when its plug is pulled unless it is registered as one that cannot")
    void releaseDetection() {
        get("/stations/" + registered.stationId()).body("piles[0].reportsPlugOut", equalTo(true));

        put(registered, registered.body().replace("\"ratedPowerW\"", "\"reportsPlugOut\": false, \"ratedPowerW\""))
                .statusCode(200).body("piles[0].reportsPlugOut", equalTo(false));
        get("/piles/" + registered.pileCode()).body("reportsPlugOut", equalTo(false));
        String json = TestTopics.read("pile-ingest.station.v1", event -> event.key().equals(registered.stationId())
                && event.json().contains("\"reportsPlugOut\":false"), Duration.ofSeconds(20)).json();
        Contracts.assertValid("station-changed", json);
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
    @DisplayName("a pile with new firmware waits for an edit of its station, so that what is told last knows of both")
    void firmwareWaitsForEdits() throws SQLException {
        try (Connection edit = TestPostgres.superuser(); Statement sql = edit.createStatement()) {
            edit.setAutoCommit(false);
            sql.execute("select pg_advisory_xact_lock(hashtextextended('station %s', 0))"
                    .formatted(registered.stationId()));
            TestPile pile = TestPile.dial(server.port(), registered.protocolId());
            pile.send(pile.login());
            Awaitility.await().until(() -> isWaited(sql));
            sql.execute("update station set name = '松岗工业园' where station_id = '%s'".formatted(registered.stationId()));
            edit.commit();

            assertThat(pile.hear(LoginAnswer.class).result()).isZero();
        }
        assertThat(TestTopics.read("pile-ingest.station.v1", event -> event.key().equals(registered.stationId())
                && event.json().contains("2090104"), Duration.ofSeconds(20)).json()).contains("松岗工业园");
    }

    private static boolean isWaited(Statement sql) throws SQLException {
        try (ResultSet waiting = sql.executeQuery("select 1 from pg_locks where locktype = 'advisory' and not granted")) {
            return waiting.next();
        }
    }

    @Test
    @DisplayName("a pile is not hung up on because word of an older connection comes late")
    void lateWordOfAnOlderConnection() throws SQLException {
        TestPile pile = TestPile.loggedIn(server.port(), registered.protocolId());
        try (Connection other = TestPostgres.superuser(); Statement sql = other.createStatement()) {
            sql.execute("select pg_notify('pile_connected', '%s %s')".formatted(registered.pileCode(), UUID.randomUUID()));
        }

        Commands.start(registered, registered.billNo(), Given.START);
        pile.hear(StartCommand.class);
        pile.barrier();
    }

    @Test
    @DisplayName("a connected pile that is removed is hung up on, and reported as gone")
    void removed() {
        TestPile pile = TestPile.loggedIn(server.port(), registered.protocolId());
        put(registered, registered.body().replace(registered.pile(), "")).statusCode(200).body("piles", empty());

        assertThat(pile.isHungUpOn()).isTrue();
        assertThat(Facts.await(registered, "pile-disconnected", PileDisconnected.class).reason())
                .isEqualTo("REGISTRATION_CHANGED");
        TestPile again = TestPile.dial(server.port(), registered.protocolId());
        again.send(again.login());
        assertThat(again.hear(LoginAnswer.class).result()).isEqualTo(1);
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
    @DisplayName("a connected pile shows as on line with its firmware, and its connections are listed")
    void presence() {
        get("/piles/" + registered.pileCode()).body("online", equalTo(false)).body("firmware", nullValue());

        TestPile pile = TestPile.loggedIn(server.port(), registered.protocolId());
        get("/piles/" + registered.pileCode()).body("online", equalTo(true)).body("firmware", equalTo("2090104"))
                .body("onlineSince", equalTo("2019-10-16T00:00:00Z"));
        get("/piles?online=true&stationId=" + registered.stationId()).body("items", hasSize(1));
        get("/connectivity?pileCode=" + registered.pileCode()).body("items", hasSize(1))
                .body("items[0].disconnectedAt", nullValue());

        pile.close();
        Facts.await(registered, "pile-disconnected");
        Awaitility.await().untilAsserted(() -> get("/piles?online=true&stationId=" + registered.stationId())
                .body("items", empty()));
        get("/connectivity?pileCode=" + registered.pileCode()).body("items[0].reason", equalTo("PILE_CLOSED"));
        get("/connectivity?to=2019-10-16T00:00:00Z&pileCode=" + registered.pileCode()).body("items", empty());
    }

    @Test
    @DisplayName("what is wrong with piles and connectors is on record until it ends, and staff note what they did")
    void faults() {
        TestPile pile = TestPile.loggedIn(server.port(), registered.protocolId());
        BusinessTime.set(Given.START.plusSeconds(60));
        pile.send(pile.realtime(TestPile.NO_SERIAL, 1, false, 0), pile.realtime(TestPile.NO_SERIAL, 1, false, 0));
        pile.barrier();
        String faults = "/faults?pileCode=" + registered.pileCode();
        get(faults).body("items", hasSize(1)).body("items[0].type", equalTo("CONNECTOR_FAULT"))
                .body("items[0].connectorNo", equalTo("01")).body("items[0].rawCode", equalTo("0x0000"))
                .body("items[0].state", equalTo("OPEN")).body("items[0].endedAt", nullValue());
        BusinessTime.set(Given.START.plusSeconds(120));
        pile.send(pile.realtime(TestPile.NO_SERIAL, 2, false, 0));
        pile.barrier();
        pile.close();
        Facts.await(registered, "pile-disconnected");
        get(faults).body("items.type", equalTo(List.of("OFFLINE", "CONNECTOR_FAULT")))
                .body("items[1].endedAt", equalTo("2019-10-16T00:02:00Z"));
        get(faults + "&type=OFFLINE&from=2019-10-16T00:02:00Z").body("items", hasSize(1));
        get(faults + "&to=2019-10-16T00:01:00Z").body("items", empty());
        get(faults + "&from=yesterday").statusCode(400);
        TestPile.loggedIn(server.port(), registered.protocolId()).close();
        get(faults + "&type=OFFLINE").body("items.endedAt", hasItem("2019-10-16T00:02:00Z"));

        String id = get(faults + "&type=CONNECTOR_FAULT").extract().path("items[0].id");
        handle(registered.admin(), id, "").statusCode(400);
        handle(Tokens.staff("zpd", "viewer"), id, "looked at it").statusCode(403);
        handle(Tokens.staff("qyd", "service-desk"), id, "not ours").statusCode(404);
        handle(Tokens.staff("zpd", "service-desk"), id, "plug cleaned").statusCode(200)
                .body("state", equalTo("HANDLED")).body("handledBy", equalTo("staff-of-zpd"));
        handle(registered.admin(), id, "again").statusCode(409).body("type", equalTo("/problems/fault-handled"));
        get(faults + "&state=HANDLED").body("items.id", equalTo(List.of(id)));
        get("/audit?subjectKind=fault&subjectId=" + id).body("items[0].reason", equalTo("plug cleaned"));
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

    private static ValidatableResponse handle(String token, String faultId, String reason) {
        return given().auth().oauth2(token).contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()).body("{\"reason\": \"" + reason + "\"}")
                .post(ROOT + "/faults/" + faultId + "/handle").then();
    }

    private static String lastAnnounced(String stationId) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> announced(stationId).size() >= 2);
        return announced(stationId).getLast().json();
    }

    private static List<TestTopics.Published> announced(String stationId) {
        return TestTopics.all("pile-ingest.station.v1").stream().filter(event -> event.key().equals(stationId)).toList();
    }

    private ValidatableResponse get(String path) {
        return given().auth().oauth2(registered.admin()).get(ROOT + path).then();
    }

    private static ValidatableResponse put(Given station, String body) {
        return put(station, UUID.randomUUID().toString(), body);
    }

    private static ValidatableResponse put(Given station, String key, String body) {
        return given().auth().oauth2(station.admin()).contentType("application/json").header("Idempotency-Key", key)
                .header("If-Match", "\"1\"").body(body).put(ROOT + "/stations/" + station.stationId()).then();
    }
}
