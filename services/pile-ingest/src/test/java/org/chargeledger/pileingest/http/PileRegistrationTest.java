package org.chargeledger.pileingest.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.pileingest.http.BackOffice.ROOT;
import static org.chargeledger.pileingest.http.BackOffice.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.pileingest.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("What a pile and its connectors are registered with")
class PileRegistrationTest {

    private Given registered;

    @BeforeEach
    void register() {
        BusinessTime.set(Given.START);
        registered = Given.registeredPile();
    }

    @Test
    @DisplayName("a pile says when its plug is pulled unless it is registered as one that cannot")
    void releaseDetection() {
        get("/stations/" + registered.stationId()).body("piles[0].reportsPlugOut", equalTo(true));

        registered = Given.registeredPile("op-" + UUID.randomUUID());
        String cannot = said(registered.body(), false);
        put(registered, cannot).statusCode(400).body("type", equalTo("/problems/invalid-request"))
                .body("findings", hasItem(containsString("reason must not be blank")));
        put(registered, cannot.replace("\"piles\"", "\"reason\": \" \", \"piles\"")).statusCode(400);
        put(registered, cannot.replace("\"piles\"", "\"reason\": \"不报拔枪\", \"piles\"")).statusCode(200)
                .body("piles[0].reportsPlugOut", equalTo(false));
        get("/audit?subjectKind=pile&subjectId=" + registered.pileCode()).body("items[0].reason", equalTo("不报拔枪"))
                .body("items[0].before.reportsPlugOut", equalTo(true))
                .body("items[0].after.reportsPlugOut", equalTo(false));
        get("/piles/" + registered.pileCode()).body("reportsPlugOut", equalTo(false));
        String json = TestTopics.read("pile-ingest.station.v1", event -> event.key().equals(registered.stationId())
                && event.json().contains("\"reportsPlugOut\":false"), Duration.ofSeconds(20)).json();
        Contracts.assertValid("station-changed", json);
    }

    @Test
    @DisplayName("a pile that is registered without a word of its plug-out is like the operator's others of its model; to be "
            + "unlike them it needs a reason")
    void releaseDetectionOfAModel() {
        String operator = "op-" + UUID.randomUUID();
        Given first = Given.registeredPile(operator);
        Given second = Given.registeredPile(operator);
        put(first, reasoned(said(first.body(), false), "不报拔枪")).statusCode(200);
        put(second, said(second.body(), true)).statusCode(200);
        var third = first.another();
        put(third, third.body()).statusCode(400).body("findings", hasItem(containsString("reportsPlugOut must be said of "
                + third.pileCode())));
        put(third, said(third.body(), false)).statusCode(400).body("findings",
                hasItem(containsString("reason must not be blank: reportsPlugOut of " + third.pileCode())));

        put(second, "\"2\"", UUID.randomUUID().toString(), reasoned(said(second.body(), false), "也不报")).statusCode(200);
        put(third, third.body()).statusCode(200).body("piles[0].reportsPlugOut", equalTo(false));
        put(first, "\"2\"", UUID.randomUUID().toString(), first.body()).statusCode(200)
                .body("piles[0].reportsPlugOut", equalTo(false));
        var fourth = first.another();
        put(fourth, said(fourth.body(), true)).statusCode(400);
        put(fourth, reasoned(said(fourth.body(), true), "新固件能报")).statusCode(200)
                .body("piles[0].reportsPlugOut", equalTo(true));
        given().auth().oauth2(first.admin()).get(ROOT + "/audit?subjectKind=pile&subjectId=" + fourth.pileCode()).then()
                .body("items.action", contains("register-pile")).body("items[0].reason", equalTo("新固件能报"))
                .body("items[0].after.reportsPlugOut", equalTo(true));

        Given elsewhere = Given.registeredPile("op-" + UUID.randomUUID());
        given().auth().oauth2(elsewhere.admin()).get(ROOT + "/stations/" + elsewhere.stationId()).then()
                .body("piles[0].reportsPlugOut", equalTo(true));
    }

    @Test
    @DisplayName("two piles of a model that are registered at once do not become unlike each other without a reason")
    void twoOfAModelAtOnce() throws Exception {
        String operator = "op-" + UUID.randomUUID();
        for (int round = 0; round < 5; round++) {
            String model = "\"DC-120-" + round + "\"";
            Given one = Given.registeredPile(operator).another();
            Given other = one.another();
            try (var both = Executors.newFixedThreadPool(2)) {
                both.invokeAll(List.<Callable<ValidatableResponse>>of(
                        () -> put(one, said(one.body(), false).replace("\"DC-120\"", model)),
                        () -> put(other, other.body().replace("\"DC-120\"", model))));
            }
            List<Boolean> reports = given().auth().oauth2(one.admin()).get(ROOT + "/stations?limit=200").then()
                    .extract().path("items.piles.flatten().findAll { it.model == " + model.replace('"', '\'')
                            + " }.reportsPlugOut");
            assertThat(reports).isNotEmpty().containsOnly(reports.getFirst());
        }
    }

    @Test
    @DisplayName("a connector is built for what its pile is unless it is registered with less, and an edit without that takes "
            + "it back")
    void ratedConnector() {
        get("/stations/" + registered.stationId()).body("piles[0].connectorRatings", nullValue());

        put(registered, registered.rated(rating("02", 60_000))).statusCode(200)
                .body("piles[0].connectorRatings", equalTo(List.of(Map.of("connectorNo", "02", "ratedPowerW", 60_000))));
        get("/stations/" + registered.stationId()).body("piles[0].connectorRatings.ratedPowerW", contains(60_000));
        get("/piles/" + registered.pileCode()).body("connectorRatings.connectorNo", contains("02"));
        get("/piles?stationId=" + registered.stationId()).body("items[0].connectorRatings.ratedPowerW", contains(60_000));
        Contracts.assertValid("station-changed", TestTopics.read("pile-ingest.station.v1",
                event -> event.key().equals(registered.stationId()) && event.json()
                        .contains("\"connectorRatings\":[{\"connectorNo\":\"02\",\"ratedPowerW\":60000}]"),
                Duration.ofSeconds(20)).json());

        put(registered, "\"2\"", UUID.randomUUID().toString(), registered.body()).statusCode(200);
        get("/piles/" + registered.pileCode()).body("connectorRatings", nullValue());
        get("/audit?subjectKind=pile&subjectId=" + registered.pileCode())
                .body("items[0].before.connectorRatings.ratedPowerW", contains(60_000))
                .body("items[0].after.connectorRatings", nullValue())
                .body("items[1].before.connectorRatings", nullValue())
                .body("items[1].after.connectorRatings.connectorNo", contains("02"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("a connector's rating is positive, not above its pile's, said once, and of a connector that there is")
    @CsvSource(delimiter = '|', value = {"01 1 02 120000|", "01 0|[0].ratedPowerW must be greater than 0",
        "02 120001|[0].ratedPowerW must not be above the pile's", "01 1 03 1|[1].connectorNo must be a connector",
        "01 1 01 2|[1].connectorNo must be rated once"})
    void rating(String told, String finding) {
        String[] parts = told.split(" ");
        String ratings = rating(parts[0], Integer.parseInt(parts[1]))
                + (parts.length == 2 ? "" : "," + rating(parts[2], Integer.parseInt(parts[3])));
        ValidatableResponse answer = put(registered, registered.rated(ratings)).statusCode(finding == null ? 200 : 400);
        if (finding != null) {
            answer.body("type", equalTo("/problems/invalid-request"))
                    .body("findings", contains(containsString("piles[0].connectorRatings" + finding)));
        }
    }

    @Test
    @DisplayName("all that is wrong with a registration is said at once, wherever it stands")
    void allFindings() {
        put(registered, registered.rated(rating("03", 120_001) + ",null,{\"ratedPowerW\": 1}").replace("\"Winline\"", "\"\""))
                .statusCode(400).body("findings", contains(
                        containsString("piles[0].connectorRatings[0].connectorNo must be a connector of the pile"),
                        containsString("piles[0].connectorRatings[0].ratedPowerW must not be above the pile's"),
                        containsString("piles[0].connectorRatings[1]"),
                        containsString("piles[0].connectorRatings[2].connectorNo must not be null"),
                        containsString("piles[0].vendor must not be blank")));
    }

    private static String said(String body, boolean reports) {
        return body.replace("\"ratedPowerW\"", "\"reportsPlugOut\": " + reports + ", \"ratedPowerW\"");
    }

    private static String reasoned(String body, String reason) {
        return body.replace("\"piles\"", "\"reason\": \"" + reason + "\", \"piles\"");
    }

    private static String rating(String connectorNo, int ratedPowerW) {
        return "{\"connectorNo\": \"" + connectorNo + "\", \"ratedPowerW\": " + ratedPowerW + "}";
    }

    private ValidatableResponse get(String path) {
        return BackOffice.get(registered, path);
    }
}
