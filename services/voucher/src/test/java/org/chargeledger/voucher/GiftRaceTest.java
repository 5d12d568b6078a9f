package org.chargeledger.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.voucher.World.SOON;
import static org.chargeledger.voucher.World.campaign;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.Recharge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
        assertThat(count("gift")).isEqualTo(1);
        assertThat(count("voucher")).isEqualTo(20);
    }

    @Test
    @DisplayName("50 recharge events on Kafka for the last gift: exactly one wins")
    void lastGiftByKafka() {
        world.saveCampaign("C-1", campaign("ACTIVE", 20, 1, "")).statusCode(200);
        List<UUID> events = IntStream.range(0, RIVALS).parallel()
                .mapToObj(rival -> world.recharge(UUID.randomUUID(), 100_000)).toList();

        await().atMost(SOON).until(() -> handled(events) == RIVALS);
        assertThat(count("gift")).isEqualTo(1);
        assertThat(count("voucher")).isEqualTo(20);
    }

    @Test
    @DisplayName("one recharge in 50 parallel transactions gives once")
    void sameRecharge() throws Exception {
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 100, "")).statusCode(200);
        var driver = new DriverKey(world.operator, UUID.randomUUID());

        atOnce((tx, rival) -> giveVouchers.forRecharges(tx, List.of(new Recharge(driver, "R", 100_000, Instant.parse(World.NOW)))));

        assertThat(count("gift")).isEqualTo(1);
        assertThat(count("voucher")).isEqualTo(2);
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
        assertThat(count("bill_use")).isEqualTo(RIVALS);
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

    private long count(String table) {
        return number("select count(*) from " + table + " where operator_id = '" + world.operator + "'");
    }

    private static long handled(List<UUID> events) {
        return number("select count(*) from inbox where event_id in ('"
                + String.join("','", events.stream().map(UUID::toString).toList()) + "')");
    }

    private static long number(String sql) {
        try (var connection = TestPostgres.superuser(); var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
