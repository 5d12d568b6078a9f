package org.chargeledger.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.voucher.World.NOW;
import static org.chargeledger.voucher.World.SOON;
import static org.chargeledger.voucher.World.awaitHandled;
import static org.chargeledger.voucher.World.campaign;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Vouchers from gift to redemption")
class VoucherStoryTest {

    private final World world = new World();
    private final UUID driver = UUID.randomUUID();

    @BeforeEach
    void inOctober2019() {
        BusinessTime.set(Instant.parse(NOW));
    }

    @Test
    @DisplayName("recharge 1000, get 20 pieces of 5; a session of 20 takes one piece and costs 15")
    void golden() {
        world.saveCampaign("C-1", campaign("ACTIVE", 20, 100, "")).statusCode(200);
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 20);
        String granted = world.life("voucher-granted", driver).json();
        Contracts.assertValid("voucher-granted", granted);
        assertThat(JsonPath.from(granted).getString("reason")).isEqualTo("RECHARGE");
        assertThat(JsonPath.from(granted).getString("campaignName")).isEqualTo("充1000送100");
        assertThat(JsonPath.from(granted).getInt("pieces")).isEqualTo(20);

        String billNo = world.newBillNo();
        world.rated(driver, billNo, 1, 2000);
        var answer = world.answer(billNo);
        assertThat(answer.type()).isEqualTo("voucher.voucher-applied.v1");
        assertThat(JsonPath.from(answer.json()).getLong("discountFen")).isEqualTo(500);
        Contracts.assertValid("voucher-applied", answer.json());
        world.awaitVouchers(driver, "RESERVED", 1);

        world.settled(driver, billNo, 1, JsonPath.from(answer.json()).getString("voucherId"));
        world.awaitVouchers(driver, "REDEEMED", 1);
        Contracts.assertValid("voucher-redeemed", world.life("voucher-redeemed", driver).json());
        world.get("/vouchers?state=REDEEMED&driverId=" + driver).body("items.billNo", contains(billNo))
                .body("items.discountFen", contains(500));
        assertThat(world.vouchers(driver, "AVAILABLE")).isEqualTo(19);
        world.get("/campaigns/C-1").body("giftsGiven", equalTo(1)).body("giftsLeft", equalTo(99));
    }

    @Test
    @DisplayName("a session below the minimum spend gets no voucher, and says so")
    void belowMinimum() {
        world.saveCampaign("C-1", campaign("ACTIVE", 1, 100, "")).statusCode(200);
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 1);

        String billNo = world.newBillNo();
        world.rated(driver, billNo, 1, 1999);

        var answer = world.answer(billNo);
        assertThat(answer.type()).isEqualTo("voucher.voucher-none.v1");
        Contracts.assertValid("voucher-none", answer.json());
        assertThat(world.vouchers(driver, "AVAILABLE")).isEqualTo(1);
    }

    @Test
    @DisplayName("a used voucher stays used while a correction keeps it, and is the driver's again when one drops it")
    void corrected() {
        world.saveCampaign("C-1", campaign("ACTIVE", 1, 100, "")).statusCode(200);
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 1);
        String billNo = world.newBillNo();
        world.rated(driver, billNo, 1, 2000);
        var terms = JsonPath.from(world.answer(billNo).json());
        assertThat(terms.getLong("faceFen")).isEqualTo(500);
        assertThat(terms.getLong("minimumSpendFen")).isEqualTo(2000);
        world.settled(driver, billNo, 1, terms.getString("voucherId"));
        world.corrected(driver, billNo, 2, terms.getString("voucherId"));
        world.awaitVouchers(driver, "REDEEMED", 1);

        world.corrected(driver, billNo, 3, null);
        world.awaitVouchers(driver, "AVAILABLE", 1);
    }

    @Test
    @DisplayName("a bill that was settled without waiting gives its voucher back, and a late question reserves nothing")
    void settledWithout() {
        world.saveCampaign("C-1", campaign("ACTIVE", 1, 100, "")).statusCode(200);
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 1);
        String billNo = world.newBillNo();
        world.rated(driver, billNo, 1, 2000);
        world.awaitVouchers(driver, "RESERVED", 1);

        world.settled(driver, billNo, 1, null);
        world.awaitVouchers(driver, "AVAILABLE", 1);
        Contracts.assertValid("voucher-released", world.life("voucher-released", driver).json());

        String crossed = world.newBillNo();
        world.settled(driver, crossed, 1, null);
        world.rated(driver, crossed, 1, 2000);
        String next = world.newBillNo();
        world.rated(driver, next, 1, 2000);
        assertThat(world.answer(next).type()).isEqualTo("voucher.voucher-applied.v1");
        assertThat(TestTopics.all("voucher.answer.v1")).filteredOn(event -> event.key().equals(crossed)).isEmpty();
    }

    @Test
    @DisplayName("a question that comes five times is answered once and takes one voucher")
    void askedFiveTimes() {
        world.saveCampaign("C-1", campaign("ACTIVE", 3, 100, "")).statusCode(200);
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 3);
        String billNo = world.newBillNo();
        for (int i = 0; i < 5; i++) {
            world.rated(driver, billNo, 1, 2000);
        }
        String last = world.newBillNo();
        world.rated(driver, last, 1, 2000);
        world.answer(last);

        assertThat(TestTopics.all("voucher.answer.v1")).filteredOn(event -> event.key().equals(billNo)).hasSize(1);
        world.awaitVouchers(driver, "RESERVED", 2);
    }

    @Test
    @DisplayName("the same recharge gives once; a small one, one of a paused campaign or outside the window gives nothing")
    void oneGiftPerRecharge() {
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 100, "")).statusCode(200);
        world.recharge(driver, 100_000, "R-1");
        world.recharge(driver, 100_000, "R-1");
        world.recharge(driver, 99_999, "R-2");
        world.awaitVouchers(driver, "AVAILABLE", 2);
        world.saveCampaign("C-1", campaign("PAUSED", 2, 100, "")).statusCode(200);
        world.recharge(driver, 100_000, "R-3");
        world.saveCampaign("C-2", campaign("ACTIVE", 1, 100, "").replace("2019-10-01", "2019-10-17")).statusCode(200);
        world.recharge(driver, 100_000, "R-4");
        awaitHandled(world.recharge(driver, 1, "R-5"));

        assertThat(world.vouchers(driver, "AVAILABLE")).isEqualTo(2);
        world.get("/campaigns/C-1").body("giftsGiven", equalTo(1));
    }

    @Test
    @DisplayName("a campaign for a department waits for the driver's profile, and gives to that department only")
    void departmentScope() {
        UUID taxi = UUID.randomUUID();
        world.saveCampaign("C-1", campaign("ACTIVE", 2, 100, "\"taxi\"")).statusCode(200);
        awaitHandled(world.recharge(taxi, 100_000));
        awaitHandled(world.recharge(driver, 100_000));
        assertThat(world.vouchers(taxi, "AVAILABLE")).isZero();

        world.profile(driver, "bus");
        world.profile(taxi, "taxi");
        world.awaitVouchers(taxi, "AVAILABLE", 2);
        awaitHandled(world.recharge(driver, 100_000));
        assertThat(world.vouchers(driver, "AVAILABLE")).isZero();
        world.profile(taxi, "taxi");
        awaitHandled(world.recharge(taxi, 1));
        assertThat(world.vouchers(taxi, "AVAILABLE")).isEqualTo(2);
    }

    @Test
    @DisplayName("an expired voucher is not used, by business time, and shows as expired")
    void expired() {
        world.saveCampaign("C-1", campaign("ACTIVE", 1, 100, "")).statusCode(200);
        world.recharge(driver, 100_000);
        world.awaitVouchers(driver, "AVAILABLE", 1);
        BusinessTime.set(Instant.parse(NOW).plusSeconds(30 * 86_400));

        String billNo = world.newBillNo();
        world.rated(driver, billNo, 1, 2000);

        assertThat(world.answer(billNo).type()).isEqualTo("voucher.voucher-none.v1");
        assertThat(world.vouchers(driver, "AVAILABLE")).isZero();
        assertThat(world.vouchers(driver, "EXPIRED")).isEqualTo(1);
    }

    @Test
    @DisplayName("a settlement with a voucher that was not reserved goes to the dead letters, and its neighbours go on")
    void notReserved() {
        String billNo = world.newBillNo();
        world.settled(driver, billNo, 1, UUID.randomUUID().toString());
        String next = world.newBillNo();
        world.rated(driver, next, 1, 2000);

        assertThat(world.answer(next).type()).isEqualTo("voucher.voucher-none.v1");
        var letter = TestTopics.read("voucher.dead-letter.v1", event -> event.key().equals(billNo), SOON);
        assertThat(letter.json()).contains(billNo);
    }
}
