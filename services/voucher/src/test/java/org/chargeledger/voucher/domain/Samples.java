package org.chargeledger.voucher.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Campaigns, vouchers and bills that tests name by what is special about them. */
final class Samples {

    static final Instant NOW = Instant.parse("2019-10-16T01:00:00Z");
    static final DriverKey DRIVER = new DriverKey("zpd", new UUID(1, 1));

    private Samples() {}

    /** The golden campaign: recharge 1000 yuan, get 20 pieces of 5, minimum spend 20. */
    static Campaign golden() {
        return campaign(List.of(), List.of(), NOW, NOW.plusSeconds(3600));
    }

    static Campaign campaign(List<String> departments, List<String> subOperators, Instant giftFrom, Instant giftUntil) {
        return new Campaign("zpd", "C-1", "充1000送100", Campaign.State.ACTIVE, Campaign.Trigger.RECHARGE, 100_000, 20, 500,
                100, departments, subOperators, List.of(), giftFrom, giftUntil, 2000, new Validity.DaysFromGift(30));
    }

    static Recharge recharge(long amountFen, Instant at) {
        return new Recharge(DRIVER, "R-1", amountFen, at);
    }

    static Driver driver(String department, String subOperator) {
        return new Driver(DRIVER, true, Optional.ofNullable(department), Optional.ofNullable(subOperator));
    }

    static Voucher fiveYuan(int id) {
        return voucher(id, 500, 2000, NOW.plusSeconds(60));
    }

    static Voucher voucher(int id, long faceFen, long minimumSpendFen, Instant expiresAt) {
        return new Voucher(DRIVER, new UUID(0, id), "C-1", faceFen, minimumSpendFen, List.of(), NOW, expiresAt,
                Voucher.State.AVAILABLE, Optional.empty(), 0);
    }

    static Voucher onlyAt(String stationId, int id) {
        return new Voucher(DRIVER, new UUID(0, id), "C-1", 500, 2000, List.of(stationId), NOW, NOW.plusSeconds(60),
                Voucher.State.AVAILABLE, Optional.empty(), 0);
    }

    static AskedBill bill(int number, int version, long discountableFen) {
        return new AskedBill(DRIVER, billNo(number), version, "ST-108", discountableFen);
    }

    static SettledBill settled(int number, int version, Integer voucher) {
        return new SettledBill(DRIVER, billNo(number), version,
                Optional.ofNullable(voucher).map(id -> new UUID(0, id)), voucher == null ? 0 : 500);
    }

    static String billNo(int number) {
        return "201910161618%08d".formatted(number);
    }
}
