package org.chargeledger.tariff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.tariff.Api.NOW;
import static org.chargeledger.tariff.Api.ROOT;
import static org.chargeledger.tariff.Api.admin;
import static org.chargeledger.tariff.Api.as;
import static org.chargeledger.tariff.Api.fixed;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.OpenApiContract;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Tariffs")
class TariffApiTest {

    private static final String TOPIC = "tariff.tariff-version.v1";
    private final String operator = Api.newOperator();

    @BeforeEach
    void atTheStartOfTheDay() {
        BusinessTime.set(Instant.parse(NOW));
    }

    @Test
    @DisplayName("are created, renamed and listed by page")
    void createRenameList() {
        var admin = admin(operator);
        for (String id : new String[] {"T-1", "T-2", "T-3"}) {
            admin.put("/tariffs/" + id, "create " + id, "{\"name\":\"分时电价\"}").statusCode(200)
                    .body("tariffId", equalTo(id));
        }
        String read = admin.get("/tariffs/T-2").extract().header("ETag");
        admin.put("/tariffs/T-2", "rename", read, named("固定电价")).statusCode(200).body("name", equalTo("固定电价"))
                .body("revision", equalTo(2));

        String cursor = admin.get("/tariffs?limit=2").statusCode(200)
                .body("items.tariffId", contains("T-1", "T-2")).body("items.name", contains("分时电价", "固定电价"))
                .extract().path("nextCursor");
        admin.get("/tariffs?limit=2&cursor=" + cursor).body("items.tariffId", contains("T-3"))
                .body("nextCursor", nullValue());
        admin.get("/tariffs/T-3").body("name", equalTo("分时电价"));
    }

    @Test
    @DisplayName("are renamed only by somebody who read the current name")
    void renameNeedsTheCurrentName() {
        var admin = admin(operator);
        admin.put("/tariffs/T-1", "create", "{\"name\":\"分时电价\"}").statusCode(200).body("revision", equalTo(1));
        admin.put("/tariffs/T-1", "blind", named("a")).statusCode(428)
                .body("type", equalTo("/problems/if-match-missing"));
        admin.put("/tariffs/T-1", "rename", "\"1\"", named("b")).statusCode(200);
        admin.put("/tariffs/T-1", "stale", "\"1\"", named("c")).statusCode(412)
                .body("type", equalTo("/problems/version-stale"));
        admin.get("/tariffs/T-1").header("ETag", "\"2\"").body("name", equalTo("b"));
        admin.get("/audit?subjectKind=tariff&subjectId=T-1").statusCode(200)
                .body("items.action", contains("rename-tariff", "create-tariff"))
                .body("items[0].before.name", equalTo("分时电价")).body("items[0].after.name", equalTo("b"))
                .body("items[0].reason", equalTo("打字错误"));
    }

    @Test
    @DisplayName("publish a version that matches its contract, under a key that names the operator")
    void publishes() {
        admin(operator).withTariff("ST-1").get("/tariffs/T-1/versions/1").statusCode(200)
                .body("modelNo", equalTo("0001")).body("warnings", empty())
                .body("idleFee.perMinuteFen", equalTo(80))
                .body("periods[0].energyPriceHundredThousandths", equalTo(76000));

        var published = TestTopics.read(TOPIC, event -> event.operatorId().equals(operator), Duration.ofSeconds(20));

        assertThat(published.type()).isEqualTo("tariff.tariff-version-published.v1");
        assertThat(published.key()).isEqualTo(operator + ":T-1:1");
        Contracts.assertValid("tariff-version-published", published.json());
    }

    @Test
    @DisplayName("number their versions, and keep the first when a second comes")
    void numbersVersions() {
        var admin = admin(operator).withTariff("ST-1");
        admin.post("/tariffs/T-1/versions", "second", fixed("2019-10-17T00:00:00Z", "ST-1")).statusCode(201)
                .body("version", equalTo(2)).body("modelNo", equalTo("0002"));

        String cursor = admin.get("/tariffs/T-1/versions?limit=1").body("items.version", contains(1))
                .extract().path("nextCursor");
        admin.get("/tariffs/T-1/versions?limit=1&cursor=" + cursor)
                .body("items.effectiveFrom", contains("2019-10-17T00:00:00Z"));
        admin.get("/tariffs/T-1/versions/3").statusCode(404);
    }

    @Test
    @DisplayName("refuse a version with all findings at once, and save nothing of it")
    void refusesWithAllFindings() {
        var admin = admin(operator).withTariff("ST-1");

        admin.post("/tariffs/T-1/versions", "bad", """
                {"reason": "x", "zoneId": "Asia/Shanghai", "effectiveFrom": "2019-10-15T23:59:59.999999Z", "modelNo": "0001",
                 "periods": [
                   {"from": "00:00", "to": "07:00", "band": "NIGHT",
                    "energyPriceHundredThousandths": -1, "servicePriceHundredThousandths": 0},
                   {"from": "06:00", "to": "23:00", "band": "FLAT",
                    "energyPriceHundredThousandths": 1, "servicePriceHundredThousandths": 0}]}""")
                .statusCode(422).contentType("application/problem+json")
                .body("type", equalTo("/problems/tariff-version-refused"))
                .body("findings.code", containsInAnyOrder("effective-time-past", "model-number-taken", "band-unknown",
                        "price-negative", "price-zero", "price-zero", "gap", "overlap"));
        admin.post("/tariffs/T-1/versions", "same start", fixed(NOW, "ST-1")).statusCode(422)
                .body("findings.code", contains("station-taken"));
        admin.get("/tariffs/T-1/versions").body("items.version", contains(1));
    }

    @Test
    @DisplayName("measure \"in the past\" by business time, not by the server's clock")
    void usesBusinessTime() {
        var admin = admin(operator).withTariff("ST-1");
        BusinessTime.set(Instant.parse("2019-11-01T00:00:00Z"));

        admin.post("/tariffs/T-1/versions", "late", fixed("2019-10-31T23:59:59Z", "ST-1")).statusCode(422);
        admin.post("/tariffs/T-1/versions", "now", fixed("2019-11-01T00:00:00Z", "ST-1")).statusCode(201);
    }

    @Test
    @DisplayName("repeat the first answer to a repeated request, however late; refuse its key for another request")
    void repeats() {
        var admin = admin(operator).withTariff("ST-1");
        BusinessTime.set(Instant.parse("2019-11-01T00:00:00Z"));

        admin.post("/tariffs/T-1/versions", "version", fixed(NOW, "ST-1")).statusCode(201).body("version", equalTo(1));
        admin.post("/tariffs/T-1/versions", "version", fixed(NOW, "ST-2")).statusCode(409)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        admin.put("/tariffs/T-1", "tariff", "{\"name\":\"other\"}").statusCode(409);
        given().auth().oauth2(Tokens.staff(operator, "operator-admin")).contentType("application/json")
                .body("{\"name\":\"x\"}").put(ROOT + "/tariffs/T-1").then().statusCode(400)
                .body("type", equalTo("/problems/idempotency-key-missing"));
        admin.get("/tariffs/T-1/versions").body("items.version", contains(1));
        TestTopics.read(TOPIC, event -> event.operatorId().equals(operator), Duration.ofSeconds(20));
        assertThat(TestTopics.all(TOPIC)).filteredOn(event -> event.operatorId().equals(operator)).hasSize(1);
    }

    @Test
    @DisplayName("of another operator are not there: lists are empty, ids are 404, writes reach nothing")
    void otherOperator() {
        admin(operator).withTariff("ST-1");
        var other = admin(Api.newOperator());

        other.get("/tariffs").statusCode(200).body("items", empty());
        other.get("/tariffs/T-1").statusCode(404).body("type", equalTo("/problems/not-found"));
        other.get("/tariffs/T-1/versions").statusCode(404);
        other.get("/tariffs/T-1/versions/1").statusCode(404);
        other.post("/tariffs/T-1/versions", "theirs", fixed(NOW, "ST-1")).statusCode(404);
        other.post("/quotes", "q", Quotes.GOLDEN).statusCode(404);
        other.withTariff("ST-1").get("/tariffs").body("items.tariffId", contains("T-1"));
        admin(operator).get("/tariffs/T-1/versions").body("items.version", contains(1));
    }

    @Test
    @DisplayName("are for staff: 401 without a token, 403 for drivers, and only administrators write")
    void roles() {
        given().get(ROOT + "/tariffs").then().statusCode(401);
        given().auth().oauth2(Tokens.driver(operator, UUID.randomUUID())).get(ROOT + "/tariffs").then().statusCode(403);
        as(operator, "viewer").get("/tariffs").statusCode(200);
        as(operator, "viewer", "finance", "service-desk").put("/tariffs/T-1", "k", "{\"name\":\"x\"}").statusCode(403);
        as(operator, "finance").post("/tariffs/T-1/versions", "k", fixed(NOW, "ST-1")).statusCode(403);
        admin(operator).put("/tariffs/T-1", "k", "{\"name\":\"x\"}").statusCode(200);
    }

    @Test
    @DisplayName("refuse bad input as a problem, never as a defect")
    void badInput() {
        var admin = admin(operator).withTariff("ST-1");
        admin.put("/tariffs/T-1", "k1", "{\"name\":\" \"}").statusCode(400);
        admin.put("/tariffs/T-1", "k2", "not json").statusCode(400);
        admin.put("/tariffs/-", "k3", "{\"name\":\"x\"}").statusCode(400);
        admin.post("/tariffs/T-1/versions", "k4", "{\"effectiveFrom\":\"yesterday\"}").statusCode(400);
        admin.post("/tariffs/T-1/versions", "k5", "").statusCode(400);
        admin.post("/tariffs/T-1/versions", "k6", "{\"reason\":\"x\"}").statusCode(422);
        admin.post("/tariffs/none/versions", "k7", fixed(NOW, "ST-1")).statusCode(404);
        admin.get("/tariffs?cursor=%25").statusCode(400);
        admin.get("/tariffs?limit=0").statusCode(400);
        admin.get("/tariffs/T-1/versions/one").statusCode(400);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "\"reason\": null,", "\"reason\": \"\",", "\"reason\": \" \","})
    @DisplayName("change a price or a name for a reason only, which the audit keeps; a new tariff may do without")
    void reasons(String none) {
        var admin = admin(operator).withTariff("ST-1");
        String next = fixed("2019-10-17T00:00:00Z", "ST-1");

        admin.post("/tariffs/T-1/versions", "next", next.replace("\"reason\": \"定价\",", none)).statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("findings", contains(containsString("reason must not be blank")));
        admin.put("/tariffs/T-1", "name", "\"1\"", "{" + none + "\"name\": \"b\"}").statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("findings", contains(containsString("reason must not be blank")));
        admin.get("/tariffs/T-1").body("name", equalTo("固定电价")).body("revision", equalTo(1));
        admin.put("/tariffs/T-2", "new", "{" + none + "\"name\": \"b\"}").statusCode(200);

        admin.post("/tariffs/T-1/versions", "next", next).statusCode(201).body("reason", equalTo("定价"));
        admin.put("/tariffs/T-1", "name", "\"1\"", named("b")).statusCode(200);
        admin.get("/audit?subjectKind=tariff&subjectId=T-1").body("items.action", contains("rename-tariff",
                "publish-tariff-version", "publish-tariff-version", "create-tariff"))
                .body("items.reason", contains("打字错误", "定价", "定价", null));
    }

    @Test
    @DisplayName("warn when a YKC pile cannot show a version, and still publish it")
    void warns() {
        admin(operator).withTariff("ST-1").post("/tariffs/T-1/versions", "odd", """
                {"zoneId": "Asia/Shanghai", "effectiveFrom": "2019-10-17T00:00:00Z", "modelNo": "F002", "reason": "深谷",
                 "periods": [
                   {"from": "07:15", "to": "23:00", "band": "FLAT",
                    "energyPriceHundredThousandths": 76000, "servicePriceHundredThousandths": 34000},
                   {"from": "23:00", "to": "07:15", "band": "DEEP_VALLEY",
                    "energyPriceHundredThousandths": 20000, "servicePriceHundredThousandths": 34000}]}""")
                .statusCode(201).body("warnings.code", contains("off-half-hour", "off-half-hour"))
                .body("modelNo", equalTo("F002"));
    }

    @Test
    @DisplayName("give 20 versions that come at once 20 numbers and 20 model numbers")
    void numbersUnderLoad() throws Exception {
        var admin = admin(operator).withTariff("ST-1");
        try (var staff = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(1, 20).mapToObj(day -> staff.submit(() -> admin.post("/tariffs/T-1/versions",
                    "day " + day, fixed("2019-11-%02dT00:00:00Z".formatted(day), "ST-1")).extract().statusCode()))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        List<Integer> numbers = admin.get("/tariffs/T-1/versions").extract().path("items.version");
        List<String> modelNos = admin.get("/tariffs/T-1/versions").extract().path("items.modelNo");
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(modelNos).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    @DisplayName("serve exactly the committed OpenAPI document")
    void openApi() {
        OpenApiContract.check("tariff");
    }

    private static String named(String name) {
        return "{\"name\":\"%s\",\"reason\":\"打字错误\"}".formatted(name);
    }
}
