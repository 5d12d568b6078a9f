package org.chargeledger.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.voucher.World.SOON;
import static org.chargeledger.voucher.World.campaign;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.voucher.app.AnswerBills;
import org.chargeledger.voucher.app.GiveVouchers;
import org.chargeledger.voucher.domain.AskedBill;
import org.chargeledger.voucher.domain.Driver;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.Recharge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("When many come at once")
class GiftRaceTest {

    private static final int RIVALS = 50;

    @Inject
    SystemDb db;
    @Inject
    GiveVouchers giveVouchers;
    @Inject
    AnswerBills answerBills;

    private final World world = new World();

    @BeforeEach
    void inOctober2019() {
        BusinessTime.set(Instant.parse(World.NOW));
    }

    @Test
    @DisplayName("50 parallel transactions for the last gift: exactly one wins, and nobody gets half a gift")
    void lastGift() throws Exception {
        world.saveCampaign("C-1", campaign("ACTIVE", 20, 1, "")).statusCode(200);

        atOnce((tx, rival) -> giveVouchers.forRecharges(tx, List.of(new Recharge(
                new DriverKey(world.operator, UUID.randomUUID()), "R-" + rival, 100_000, Instant.parse(World.NOW)))));

        world.get("/campaigns/C-1").body("giftsGiven", equalTo(1)).body("giftsLeft", equalTo(0));
        assertThat(world.count("gift")).isEqualTo(1);
        assertThat(world.count("voucher")).isEqualTo(20);
    }

    @Test
    @DisplayName("50 recharge events on Kafka for the last gift: exactly one wins")
    void lastGiftByKafka() {
        world.saveCampaign("C-1", campaign("ACTIVE", 20, 1, "")).statusCode(200);
        List<UUID> events = IntStream.range(0, RIVALS).parallel()
                .mapToObj(rival -> world.recharge(UUID.randomUUID(), 100_000)).toList();

        await().atMost(SOON).until(() -> handled(events) == RIVALS);
        assertThat(world.count("gift")).isEqualTo(1);
        assertThat(world.count("voucher")).isEqualTo(20);
    }

    @Test
    @DisplayName("one recharge in 50 parallel transactions gives once")
    void sameRecharge() throws Exception {
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 100, "")).statusCode(200);
        var driver = new DriverKey(world.operator, UUID.randomUUID());

        atOnce((tx, rival) -> giveVouchers.forRecharges(tx, List.of(new Recharge(driver, "R", 100_000, Instant.parse(World.NOW)))));

        assertThat(world.count("gift")).isEqualTo(1);
        assertThat(world.count("voucher")).isEqualTo(2);
    }

    @Test
    @DisplayName("50 recharges of one driver at once, with a limit of one gift: exactly one wins")
    void driverLimit() throws Exception {
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 100, "").replace("{", "{\"giftsPerDriver\": 1,")).statusCode(200);
        var driver = new DriverKey(world.operator, UUID.randomUUID());

        atOnce((tx, rival) -> giveVouchers.forRecharges(tx, List.of(
                new Recharge(driver, "R-" + rival, 100_000, Instant.parse(World.NOW)))));

        world.get("/campaigns/C-1").body("giftsGiven", equalTo(1));
        assertThat(world.count("gift")).isEqualTo(1);
        assertThat(world.count("voucher")).isEqualTo(2);
    }

    @Test
    @DisplayName("50 profiles of one new driver at once welcome the driver once")
    void newDriver() throws Exception {
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 100, "").replace("RECHARGE", "NEW_DRIVER")).statusCode(200);
        var key = new DriverKey(world.operator, UUID.randomUUID());
        var driver = new Driver(key, true, Optional.empty(), Optional.empty());

        atOnce((tx, rival) -> giveVouchers.forProfiles(tx, Map.of(driver, Instant.parse(World.NOW))));

        assertThat(world.count("gift")).isEqualTo(1);
        assertThat(world.count("voucher")).isEqualTo(2);
    }

    @Test
    @DisplayName("50 members of staff who compensate one case at once give once")
    void sameCase() throws Exception {
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 100, "").replace("RECHARGE", "MANUAL")).statusCode(200);
        UUID driver = UUID.randomUUID();
        World.awaitHandled(world.profile(driver, "taxi"));

        try (var staff = Executors.newFixedThreadPool(RIVALS)) {
            Callable<ValidatableResponse> oneOfThem = () -> world.give("C-1", "COMPENSATION", "case 7", driver);
            for (var answer : staff.invokeAll(Collections.nCopies(RIVALS, oneOfThem))) {
                answer.get().statusCode(200);
            }
        }

        assertThat(world.count("gift")).isEqualTo(1);
        assertThat(world.count("voucher")).isEqualTo(2);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
            "update campaign set gifts_given = 2                       | gifts_within_total",
            "update gift set nth = 2                                   | within_driver_limit",
            "insert into gift (operator_id, campaign_id, driver_id, cause_id, reason, given_at, pieces, nth) "
                    + "select operator_id, campaign_id, driver_id, 'R-2', reason, given_at, pieces, nth from gift | gifts_of_driver",
            "insert into gift (operator_id, campaign_id, driver_id, cause_id, reason, given_at, pieces, nth) "
                    + "select operator_id, campaign_id, driver_id, cause_id, reason, given_at, pieces, 2 from gift | one_gift_per_cause",
            "update voucher set piece = piece + 2                      | pieces_within_gift",
            "update voucher set piece = 1                              | one_of_each_piece",
            "update voucher set gift_pieces = 3                        | piece_of_gift"})
    @DisplayName("the database itself refuses what would pass a limit")
    void constraints(String sql, String constraint) {
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 1, "").replace("{", "{\"giftsPerDriver\": 1,")).statusCode(200);
        UUID driver = UUID.randomUUID();
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 2);

        assertThatThrownBy(() -> TestPostgres.run(sql + " where operator_id = '" + world.operator + "'"))
                .hasMessageContaining(constraint);
    }

    @Test
    @DisplayName("50 bills of one driver with three vouchers: three get one each")
    void threeVouchers() throws Exception {
        world.saveCampaign("C-1", campaign("ACTIVE", 3, 1, "")).statusCode(200);
        UUID driver = UUID.randomUUID();
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 3);
        List<String> bills = IntStream.range(0, RIVALS).mapToObj(rival -> world.newBillNo()).toList();

        atOnce((tx, rival) -> answerBills.handle(tx, List.of(new AskedBill(new DriverKey(world.operator, driver),
                bills.get(rival), 1, "ST-108", 2000))));

        assertThat(world.vouchers(driver, "RESERVED")).isEqualTo(3);
        assertThat(world.count("bill_use")).isEqualTo(RIVALS);
    }

    private void atOnce(ObjIntConsumer<Tx> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(RIVALS)) {
            var rivals = IntStream.range(0, RIVALS).mapToObj(rival -> threads.submit(() -> {
                start.await();
                return db.inTransaction(tx -> {
                    work.accept(tx, rival);
                    return rival;
                });
            })).toList();
            start.countDown();
            for (var rival : rivals) {
                rival.get();
            }
        }
    }

    private static long handled(List<UUID> events) {
        return World.number("select count(*) from inbox where event_id in ('"
                + String.join("','", events.stream().map(UUID::toString).toList()) + "')");
    }
}
