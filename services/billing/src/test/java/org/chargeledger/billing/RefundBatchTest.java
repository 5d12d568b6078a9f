package org.chargeledger.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.API;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chargeledger.billing.domain.refund.BatchFilter;
import org.chargeledger.billing.domain.refund.RefundComponent;
import org.chargeledger.billing.store.RefundCandidates;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A refund batch")
class RefundBatchTest {

    static final String BATCHES = API + "/refund-batches";

    @Inject
    SystemDb systemDb;

    @Inject
    RefundCandidates candidates;

    private Operator zpd;
    private List<UUID> drivers;
    private List<String> bills;

    @BeforeEach
    void threeIdleFees() {
        zpd = Operator.withTariff();
        drivers = IntStream.range(0, 3).mapToObj(i -> zpd.driverWith(5_000)).toList();
        bills = IdleBills.settled(zpd, drivers);
    }

    @Test
    @DisplayName("is previewed, frozen, approved by a second person and paid to each driver once, as the ledger says "
            + "too")
    void wholeWay() {
        Response preview = preview(zpd, Map.of());
        preview.then().statusCode(200).body("items", equalTo(3)).body("drivers", equalTo(3))
                .body("totalFen", equalTo(3_600)).body("billTotalFen", equalTo(4_620))
                .body("stations[0].stationId", equalTo("ST-108")).body("first.billNo", equalTo(bills));
        freeze(zpd, Map.of(), "0".repeat(64)).then().statusCode(409).body("type",
                equalTo("/problems/preview-outdated"));
        Response frozen = freeze(zpd, Map.of(), preview.path("digest"));
        frozen.then().statusCode(201).body("state", equalTo("FROZEN")).body("progress.open", equalTo(3));
        String batchId = frozen.path("batchId");
        String digest = frozen.path("digest");
        preview(zpd, Map.of()).then().body("items", equalTo(0));

        approve(zpd, "ann", batchId, "\"1\"", digest).then().statusCode(403)
                .body("type", equalTo("/problems/second-person-needed"));
        approve(zpd, "ben", batchId, "\"2\"", digest).then().statusCode(412);
        approve(zpd, "ben", batchId, null, digest).then().statusCode(428);
        approve(zpd, "ben", batchId, "\"1\"", "other").then().statusCode(409)
                .body("type", equalTo("/problems/preview-outdated"));
        approve(zpd, "ben", batchId, "\"1\"", digest).then().statusCode(200).body("approvedBy", equalTo("ben"));
        approve(zpd, "ben", batchId, "\"2\"", digest).then().statusCode(409)
                .body("type", equalTo("/problems/refund-batch-state"));

        awaitState(zpd, batchId, "DONE");
        drivers.forEach(driver -> zpd.driver(driver).get(API + "/driver/wallet").then()
                .body("balanceFen", equalTo(5_000 - IdleBills.TOTAL_FEN + IdleBills.IDLE_FEE_FEN)));
        zpd.driver(drivers.get(1)).get(API + "/driver/refunds").then().body("items", hasSize(1))
                .body("items[0].billNo", equalTo(bills.get(1))).body("items[0].amountFen", equalTo(1_200))
                .body("items[0].state", equalTo("DONE")).body("items[0].reason", equalTo("idle fees cancelled"));
        zpd.staff().get(BATCHES + "/" + batchId + "/totals").then().body("items.every { it.holds }", equalTo(true))
                .body("items.find { it.name == 'ledger' }.right", equalTo(3_600));
        bills.forEach(billNo -> zpd.staff().get(API + "/bills/" + billNo + "/refunds").then().body("items", hasSize(1))
                .body("items[0].refundedBy", equalTo("ben")));
        assertThat(zpd.booksAddUp()).isTrue();
        events(batchId);
        zpd.staff("operator-admin").get(API + "/audit?subjectKind=refund-batch").then().body("items.action",
                equalTo(List.of("approve-refund-batch", "freeze-refund-batch")));
    }

    /** Everything the batch told, in order, against the contract. */
    private void events(String batchId) {
        TestTopics.read("billing.refund-batch.v1", event -> event.key().equals(batchId)
                && event.json().contains("\"state\":\"DONE\",\"component\""), SOON);
        var told = TestTopics.all("billing.refund-batch.v1").stream().filter(e -> e.key().equals(batchId)).toList();
        told.forEach(event -> Contracts.assertValid(event.type().replaceAll("^billing\\.|\\.v1$", ""), event.json()));
        assertThat(told.stream().filter(event -> event.type().contains("item")).map(event ->
                event.json().replaceAll(".*\"state\":\"(\\w+)\".*", "$1"))).containsExactly("OPEN", "OPEN", "OPEN",
                        "DONE", "DONE", "DONE");
        assertThat(told.stream().filter(event -> event.type().contains("batch-changed")).map(event ->
                event.json().replaceAll(".*\"state\":\"(\\w+)\".*", "$1"))).containsExactly("FROZEN", "APPROVED",
                        "RUNNING", "DONE");
    }

    @Test
    @DisplayName("leaves a bill alone that was corrected or refunded after the freeze, says why, and never pays it "
            + "twice")
    void changedMeanwhile() {
        String batchId = frozen(zpd, Map.of());
        given().auth().oauth2(Tokens.staff(zpd.id, "finance")).header("Idempotency-Key", "single")
                .header("If-Match", "\"1\"").contentType("application/json")
                .body(Map.of("components", List.of("IDLE_FEE"), "reason", "asked at the desk"))
                .post(API + "/bills/" + bills.get(0) + "/refunds").then().statusCode(201);
        correct(bills.get(1));
        approve(zpd, "ben", batchId, "\"1\"", digest(zpd, batchId)).then().statusCode(200);
        awaitState(zpd, batchId, "DONE");

        Map<String, String> reasons = new HashMap<>();
        zpd.staff().get(BATCHES + "/" + batchId + "/items?state=FAILED").then().extract()
                .<List<Map<String, String>>>path("items")
                .forEach(item -> reasons.put(item.get("billNo"), item.get("reason")));
        assertThat(reasons).isEqualTo(Map.of(bills.get(0), "AMOUNT_CHANGED", bills.get(1), "BILL_CHANGED"));
        retry(zpd, batchId, etag(zpd, batchId), List.of(bills.get(2))).then().statusCode(409)
                .body("type", equalTo("/problems/nothing-to-retry"));
        retry(zpd, batchId, etag(zpd, batchId), List.of()).then().statusCode(200).body("progress.open", equalTo(2));
        zpd.staff("operator-admin").get(API + "/audit?subjectKind=refund-batch&subjectId=" + batchId).then()
                .body("items[0].action", equalTo("retry-refund-batch")).body("items[0].reason", equalTo("once more"));
        awaitState(zpd, batchId, "DONE");
        zpd.staff().get(BATCHES + "/" + batchId).then().body("progress.done", equalTo(1))
                .body("progress.failed", equalTo(2)).body("progress.doneFen", equalTo(1_200));
        zpd.staff().get(BATCHES + "/" + batchId + "/totals").then().body("items.every { it.holds }", equalTo(true));
        drivers.forEach(driver -> zpd.driver(driver).get(API + "/driver/wallet").then()
                .body("balanceFen", equalTo(5_000 - IdleBills.TOTAL_FEN + IdleBills.IDLE_FEE_FEN)));
        assertThat(zpd.booksAddUp()).isTrue();
    }

    @Test
    @DisplayName("is filtered by window, station, amount and code, cancelled before it runs, and exported with masked "
            + "phones")
    void filtersAndExport() {
        preview(zpd, Map.of("from", "2019-09-08T09:32:39Z", "to", "2019-09-10T09:32:39Z")).then()
                .body("items", equalTo(2));
        preview(zpd, Map.of("from", "2019-09-08T09:32:40Z")).then().body("items", equalTo(2));
        preview(zpd, Map.of("stationIds", List.of("ST-109"))).then().body("items", equalTo(0));
        preview(zpd, Map.of("stationIds", List.of("ST-109", "ST-108"), "minAmountFen", 1_200)).then()
                .body("items", equalTo(3));
        preview(zpd, Map.of("minAmountFen", 1_201)).then().body("items", equalTo(0));
        preview(zpd, Map.of("maxAmountFen", 1_199)).then().body("items", equalTo(0));
        preview(zpd, Map.of("code", 104)).then().body("items", equalTo(0));
        freeze(zpd, Map.of("code", 104), "0".repeat(64)).then().statusCode(422)
                .body("type", equalTo("/problems/refund-batch-refused"));

        String batchId = frozen(zpd, Map.of());
        String csv = as(zpd, "ben", "finance").get(BATCHES + "/" + batchId + "/export").then().statusCode(200).extract()
                .asString();
        assertThat(csv.lines()).hasSize(5);
        assertThat(csv.lines().skip(1).limit(3)).allMatch(line -> line.matches(
                "\"阿明\",\"189xxxx\\d{4}\",\"\\d{20}\",15\\.40,12\\.00,12\\.00,\"OPEN\",\"WALLET\",.*"));
        assertThat(csv.lines().toList().getLast()).isEqualTo("\"合计\",\"\",\"3\",\"\",\"\",36.00");
        zpd.staff("viewer").get(BATCHES + "/" + batchId + "/export").then().statusCode(403);
        zpd.staff("viewer").contentType("application/json").body(Map.of("component", "IDLE_FEE", "filter", Map.of()))
                .post(BATCHES + "/preview").then().statusCode(403);
        retry(zpd, batchId, "\"1\"", List.of()).then().statusCode(409);
        Operator other = Operator.withTariff();
        other.staff().get(BATCHES + "/" + batchId).then().statusCode(404);
        other.staff().get(BATCHES + "/" + batchId + "/items").then().statusCode(404);
        approve(other, "ben", batchId, "\"1\"", digest(zpd, batchId)).then().statusCode(404);

        as(zpd, "ann", "finance").header("Idempotency-Key", "c").header("If-Match", "\"1\"")
                .contentType("application/json").body(Map.of("reason", "wrong window"))
                .post(BATCHES + "/" + batchId + "/cancel").then().statusCode(200).body("state", equalTo("CANCELLED"));
        approve(zpd, "ben", batchId, "\"2\"", digest(zpd, batchId)).then().statusCode(409);
        preview(zpd, Map.of()).then().body("items", equalTo(3));
        zpd.staff().get(BATCHES + "?limit=1").then().body("items", hasSize(1))
                .body("items[0].batchId", equalTo(batchId));
    }

    @Test
    @DisplayName("says so when there are more bills than were looked at: a batch never leaves some out in silence")
    void moreThanLookedAt() {
        assertThat(found(20_000).more()).isFalse();
        assertThat(found(20_000).items()).hasSize(3);
        assertThat(found(2).more()).isTrue();
    }

    /** The system role looks at the bills of all operators; those of others have nothing to give back here. */
    private RefundCandidates.Found found(int atMost) {
        var everything = new BatchFilter(null, null, null, null, null, null);
        return systemDb.inTransaction(tx -> candidates.find(tx, zpd.id, RefundComponent.IDLE_FEE, everything, atMost));
    }

    private void correct(String billNo) {
        Map<String, Object> values = Map.of("idleCharged", false);
        String digest = as(zpd, "ann", "finance").contentType("application/json").body(values)
                .post(API + "/bills/" + billNo + "/corrections/preview").then().statusCode(200).extract()
                .path("digest");
        as(zpd, "ann", "finance").header("Idempotency-Key", "correct").header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(Map.of("values", values, "digest", digest, "reason", "r", "notifyDriver", false))
                .post(API + "/bills/" + billNo + "/corrections").then().statusCode(200);
    }

    static RequestSpecification as(Operator operator, String name, String role) {
        return given().auth().oauth2(Tokens.person(name, operator.id, role));
    }

    static Response preview(Operator operator, Map<String, Object> filter) {
        return as(operator, "ann", "finance").contentType("application/json")
                .body(Map.of("component", "IDLE_FEE", "filter", filter)).post(BATCHES + "/preview");
    }

    static Response freeze(Operator operator, Map<String, Object> filter, String digest) {
        return freeze(operator, filter, digest, "WALLET");
    }

    static Response freeze(Operator operator, Map<String, Object> filter, String digest, String destination) {
        return as(operator, "ann", "finance").header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json").body(Map.of("component", "IDLE_FEE", "destination", destination,
                "filter", filter, "name", "占桩费退费", "reason", "idle fees cancelled", "digest", digest)).post(BATCHES);
    }

    static String frozen(Operator operator, Map<String, Object> filter) {
        return freeze(operator, filter, preview(operator, filter).path("digest")).then().statusCode(201).extract()
                .path("batchId");
    }

    static Response approve(Operator operator, String name, String batchId, String ifMatch, String digest) {
        var request = as(operator, name, "finance").header("Idempotency-Key", UUID.randomUUID().toString());
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).contentType("application/json")
                .body(Map.of("digest", digest)).post(BATCHES + "/" + batchId + "/approve");
    }

    static Response retry(Operator operator, String batchId, String ifMatch, List<String> billNos) {
        return as(operator, "ann", "finance").header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", ifMatch).contentType("application/json")
                .body(Map.of("billNos", billNos, "reason", "once more"))
                .post(BATCHES + "/" + batchId + "/retry");
    }

    static String digest(Operator operator, String batchId) {
        return operator.staff().get(BATCHES + "/" + batchId).path("digest");
    }

    static String etag(Operator operator, String batchId) {
        return operator.staff().get(BATCHES + "/" + batchId).header("ETag");
    }

    static void awaitState(Operator operator, String batchId, String state) {
        await().atMost(SOON).until(() -> operator.staff().get(BATCHES + "/" + batchId).path("state"), state::equals);
    }
}
