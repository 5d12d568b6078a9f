package org.chargeledger.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.tariff.Api.NOW;
import static org.chargeledger.tariff.Api.admin;
import static org.chargeledger.tariff.Api.as;
import static org.chargeledger.tariff.BulkChanges.ALSO_LATER;
import static org.chargeledger.tariff.BulkChanges.FROM;
import static org.chargeledger.tariff.BulkChanges.REMOVE;
import static org.chargeledger.tariff.BulkChanges.approved;
import static org.chargeledger.tariff.BulkChanges.idleFee;
import static org.chargeledger.tariff.BulkChanges.threeStations;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Bulk changes as staff preview and make them")
class BulkChangeMakingTest {

    private final String operator = Api.newOperator();
    private Api admin;
    @Inject
    AgroalDataSource database;
    @Inject
    SystemDb systemDb;

    @BeforeEach
    void atTheStartOfTheDay() {
        BusinessTime.set(Instant.parse(NOW));
        admin = admin(operator);
    }

    @Test
    @DisplayName("are made only as they were seen")
    void needsThePreview() {
        threeStations(admin);
        String digest = admin.post("/bulk-changes/preview", "-", "{" + REMOVE + "}").extract().path("digest");

        admin.post("/bulk-changes", "other", approved(REMOVE.replace("17T", "18T"), "r", digest)).statusCode(409)
                .body("type", equalTo("/problems/preview-outdated"));
        admin.post("/tariffs/T-A/versions", "meanwhile", Api.fixed(FROM.replace("T00", "T01"), "ST-2")).statusCode(201);
        admin.post("/bulk-changes", "late", approved(REMOVE, "r", digest)).statusCode(409);
        String fresh = admin.post("/bulk-changes/preview", "-", "{" + REMOVE + "}")
                .body("laterVersions.target.id", contains("ST-2")).extract().path("digest");
        admin.post("/bulk-changes", "fresh", approved(REMOVE, "r", fresh)).statusCode(201);
        admin.post("/bulk-changes", "fresh", approved(REMOVE, "r", fresh)).statusCode(201);
        admin.get("/bulk-changes").body("items", hasSize(1));
    }

    @Test
    @DisplayName("at some stations leave the others alone")
    void someStations() {
        threeStations(admin);
        String wish = REMOVE + ", \"stationIds\": [\"ST-2\"]";
        String digest = admin.post("/bulk-changes/preview", "-", "{" + wish + "}")
                .body("moves.stationIds", contains(contains("ST-2"))).extract().path("digest");
        admin.post("/bulk-changes", "some", approved(wish, "r", digest)).statusCode(201);
        idleFee(admin, "ST-1", FROM, 80);
        idleFee(admin, "ST-2", FROM, null);
    }

    @Test
    @DisplayName("by two at once are made once: the other sees that nothing is left of what was shown")
    void twoAtOnce() throws Exception {
        threeStations(admin);
        admin.post("/tariffs/T-B/versions", "b2", Api.fixed("2019-11-01T00:00:00Z", "ST-3")).statusCode(201);
        String digest = admin.post("/bulk-changes/preview", "-", "{" + ALSO_LATER + "}").extract().path("digest");

        try (var both = Executors.newFixedThreadPool(2)) {
            List<Integer> answers = both.invokeAll(List.<Callable<Integer>>of(
                    () -> admin.post("/bulk-changes", "one", approved(ALSO_LATER, "r", digest)).extract().statusCode(),
                    () -> admin.post("/bulk-changes", "two", approved(ALSO_LATER, "r", digest)).extract().statusCode()))
                    .stream().map(Future::resultNow).toList();
            assertThat(answers).containsExactlyInAnyOrder(201, 422);
        }
        admin.get("/bulk-changes").body("items", hasSize(1)).body("items[0].moved", hasSize(3));
        admin.get("/tariffs/T-B/versions").body("items", hasSize(4));
    }

    @Test
    @DisplayName("are refused with all findings, and are for administrators of the operator")
    void refused() {
        threeStations(admin);
        String past = REMOVE.replace(FROM, "2019-10-15T00:00:00Z");
        admin.post("/bulk-changes", "past", approved(past, "r", "d")).statusCode(422)
                .body("type", equalTo("/problems/bulk-change-refused")).body("findings.code", contains("nothing-to-change"));
        String cheaper = """
                "edit": {"kind": "ADD_TO_PRICES", "serviceStepHundredThousandths": -34001}, "effectiveFrom": "%s\"""".formatted(NOW);
        admin.post("/bulk-changes/preview", "-", "{" + cheaper + "}").statusCode(200)
                .body("findings.code", contains("station-taken", "station-taken", "price-negative", "station-taken", "price-negative"));
        admin.post("/bulk-changes/preview", "-", "{\"effectiveFrom\": \"" + FROM + "\"}").statusCode(400);
        String nothing = "\"edit\": {\"kind\": \"SET_IDLE_FEE\"}, \"effectiveFrom\": \"" + FROM + "\"";
        admin.post("/bulk-changes/preview", "-", "{" + nothing + "}").statusCode(400);
        admin.post("/bulk-changes/preview", "-", "{" + REMOVE + ", \"stationIds\": [null]}").statusCode(400);
        admin.post("/bulk-changes", "no reason", approved(REMOVE, " ", "d")).statusCode(400);
        as(operator, "finance").post("/bulk-changes", "k", approved(REMOVE, "r", "d")).statusCode(403);
        var other = admin(Api.newOperator());
        other.post("/bulk-changes/preview", "-", "{" + REMOVE + "}").body("moves", empty());
        other.get("/bulk-changes").body("items", empty());
    }

    @Test
    @DisplayName("of 500 tariffs at 2,000 stations take seconds")
    void manyStations() throws Exception {
        manyTariffs();
        long start = System.nanoTime();
        String digest = admin.post("/bulk-changes/preview", "-", "{" + REMOVE + "}").body("moves", hasSize(501))
                .extract().path("digest");
        Duration preview = Duration.ofNanos(System.nanoTime() - start);
        admin.post("/bulk-changes", "many", approved(REMOVE, "占桩费全免", digest)).statusCode(201).body("moved", hasSize(501));
        Duration both = Duration.ofNanos(System.nanoTime() - start);

        System.out.printf("500 tariffs at 2,000 stations: preview %d ms, change %d ms%n", preview.toMillis(),
                both.minus(preview).toMillis());
        assertThat(both).isLessThan(Duration.ofSeconds(30));
        idleFee(admin, "ST-2999", FROM, null);
    }

    /** 500 copies of one tariff, four stations each, straight into the tables: a thousand requests would take longer. */
    private void manyTariffs() throws Exception {
        admin.withTariff("ST-1");
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.operator_id', '" + operator + "', true)");
            statement.execute("""
                    insert into tariff (operator_id, tariff_id, name, created_at)
                    select operator_id, 'T-' || i, name, created_at from tariff, generate_series(1000, 1499) i""");
            statement.execute("""
                    insert into tariff_version (operator_id, tariff_id, version, effective_from, model_no, document,
                        published_at, published_by)
                    select operator_id, 'T-' || i, 1, effective_from, upper(to_hex(4096 + i)),
                        replace(document, '"T-1"', '"T-' || i || '"'), published_at, published_by
                    from tariff_version, generate_series(1000, 1499) i""");
            statement.execute("""
                    insert into tariff_assignment (operator_id, scope, target, effective_from, tariff_id, version, withdrawn)
                    select operator_id, scope, 'ST-' || (1000 + n), effective_from, 'T-' || (1000 + n / 4), 1, false
                    from tariff_assignment, generate_series(0, 1999) n where target = 'ST-1'""");
            connection.commit();
        }
        systemDb.inTransaction(tx -> tx.execute("""
                insert into station (operator_id, station_id, name, zone_id)
                select $1, 'ST-' || (1000 + n), '站', 'Asia/Shanghai' from generate_series(0, 1999) n""", operator));
    }
}
