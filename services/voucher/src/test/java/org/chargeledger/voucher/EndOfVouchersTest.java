package org.chargeledger.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.voucher.World.NOW;
import static org.chargeledger.voucher.World.SOON;
import static org.chargeledger.voucher.World.campaign;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.voucher.app.EndVouchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The end of vouchers nobody used")
class EndOfVouchersTest {

    private static final Instant END = Instant.parse(NOW).plus(Duration.ofDays(30));
    private static final Instant NOTICE = END.minus(Duration.ofDays(3));

    @Inject
    EndVouchers endVouchers;

    private final World world = new World();
    private final UUID driver = UUID.randomUUID();

    @BeforeEach
    void twoVouchers() {
        BusinessTime.set(Instant.parse(NOW));
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 100, "")).statusCode(200);
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 2);
    }

    @Test
    @DisplayName("is told once per voucher three days before, not earlier, however often and by how many it is looked for")
    void reminded() throws Exception {
        at(NOTICE.minusMillis(1));
        assertThat(world.told("voucher-expiring")).isZero();
        BusinessTime.set(NOTICE);
        replicasMeet();
        at(NOTICE.plusSeconds(9));
        assertThat(world.told("voucher-expiring")).isEqualTo(2);

        String json = world.life("voucher-expiring", driver).json();
        Contracts.assertValid("voucher-expiring", json);
        assertThat(JsonPath.from(json).getInt("pieces")).isEqualTo(2);
        assertThat(JsonPath.from(json).getString("campaignName")).isEqualTo("充1000送100");
    }

    @Test
    @DisplayName("comes at its end by business time, once, also with several replicas")
    void expires() throws Exception {
        at(END.minusMillis(1));
        assertThat(world.told("voucher-expired")).isZero();
        BusinessTime.set(END);
        replicasMeet();
        assertThat(world.told("voucher-expired")).isEqualTo(2);

        Contracts.assertValid("voucher-expired", world.life("voucher-expired", driver).json());
        assertThat(world.vouchers(driver, "EXPIRED")).isEqualTo(2);
        assertThat(world.vouchers(driver, "AVAILABLE")).isZero();
        world.get("/campaigns/C-1/budget").body("vouchers.expired", equalTo(2)).body("vouchers.expiredFen", equalTo(1000))
                .body("leftToGiveFen", equalTo(0)).body("stillPossibleFen", equalTo(0));
    }

    @Test
    @DisplayName("does not come to a voucher that a bill holds; given back too late it ends then")
    void reserved() {
        String billNo = world.newBillNo();
        world.rated(driver, billNo, 1, 2000);
        world.awaitVouchers(driver, "RESERVED", 1);
        at(END);
        assertThat(world.vouchers(driver, "RESERVED")).isEqualTo(1);
        assertThat(world.told("voucher-expired")).isEqualTo(1);

        world.settled(driver, billNo, 1, null);
        world.awaitVouchers(driver, "EXPIRED", 2);
        at(END.plusSeconds(1));
        assertThat(world.told("voucher-expired")).isEqualTo(2);
        world.get("/campaigns/C-1/budget").body("vouchers.released", equalTo(1)).body("vouchers.reserved", equalTo(0));
    }

    @Test
    @DisplayName("is not told of a voucher that was given for three days only")
    void shortLived() {
        world.saveCampaign("C-1", campaign("ENDED", 2, 100, "")).statusCode(200);
        for (int days : new int[] {3, 4}) {
            UUID other = UUID.randomUUID();
            world.saveCampaign("C-" + days, campaign("ACTIVE", 1, 1, "").replace("30", "" + days)).statusCode(200);
            world.recharge(other, 100_000);
            world.awaitVouchers(other, "AVAILABLE", 1);
        }
        at(Instant.parse(NOW).plus(Duration.ofDays(1)));
        assertThat(world.told("voucher-expiring")).as("the one of four days").isEqualTo(1);
    }

    private void at(Instant time) {
        BusinessTime.set(time);
        endVouchers.sweep();
    }

    /** Two that have both found the driver, and then wait for the same lock. */
    private void replicasMeet() throws Exception {
        try (var replicas = Executors.newFixedThreadPool(2)) {
            List<Future<?>> sweeps;
            try (var connection = TestPostgres.superuser(); var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select from driver where driver_id = '" + driver + "' for update");
                sweeps = List.of(replicas.submit(endVouchers::sweep), replicas.submit(endVouchers::sweep));
                await().atMost(SOON).until(() -> World.number("""
                        select count(*) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%from driver d%'""") >= 2);
                connection.commit();
            }
            for (var sweep : sweeps) {
                sweep.get();
            }
        }
    }
}
