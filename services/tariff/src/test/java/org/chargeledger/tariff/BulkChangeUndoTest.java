package org.chargeledger.tariff;

import static org.chargeledger.tariff.Api.NOW;
import static org.chargeledger.tariff.Api.admin;
import static org.chargeledger.tariff.BulkChanges.ALSO_LATER;
import static org.chargeledger.tariff.BulkChanges.FROM;
import static org.chargeledger.tariff.BulkChanges.REMOVE;
import static org.chargeledger.tariff.BulkChanges.approved;
import static org.chargeledger.tariff.BulkChanges.idleFee;
import static org.chargeledger.tariff.BulkChanges.threeStations;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Bulk changes as staff make and undo them")
class BulkChangeUndoTest {

    private final String operator = Api.newOperator();
    private Api admin;

    @BeforeEach
    void atTheStartOfTheDay() {
        BusinessTime.set(Instant.parse(NOW));
        admin = admin(operator);
    }

    @Test
    @DisplayName("remove the idle fee from every station of the operator, and bring it back")
    void removeAndUndo() {
        threeStations(admin);

        String digest = admin.post("/bulk-changes/preview", "-", "{" + REMOVE + "}").statusCode(200)
                .body("moves.tariffId", contains("T-A", "T-B")).body("moves[0].stationIds", contains("ST-1", "ST-2"))
                .body("moves[0].changes.at", contains("/effectiveFrom", "/idleFee/freeMinutes", "/idleFee/perMinuteFen"))
                .body("moves[0].changes[2].before", equalTo("80")).body("moves[0].changes[2].after", nullValue())
                .body("unchangedTargets", equalTo(0)).body("findings", empty()).extract().path("digest");
        String change = admin.post("/bulk-changes", "remove", approved(REMOVE, "占桩费全免", digest)).statusCode(201)
                .body("moved.after.number", contains(2, 2)).body("changeId", notNullValue()).extract().path("changeId");

        idleFee(admin, "ST-1", "2019-10-16T23:59:59Z", 80);
        idleFee(admin, "ST-1", FROM, null);
        idleFee(admin, "ST-3", FROM, null);
        admin.get("/tariffs/T-A/versions/2").body("reason", equalTo("占桩费全免")).body("stationIds", contains("ST-1", "ST-2"));
        admin.get("/audit?subjectKind=bulk-change&subjectId=" + change).body("items.reason", contains("占桩费全免"));

        BusinessTime.set(Instant.parse("2019-10-18T00:00:00Z"));
        String undo = "\"undoes\": \"%s\", \"effectiveFrom\": \"2019-10-20T00:00:00Z\"".formatted(change);
        String undoDigest = admin.post("/bulk-changes/preview", "-", "{" + undo + "}").statusCode(200)
                .body("moves.changes.flatten().findAll { it.at == '/idleFee/perMinuteFen' }.after", contains("80", "80"))
                .extract().path("digest");
        admin.post("/bulk-changes", "undo", approved(undo, "恢复", undoDigest)).statusCode(201);
        idleFee(admin, "ST-2", "2019-10-19T23:59:59Z", null);
        idleFee(admin, "ST-2", "2019-10-20T00:00:00Z", 80);
        admin.post("/bulk-changes", "again", approved(undo, "恢复", undoDigest)).statusCode(409)
                .body("type", equalTo("/problems/bulk-change-undone"));
        admin.get("/bulk-changes?limit=1").body("items.reason", contains("恢复")).body("nextCursor", notNullValue());
        admin.get("/bulk-changes/" + change).body("wish.edit.kind", equalTo("REMOVE_IDLE_FEE"));
    }

    @Test
    @DisplayName("give a named station a tariff of its own, say what it misses then, and take it away again when undone")
    void detachedStation() {
        admin.withStations("ST-1", "ST-2");
        admin.put("/tariffs/T-A", "a", "{\"name\":\"甲\"}").statusCode(200);
        everywhere(NOW);
        everywhere("2019-10-19T00:00:00Z");
        String wish = REMOVE + ", \"stationIds\": [\"ST-1\"]";

        String digest = admin.post("/bulk-changes/preview", "-", "{" + wish + "}").statusCode(200)
                .body("moves.detachedStationIds", contains(contains("ST-1"))).body("moves[0].withdrawnStationIds", empty())
                .body("laterVersions.effectiveFrom", contains("2019-10-19T00:00:00Z"))
                .body("laterVersions.target.scope", contains("OPERATOR")).extract().path("digest");
        String change = admin.post("/bulk-changes", "remove", approved(wish, "r", digest)).statusCode(201)
                .extract().path("changeId");
        scope("ST-1", "2019-10-19T12:00:00Z", "STATION");

        String undo = "\"undoes\": \"%s\", \"effectiveFrom\": \"2019-10-20T00:00:00Z\"".formatted(change);
        String undoDigest = admin.post("/bulk-changes/preview", "-", "{" + undo + "}").statusCode(200)
                .body("moves.withdrawnStationIds", contains(contains("ST-1"))).body("moves[0].stationIds", empty())
                .body("leftOut", empty()).extract().path("digest");
        admin.post("/bulk-changes", "undo", approved(undo, "r", undoDigest)).statusCode(201);
        scope("ST-1", "2019-10-20T00:00:00Z", "OPERATOR");
        idleFee(admin, "ST-1", "2019-10-20T00:00:00Z", 80);
        admin.post("/bulk-changes/preview", "-", "{" + undo + ", \"stationIds\": [\"ST-1\"]}").statusCode(400);
        String noEdit = undo + ", \"edit\": {\"kind\": null}, \"stationIds\": [\"ST-1\"]";
        admin.post("/bulk-changes/preview", "-", "{" + noEdit + "}").statusCode(400);
    }

    @Test
    @DisplayName("are also made in what starts later, if staff want that, and undone there too")
    void alsoLater() {
        threeStations(admin);
        everywhere("2019-10-25T00:00:00Z");
        admin.post("/tariffs/T-B/versions", "b2", Api.fixed("2019-11-01T00:00:00Z", "ST-3")).statusCode(201);
        admin.post("/bulk-changes/preview", "-", "{" + REMOVE + "}").body("moves", hasSize(2))
                .body("laterVersions.target.id", contains("*", "ST-3"));

        String change = admin.post("/bulk-changes", "all", approved(ALSO_LATER, "占桩费全免",
                admin.post("/bulk-changes/preview", "-", "{" + ALSO_LATER + "}").statusCode(200)
                        .body("laterVersions", empty()).body("unchangedTargets", equalTo(0)).body("findings", empty())
                        .body("moves.name", contains("甲", "甲", "乙", "乙"))
                        .body("moves.effectiveFrom", contains(FROM, "2019-10-25T00:00:00Z", FROM, "2019-11-01T00:00:00Z"))
                        .body("moves.wholeOperator", contains(false, true, false, false))
                        .body("moves[1].followingStationIds", empty())
                        .body("moves[1].changes.at", contains("/idleFee/freeMinutes", "/idleFee/perMinuteFen"))
                        .body("moves[1].changes.before", contains("15", "80"))
                        .body("moves[1].changes.after", contains(nullValue(), nullValue())).extract().path("digest")))
                .statusCode(201).body("wish.alsoLater", equalTo(true)).body("moved", hasSize(4))
                .extract().path("changeId");
        idleFee(admin, "ST-3", "2019-10-31T23:59:59Z", null);
        idleFee(admin, "ST-3", "2019-11-01T00:00:00Z", null);
        admin.get("/tariffs/T-A/versions/4").body("wholeOperator", equalTo(true)).body("idleFee", nullValue());
        admin.get("/audit?subjectKind=tariff&subjectId=T-B").body("items.reason", contains("占桩费全免", "占桩费全免",
                "定价", "定价", null));

        String undo = "\"undoes\": \"%s\", \"effectiveFrom\": \"2019-10-20T00:00:00Z\"".formatted(change);
        admin.post("/bulk-changes/preview", "-", "{" + undo + "}").body("moves.effectiveFrom", contains(
                "2019-10-20T00:00:00Z", "2019-10-25T00:00:00Z", "2019-10-20T00:00:00Z", "2019-11-01T00:00:00Z"))
                .body("laterVersions", empty()).body("leftOut", empty());
        make(undo);
        idleFee(admin, "ST-3", "2019-10-19T23:59:59Z", null);
        idleFee(admin, "ST-3", "2019-10-20T00:00:00Z", 80);
        idleFee(admin, "ST-3", "2019-11-01T00:00:00Z", 80);
        admin.get("/tariffs/T-A/versions/6").body("wholeOperator", equalTo(true)).body("idleFee.perMinuteFen", equalTo(80));
        admin.post("/bulk-changes/preview", "-", "{" + undo + ", \"alsoLater\": true}").statusCode(400);
    }

    @Test
    @DisplayName("name the stations that follow the operator, and keep a named one from its fees until those end")
    void followers() {
        admin.withStations("ST-1", "ST-2");
        admin.put("/tariffs/T-A", "a", "{\"name\":\"甲\"}").statusCode(200);
        everywhere(NOW);
        everywhere("2019-10-19T00:00:00Z");
        admin.post("/tariffs/T-A/versions", "free", Api.fixedBody().replace("{\"perMinuteFen\": 80, \"freeMinutes\": 15}",
                "null").formatted("\"wholeOperator\": true", "2019-10-21T00:00:00Z")).statusCode(201);
        admin.post("/bulk-changes/preview", "-", "{" + REMOVE + "}")
                .body("moves.followingStationIds", contains(contains("ST-1", "ST-2")));

        String wish = ALSO_LATER + ", \"stationIds\": [\"ST-1\"]";
        String digest = admin.post("/bulk-changes/preview", "-", "{" + wish + "}").statusCode(200)
                .body("findings", empty()).body("laterVersions", empty())
                .body("moves.effectiveFrom", contains(FROM, "2019-10-19T00:00:00Z", "2019-10-21T00:00:00Z"))
                .body("moves[0].stationIds", contains("ST-1")).body("moves[1].stationIds", contains("ST-1"))
                .body("moves[1].detachedStationIds", contains("ST-1")).body("moves[2].stationIds", empty())
                .body("moves.withdrawnStationIds.flatten()", contains("ST-1")).extract().path("digest");
        String change = admin.post("/bulk-changes", "named", approved(wish, "r", digest)).statusCode(201)
                .extract().path("changeId");
        idleFee(admin, "ST-1", "2019-10-20T23:59:59Z", null);
        idleFee(admin, "ST-2", "2019-10-20T23:59:59Z", 80);
        scope("ST-1", "2019-10-20T23:59:59Z", "STATION");
        scope("ST-1", "2019-10-21T00:00:00Z", "OPERATOR");

        make("\"undoes\": \"%s\", \"effectiveFrom\": \"%s\"".formatted(change, NOW));
        scope("ST-1", FROM, "OPERATOR");
        idleFee(admin, "ST-1", "2019-10-19T00:00:00Z", 80);
        scope("ST-1", "2019-10-21T00:00:00Z", "OPERATOR");
    }

    @Test
    @DisplayName("are undone one after the other: the undo of the first reaches what the undo of the second brought back")
    void undosStack() {
        threeStations(admin);
        String removed = make(REMOVE);
        String set = make("""
                "edit": {"kind": "SET_IDLE_FEE", "idleFee": {"perMinuteFen": 50, "freeMinutes": 15}},
                "stationIds": ["ST-1"], "effectiveFrom": "2019-10-18T00:00:00Z\"""");
        String undoFirst = "\"undoes\": \"%s\", \"effectiveFrom\": \"2019-10-20T00:00:00Z\"".formatted(removed);
        admin.post("/bulk-changes/preview", "-", "{" + undoFirst + "}").body("leftOut.target.id", contains("ST-1"))
                .body("moves.stationIds.flatten()", contains("ST-2", "ST-3"));

        make("\"undoes\": \"%s\", \"effectiveFrom\": \"2019-10-19T00:00:00Z\"".formatted(set));
        admin.post("/bulk-changes/preview", "-", "{" + undoFirst + "}").body("leftOut", empty())
                .body("moves.stationIds.flatten()", containsInAnyOrder("ST-1", "ST-2", "ST-3"));
        make(undoFirst);
        idleFee(admin, "ST-1", "2019-10-19T23:59:59Z", null);
        idleFee(admin, "ST-1", "2019-10-20T00:00:00Z", 80);
    }

    @Test
    @DisplayName("are called off before they take force: the undo takes force when they would have")
    void calledOff() {
        threeStations(admin);
        String undo = "\"undoes\": \"%s\", \"effectiveFrom\": \"%s\"".formatted(make(REMOVE), NOW);
        admin.post("/bulk-changes/preview", "-", "{" + undo + "}").body("effectiveFrom", equalTo(FROM))
                .body("findings", empty()).body("moves.stationIds.flatten()", contains("ST-1", "ST-2", "ST-3"));

        String called = make(undo);
        idleFee(admin, "ST-1", FROM, 80);
        admin.get("/bulk-changes/" + called).body("wish.effectiveFrom", equalTo(FROM));
        make("\"undoes\": \"%s\", \"effectiveFrom\": \"%s\"".formatted(called, NOW));
        idleFee(admin, "ST-1", FROM, null);
    }

    @Test
    @DisplayName("pass over stations and piles that are gone, also when they are undone")
    void goneMeanwhile() {
        threeStations(admin);
        gone("ST-2");
        String digest = admin.post("/bulk-changes/preview", "-", "{" + REMOVE + "}").body("findings", empty())
                .body("moves.stationIds", contains(contains("ST-1"), contains("ST-3"))).extract().path("digest");
        String change = admin.post("/bulk-changes", "all", approved(REMOVE, "r", digest)).statusCode(201)
                .extract().path("changeId");

        gone("ST-3");
        String undo = "\"undoes\": \"%s\", \"effectiveFrom\": \"2019-10-20T00:00:00Z\"".formatted(change);
        admin.post("/bulk-changes/preview", "-", "{" + undo + "}").body("findings", empty())
                .body("moves.stationIds", contains(contains("ST-1")));
    }

    private String make(String wish) {
        String digest = admin.post("/bulk-changes/preview", "-", "{" + wish + "}").extract().path("digest");
        return admin.post("/bulk-changes", digest, approved(wish, "r", digest)).statusCode(201).extract().path("changeId");
    }

    private void everywhere(String from) {
        admin.post("/tariffs/T-A/versions", from, Api.fixedBody().formatted("\"wholeOperator\": true", from)).statusCode(201);
    }

    private void scope(String station, String at, String scope) {
        admin.get("/prices/in-force?stationId=" + station + "&at=" + at).statusCode(200).body("scope", equalTo(scope));
    }

    private void gone(String station) {
        for (String table : List.of("pile", "station")) {
            TestPostgres.run("delete from %s where operator_id = '%s' and station_id = '%s'"
                    .formatted(table, operator, station));
        }
    }
}
