package org.chargeledger.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.voucher.World.NOW;
import static org.chargeledger.voucher.World.awaitHandled;
import static org.chargeledger.voucher.World.campaign;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Gifts and what earns them")
class GiftStoryTest {

    private final World world = new World();
    private final UUID driver = UUID.randomUUID();

    @BeforeEach
    void inOctober2019() {
        BusinessTime.set(Instant.parse(NOW));
    }

    @Test
    @DisplayName("a new driver is welcomed once; one who was known before the campaign is not")
    void newDriver() {
        UUID known = UUID.randomUUID();
        awaitHandled(world.profile(known, "taxi", Instant.parse(NOW).minusSeconds(1)));
        world.saveCampaign("C-1", newDrivers("").replace("2019-10-01T00:00:00Z", NOW)).statusCode(200);
        world.profile(driver, "taxi");
        world.awaitVouchers(driver, "AVAILABLE", 2);
        assertThat(JsonPath.from(world.life("voucher-granted", driver).json()).getString("reason")).isEqualTo("NEW_DRIVER");

        world.profile(driver, "bus");
        awaitHandled(world.profile(known, "bus"));
        assertThat(world.vouchers(driver, "AVAILABLE")).isEqualTo(2);
        assertThat(world.vouchers(known, "AVAILABLE")).isZero();
    }

    @Test
    @DisplayName("a new driver of unknown department is welcomed as soon as the department is known")
    void departmentComesLater() {
        world.saveCampaign("C-1", newDrivers("\"taxi\"")).statusCode(200);
        awaitHandled(world.profile(driver, "none yet"));
        assertThat(world.vouchers(driver, "AVAILABLE")).isZero();

        world.profile(driver, "taxi");
        world.awaitVouchers(driver, "AVAILABLE", 2);
    }

    @Test
    @DisplayName("a driver's department stays as it is when word of the one before is redriven")
    void oldDepartment() {
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 100, "\"taxi\"")).statusCode(200);
        awaitHandled(world.profile(driver, "taxi"));
        awaitHandled(world.redriveProfile(driver, "bus", Instant.parse(NOW).minusSeconds(1)));

        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 2);
    }

    @Test
    @DisplayName("the limit of a driver ends the gifts of one campaign, and the next best one takes over")
    void driverLimit() {
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 100, "").replace("{", "{\"giftsPerDriver\": 1,")).statusCode(200);
        world.saveCampaign("C-2", campaign("ACTIVE", 1, 100, "")).statusCode(200);
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 2);
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 3);

        world.get("/campaigns/C-1").body("giftsGiven", equalTo(1)).body("giftsPerDriver", equalTo(1));
        world.get("/campaigns/C-2").body("giftsGiven", equalTo(1));
    }

    @Test
    @DisplayName("staff give a selection of drivers a gift, and are told for each what became of it")
    void selection() {
        UUID bus = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        UUID stranger = UUID.randomUUID();
        awaitHandled(world.profile(driver, "taxi"));
        awaitHandled(world.profile(bus, "bus"));
        awaitHandled(world.profile(late, "taxi"));
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 1, "\"taxi\"").replace("RECHARGE", "MANUAL")).statusCode(200);

        world.give("C-1", "MANUAL", "new year", bus, stranger, driver, late).statusCode(200)
                .body("results.outcome", contains("NOT_ADMITTED", "DRIVER_UNKNOWN", "GIVEN", "USED_UP"));
        world.give("C-1", "MANUAL", "new year", driver).statusCode(200).body("results.outcome", contains("GIVEN_BEFORE"));
        world.awaitVouchers(driver, "AVAILABLE", 2);
        assertThat(JsonPath.from(world.life("voucher-granted", driver).json()).getString("reason")).isEqualTo("MANUAL");
    }

    @Test
    @DisplayName("staff give everybody a gift whom the campaign admits, in steps that may be repeated and leave nobody out")
    void everybodyAdmitted() {
        for (int i = 0; i < 201; i++) {
            world.profile(UUID.randomUUID(), "taxi");
        }
        awaitHandled(world.profile(driver, "bus"));
        world.get("/campaigns/C-1/admitted-drivers").statusCode(404);
        world.saveCampaign("C-1", campaign("ACTIVE", 1, 300, "\"taxi\"").replace("RECHARGE", "MANUAL")).statusCode(200);
        await().untilAsserted(() -> world.get("/campaigns/C-1/admitted-drivers").body("count", equalTo(201)));

        String after = world.giveEverybody("C-1", "new year", null).statusCode(200).body("results", hasSize(200))
                .body("results.outcome", everyItem(equalTo("GIVEN"))).extract().path("nextAfter");
        world.giveEverybody("C-1", "new year", null).body("results.outcome", everyItem(equalTo("GIVEN_BEFORE")));
        world.giveEverybody("C-1", "new year", after).body("results.outcome", contains("GIVEN"))
                .body("nextAfter", nullValue());
        world.get("/campaigns/C-1").body("giftsGiven", equalTo(201));
        assertThat(world.vouchers(driver, "AVAILABLE")).isZero();
    }

    @Test
    @DisplayName("a gift by hand names its drivers, or says that it is for everybody")
    void selectionIsNamed() {
        world.saveCampaign("C-1", campaign("ACTIVE", 1, 10, "").replace("RECHARGE", "MANUAL")).statusCode(200);
        String wish = "{\"reason\": \"MANUAL\", \"cause\": \"new year\", \"note\": \"n\"%s}";
        String named = ", \"driverIds\": [\"" + driver + "\"]";
        for (String to : List.of("", named + ", \"everybodyAdmitted\": true", named + ", \"after\": \"" + driver + "\"")) {
            world.write("finance", Map.of(), wish.formatted(to)).post(World.ROOT + "/campaigns/C-1/gifts").then()
                    .statusCode(400);
        }
        world.write("finance", Map.of(), wish.formatted(named)).post(World.ROOT + "/campaigns/C-1/gifts").then().statusCode(200);
    }

    @Test
    @DisplayName("a compensation needs a case and a note, is given once per case, and stays in the audit without phone numbers")
    void compensation() {
        awaitHandled(world.profile(driver, "taxi"));
        world.saveCampaign("C-1", campaign("ACTIVE", 1, 10, "").replace("RECHARGE", "MANUAL")).statusCode(200);
        world.give("C-1", "COMPENSATION", "", driver).statusCode(400);
        world.give("C-1", "RECHARGE", "x", driver).statusCode(400);
        world.give("none", "COMPENSATION", "case 7", driver).statusCode(404);
        world.give("C-1", "COMPENSATION", "case 7", driver).statusCode(200).body("results.outcome", contains("GIVEN"));
        world.give("C-1", "COMPENSATION", "case 7", driver).body("results.outcome", contains("GIVEN_BEFORE"));
        world.give("C-1", "COMPENSATION", "case 8", driver).body("results.outcome", contains("GIVEN"));

        world.getAs("finance", "/audit?subjectKind=campaign&subjectId=C-1").body("items", hasSize(4))
                .body("items[2].action", equalTo("give-vouchers")).body("items[2].reason", equalTo("asked by 189xxxx4136"))
                .body("items[2].after.given", contains(driver.toString()))
                .body("items[3].action", equalTo("create-campaign"));
    }

    @Test
    @DisplayName("nothing is given by hand of a campaign that is paused, or outside its window")
    void notGiving() {
        awaitHandled(world.profile(driver, "taxi"));
        world.saveCampaign("C-1", campaign("DRAFT", 1, 10, "")).statusCode(200);
        world.give("C-1", "MANUAL", "x", driver).statusCode(409).body("type", equalTo("/problems/campaign-not-giving"));
        world.saveCampaign("C-1", campaign("ACTIVE", 1, 10, "")).statusCode(200);
        BusinessTime.set(Instant.parse("2019-11-01T00:00:00Z"));
        world.give("C-1", "MANUAL", "x", driver).statusCode(409);
        BusinessTime.set(Instant.parse("2019-10-31T23:59:59Z"));
        world.give("C-1", "MANUAL", "x", driver).statusCode(200).body("results.outcome", contains("GIVEN"));
        Contracts.assertValid("voucher-granted", world.life("voucher-granted", driver).json());
    }

    private static String newDrivers(String departments) {
        return campaign("ACTIVE", 2, 100, departments).replace("RECHARGE", "NEW_DRIVER");
    }
}
