package org.chargeledger.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.reporting.SentFacts.NOON;
import static org.chargeledger.reporting.SentFacts.STATION;
import static org.chargeledger.reporting.Viewer.ROOT;
import static org.chargeledger.reporting.Viewer.WINDOW;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.testing.OldNews;
import org.chargeledger.kit.testing.OpenApiContract;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Statistics for whoever asks")
class StatisticsServiceTest {

    private SentFacts facts;
    private Viewer viewer;

    @BeforeEach
    void anOperator() {
        facts = SentFacts.ofAnOperator();
        viewer = new Viewer(facts.operatorId());
    }

    @Test
    @DisplayName("go on when one event lacks what it promises: it is a dead letter, alone")
    void poisonGoesAlone() {
        facts.settled("20191016120000000001", NOON, 11);
        UUID poison = facts.session(UUID.randomUUID(), "20191016120000000002", "bill-settled", "\"billVersion\":1");
        facts.settled("20191016120000000003", NOON, 11);

        assertThat(viewer.sessionsOnce(2).getLong("settled")).isEqualTo(2);
        viewer.as("operator-admin").get("/api/reporting/v1/dead-letters").then().statusCode(200)
                .body("items", hasSize(1)).body("items[0].eventId", equalTo(poison.toString()))
                .body("items[0].reason", containsString("bill-settled.v1 lacks a field"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessions", "latency", "messages", "vouchers"})
    @DisplayName("are zeros and empty lists for another operator")
    void otherOperatorSeesNothing(String what) {
        facts.settled("20191016120000000001", NOON, 11);
        facts.message(UUID.randomUUID(), true, "BILL", NOON);
        viewer.sessionsOnce(1);

        var seen = given().auth().oauth2(Tokens.staff("qyd-" + UUID.randomUUID(), "operator-admin"))
                .get(ROOT + what + WINDOW).then().statusCode(200).extract().jsonPath();
        assertThat(seen.<String, Object>getMap("").values()).allSatisfy(value -> assertThat(value).isIn(0, List.of()));
    }

    @Test
    @DisplayName("call a station as it is called now, also when word comes of an older name")
    void stationNames() {
        String changed = "pile-ingest.station-changed.v1";
        new OldNews("reporting.stations", "pile-ingest.station.v1", facts.operatorId(), STATION)
                .after(changed, facts.stationJson("new"), changed, facts.stationJson("old"));
        facts.settled("20191016120000000001", NOON, 11);

        assertThat(viewer.sessionsOnce(1).getList("byStation.name")).isEqualTo(List.of("new"));
    }

    @Test
    @DisplayName("need a token, and a role of the staff; the platform names the operator")
    void rolesAreNeeded() {
        given().get(ROOT + "today").then().statusCode(401);
        given().auth().oauth2(Tokens.driver(viewer.operatorId(), UUID.randomUUID())).get(ROOT + "today").then()
                .statusCode(403);
        viewer.as("nobody").get(ROOT + "today").then().statusCode(403);
        var platform = given().auth().oauth2(Tokens.staff("", "platform-admin"));
        platform.get(ROOT + "today").then().statusCode(403);
        given().auth().oauth2(Tokens.staff("", "platform-admin")).header("X-Operator-Id", viewer.operatorId())
                .get(ROOT + "today").then().statusCode(200);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource({
            "sessions?to=2019-10-16T00:00:00Z,                              from",
            "sessions?from=yesterday&to=2019-10-16T00:00:00Z,               from",
            "sessions?from=2019-10-16T00:00:00Z&to=2019-10-16T00:00:00Z,    before",
            "latency?from=2019-10-17T00:00:00Z&to=2019-10-16T00:00:00Z,     before",
            "today?day=16.10.2019,                                          day"})
    @DisplayName("name the parameter that is wrong")
    void badParameters(String query, String named) {
        viewer.as("viewer").get(ROOT + query).then().statusCode(400).contentType("application/problem+json")
                .body("type", equalTo("/problems/bad-request")).body("detail", containsString(named));
    }

    @Test
    @DisplayName("are served as contracts/openapi/reporting.yaml says")
    void openApi() {
        OpenApiContract.check("reporting");
    }

    @Test
    @DisplayName("come with health, and metrics an operator understands")
    void healthAndMetrics() {
        facts.settled("20191016120000000001", NOON, 11);
        viewer.sessionsOnce(1);

        for (String probe : List.of("live", "ready", "started")) {
            given().get("/q/health/" + probe).then().statusCode(200).body("status", equalTo("UP"));
        }
        given().get("/q/metrics").then().statusCode(200)
                .body(containsString("chargeledger_projection_delay_seconds"))
                .body(containsString("chargeledger_events_total"))
                .body(containsString("chargeledger_outbox_rows"))
                .body(containsString("kafka_consumer_fetch_manager_records_lag_max"));
    }
}
