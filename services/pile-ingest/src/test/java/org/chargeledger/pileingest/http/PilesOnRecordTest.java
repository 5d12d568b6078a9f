package org.chargeledger.pileingest.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.chargeledger.pileingest.Facts;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.protocol.ykc.TestPile;
import org.chargeledger.pileingest.protocol.ykc.YkcServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("On record")
class PilesOnRecordTest {

    private static final String ROOT = "/api/pile-ingest/v1";

    @Inject YkcServer server;

    private Given registered;

    @BeforeEach
    void register() {
        BusinessTime.set(Given.START);
        registered = Given.registeredPile();
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
        Awaitility.await().untilAsserted(() -> get(faults)
                .body("items.type", equalTo(List.of("OFFLINE", "CONNECTOR_FAULT")))
                .body("items[1].endedAt", equalTo("2019-10-16T00:02:00Z")));
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

    private static ValidatableResponse handle(String token, String faultId, String reason) {
        return given().auth().oauth2(token).contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()).body("{\"reason\": \"" + reason + "\"}")
                .post(ROOT + "/faults/" + faultId + "/handle").then();
    }

    private ValidatableResponse get(String path) {
        return given().auth().oauth2(registered.admin()).get(ROOT + path).then();
    }
}
