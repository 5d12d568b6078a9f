package org.chargeledger.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.voucher.World.NOW;
import static org.chargeledger.voucher.World.ROOT;
import static org.chargeledger.voucher.World.SOON;
import static org.chargeledger.voucher.World.campaign;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A driver chooses a voucher for a session")
class ChoiceStoryTest {

    private final World world = new World();
    private final UUID driver = UUID.randomUUID();

    /** A voucher of 8 yuan at ST-108 only, and two of 5 everywhere. */
    @BeforeEach
    void threeVouchers() {
        BusinessTime.set(Instant.parse(NOW));
        world.saveCampaign("C-8", campaign("ACTIVE", 1, 1, "").replace("500", "800")
                .replace("\"departments\"", "\"stationIds\": [\"ST-108\"], \"departments\"")).statusCode(200);
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 1);
        world.saveCampaign("C-5", campaign("ACTIVE", 2, 1, "")).statusCode(200);
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 3);
    }

    @Test
    @DisplayName("sees what can be used at the station, best first, chooses the smaller one, and the bill takes it")
    void chooses() {
        String billNo = open("ST-108");
        sessions().body("items[0].choosable.faceFen", contains(800, 500, 500)).body("items[0].chosen", equalTo(false))
                .body("items[0].choosable[0].campaignName", equalTo("充1000送100"));
        String small = sessions().extract().path("items[0].choosable[1].voucherId");

        choose(billNo, small).statusCode(200).body("voucherId", equalTo(small));
        sessions().body("items[0].chosen", equalTo(true)).body("items[0].voucherId", equalTo(small));
        world.rated(driver, billNo, 1, 2000);
        assertThat(JsonPath.from(world.answer(billNo).json()).getString("voucherId")).isEqualTo(small);

        choose(billNo, null).statusCode(409).body("type", equalTo("/problems/voucher-choice-late"));
        world.settled(driver, billNo, 1, small);
        await().atMost(SOON).until(() -> sessions().extract().<List<?>>path("items").isEmpty());
    }

    @Test
    @DisplayName("wants none, or leaves it to the rule again")
    void noneAndRule() {
        String none = open("ST-108");
        String rule = open("ST-108");
        choose(none, null).statusCode(200).body("chosen", equalTo(true)).body("voucherId", nullValue());
        choose(rule, null).statusCode(200);
        world.asDriver(driver).delete(ROOT + "/driver/sessions/" + rule + "/voucher").then().statusCode(200)
                .body("chosen", equalTo(false));

        world.rated(driver, none, 1, 2000);
        world.rated(driver, rule, 1, 2000);
        assertThat(world.answer(none).type()).isEqualTo("voucher.voucher-none.v1");
        assertThat(JsonPath.from(world.answer(rule).json()).getLong("discountFen")).isEqualTo(800);
    }

    @Test
    @DisplayName("cannot choose one voucher for two sessions, one of another station, one that is used, or somebody else's")
    void refused() {
        String here = open("ST-108");
        String there = open("ST-SONGGANG");
        sessions().body("items.find { it.billNo == '" + there + "' }.choosable.faceFen", contains(500, 500));
        String large = sessions().extract().path("items.find { it.billNo == '" + here + "' }.choosable[0].voucherId");
        String small = sessions().extract().path("items.find { it.billNo == '" + here + "' }.choosable[1].voucherId");

        choose(there, large).statusCode(422).body("type", equalTo("/problems/voucher-not-usable"));
        choose(here, small).statusCode(200);
        choose(there, small).statusCode(422);
        choose(here, large).statusCode(200);
        choose(there, small).statusCode(200);
        choose(here, UUID.randomUUID().toString()).statusCode(422);
        choose("20191016161822000000", small).statusCode(404);
        UUID other = UUID.randomUUID();
        world.asDriver(other).body("{}").put(ROOT + "/driver/sessions/" + here + "/voucher").then().statusCode(404);
        world.getAsDriver(other, "/driver/sessions").statusCode(200).body("items", empty());
        new World().getAsDriver(driver, "/driver/sessions").statusCode(200).body("items", empty());
        world.get("/driver/sessions").statusCode(403);
    }

    @Test
    @DisplayName("for one of ten sessions that want it at once, and no session has two")
    void atOnce() throws Exception {
        List<String> bills = IntStream.range(0, 10).mapToObj(number -> open("ST-108")).toList();
        String voucher = sessions().extract().path("items[0].choosable[0].voucherId");
        try (var phones = Executors.newFixedThreadPool(bills.size())) {
            var answers = phones.invokeAll(bills.stream().<Callable<Integer>>map(billNo ->
                    () -> choose(billNo, voucher).extract().statusCode()).toList());
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnly(200, 422).containsOnlyOnce(200);
        }
        assertThat(World.number("select count(*) from open_session where voucher_id = '" + voucher + "'")).isEqualTo(1);
    }

    @Test
    @DisplayName("is left in peace by a session that could not start")
    void startFailed() {
        String billNo = open("ST-108");
        choose(billNo, sessions().extract().path("items[0].choosable[0].voucherId")).statusCode(200);
        world.startFailed(driver, billNo);
        await().atMost(SOON).until(() -> sessions().extract().<List<?>>path("items").isEmpty());

        String next = open("ST-108");
        world.rated(driver, next, 1, 2000);
        assertThat(JsonPath.from(world.answer(next).json()).getLong("discountFen")).isEqualTo(800);
    }

    private String open(String stationId) {
        String billNo = world.newBillNo();
        world.requested(driver, billNo, stationId);
        await().atMost(SOON).until(() -> sessions().extract().<List<String>>path("items.billNo").contains(billNo));
        return billNo;
    }

    private ValidatableResponse sessions() {
        return world.getAsDriver(driver, "/driver/sessions").statusCode(200);
    }

    private ValidatableResponse choose(String billNo, String voucherId) {
        return world.asDriver(driver).body(voucherId == null ? "{}" : "{\"voucherId\": \"" + voucherId + "\"}")
                .put(ROOT + "/driver/sessions/" + billNo + "/voucher").then();
    }
}
