package org.chargeledger.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.voucher.World.NOW;
import static org.chargeledger.voucher.World.campaign;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A gift for a recharge that is paid back")
class LapsedGiftsTest {

    private static final String DONE = "wallet-refund-done";

    private final World world = new World();
    private final UUID driver = UUID.randomUUID();
    private final String recharge = UUID.randomUUID().toString();

    @BeforeEach
    void now() {
        BusinessTime.set(Instant.parse(NOW));
    }

    @ParameterizedTest(name = "by {0}, {1} fen left: {2} of 2 vouchers stay")
    @CsvSource({"wallet-refund-done, 100000, 2", "wallet-refund-done, 99999, 0", "wallet-refund-done, 0, 0",
            "wallet-recharge-reversed, 100000, 2", "wallet-recharge-reversed, 99999, 0"})
    @DisplayName("lapses unspent as soon as what is left would not have earned it, once")
    void lapses(String event, long leftFen, int stay) {
        save("ACTIVE", true);
        world.recharge(driver, 150_000, recharge);
        world.awaitVouchers(driver, "AVAILABLE", 2);
        world.getAsDriver(driver, "/driver/vouchers").body("items.lapsesBelowFen", everyItem(equalTo(100_000)));

        paidBack(event, driver, leftFen);
        paidBack(event, driver, leftFen);

        assertThat(world.vouchers(driver, "AVAILABLE")).isEqualTo(stay);
        assertThat(world.vouchers(driver, "EXPIRED")).isEqualTo(2 - stay);
        assertThat(world.told("voucher-expired")).isEqualTo(2 - stay);
        if (stay == 0) {
            String told = world.life("voucher-expired", driver).json();
            Contracts.assertValid("voucher-expired", told);
            assertThat(told).contains("\"reason\":\"REFUND\"");
        }
    }

    @Test
    @DisplayName("keeps what a bill has taken")
    void spent() {
        save("ACTIVE", true);
        world.recharge(driver, 100_000, recharge);
        world.awaitVouchers(driver, "AVAILABLE", 2);
        String billNo = world.newBillNo();
        world.rated(driver, billNo, 1, 2000);
        world.awaitVouchers(driver, "RESERVED", 1);

        paidBack(DONE, driver, 0);

        assertThat(world.vouchers(driver, "RESERVED")).isEqualTo(1);
        assertThat(world.vouchers(driver, "EXPIRED")).isEqualTo(1);
        world.get("/campaigns/C-1/budget").body("vouchers.expired", equalTo(1)).body("vouchers.reserved", equalTo(1));
    }

    @Test
    @DisplayName("stays where its campaign did not say so when it was given, whatever it says since")
    void asItWasGiven() {
        save("ACTIVE", false);
        world.recharge(driver, 100_000, recharge);
        world.awaitVouchers(driver, "AVAILABLE", 2);
        world.get("/vouchers?driverId=" + driver).body("items.lapsesBelowFen", everyItem(nullValue()));
        save("ACTIVE", true);
        world.get("/campaigns/C-1").body("lapsesOnRefund", equalTo(true));

        paidBack(DONE, driver, 0);

        assertThat(world.vouchers(driver, "AVAILABLE")).isEqualTo(2);
    }

    @Test
    @DisplayName("is alone in that: another driver's, another operator's, and one by hand stay")
    void noOther() {
        save("ACTIVE", true);
        var other = new World();
        other.saveCampaign("C-1", lapsing("ACTIVE", "")).statusCode(200);
        UUID neighbour = UUID.randomUUID();
        world.recharge(neighbour, 100_000);
        other.recharge(driver, 100_000, recharge);
        world.awaitVouchers(neighbour, "AVAILABLE", 2);
        other.awaitVouchers(driver, "AVAILABLE", 2);
        World.awaitHandled(world.profile(driver, ""));
        world.give("C-1", "MANUAL", recharge, driver).statusCode(200)
                .body("results[0].outcome", equalTo("GIVEN"));
        world.awaitVouchers(driver, "AVAILABLE", 2);

        paidBack(DONE, driver, 0);
        paidBack(DONE, neighbour, 0);

        assertThat(world.vouchers(driver, "AVAILABLE")).isEqualTo(2);
        assertThat(world.vouchers(neighbour, "AVAILABLE")).isEqualTo(2);
        assertThat(other.vouchers(driver, "AVAILABLE")).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} fen left: {1} vouchers")
    @CsvSource({"100000, 2", "99999, 0", "0, 0"})
    @DisplayName("that waits for a profile is earned by what is left")
    void waiting(long leftFen, int earned) {
        world.saveCampaign("C-1", lapsing("ACTIVE", "\"taxi\"")).statusCode(200);
        World.awaitHandled(world.recharge(driver, 150_000, recharge));
        paidBack(DONE, driver, leftFen);

        World.awaitHandled(world.profile(driver, "taxi"));

        assertThat(world.vouchers(driver, "AVAILABLE")).isEqualTo(earned);
        assertThat(world.count("waiting_recharge")).isZero();
    }

    private void paidBack(String event, UUID whose, long leftFen) {
        World.awaitHandled(world.paidBack(event, whose, recharge, leftFen));
    }

    private void save(String state, boolean lapsesOnRefund) {
        world.saveCampaign("C-1", lapsesOnRefund ? lapsing(state, "") : campaign(state, 2, 100, "")).statusCode(200);
    }

    private static String lapsing(String state, String departments) {
        return campaign(state, 2, 100, departments).replace("\"validityDays\"", "\"lapsesOnRefund\": true, \"validityDays\"");
    }
}
