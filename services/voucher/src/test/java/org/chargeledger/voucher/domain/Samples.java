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
                100, Optional.empty(), departments, subOperators, List.of(), giftFrom, giftUntil, 2000,
                new Validity.DaysFromGift(30), false);
    }

    /** The golden campaign in another state, for another occasion, with a limit per driver or another validity. */
    static Campaign golden(Campaign.State state, Campaign.Trigger trigger, Integer giftsPerDriver, Validity validity) {
        Campaign c = golden();
        return new Campaign(c.operatorId(), c.campaignId(), c.name(), state, trigger, c.rechargeThresholdFen(),
                c.piecesPerGift(), c.faceFen(), c.totalGifts(), Optional.ofNullable(giftsPerDriver), c.departments(),
                c.subOperators(), c.stationIds(), c.giftFrom(), c.giftUntil(), c.minimumSpendFen(), validity,
                c.lapsesOnRefund());
    }

    /** The golden campaign with another threshold, whose gifts lapse on refund or not. */
    static Campaign lapsing(long thresholdFen, boolean lapsesOnRefund) {
        Campaign c = golden();
        return new Campaign(c.operatorId(), c.campaignId(), c.name(), c.state(), c.trigger(), thresholdFen,
                c.piecesPerGift(), c.faceFen(), c.totalGifts(), c.giftsPerDriver(), c.departments(), c.subOperators(),
                c.stationIds(), c.giftFrom(), c.giftUntil(), c.minimumSpendFen(), c.validity(), lapsesOnRefund);
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
        return voucher(id, faceFen, minimumSpendFen, List.of(), NOW, expiresAt, NOW);
    }

    static Voucher onlyAt(String stationId, int id) {
        return voucher(id, 500, 2000, List.of(stationId), NOW, NOW.plusSeconds(60), NOW);
    }

    static Voucher voucher(int id, long faceFen, long minimumSpendFen, List<String> stationIds, Instant validFrom,
            Instant expiresAt, Instant grantedAt) {
        return new Voucher(DRIVER, new UUID(0, id), new Terms(Optional.of(new UUID(2, 2)), "C-1", "充1000送100", faceFen,
                minimumSpendFen, stationIds, validFrom, expiresAt, grantedAt, Optional.empty()), Voucher.State.AVAILABLE, Optional.empty(), 0);
    }

    /** What the driver chose for a session; voucher null: to use none. */
    static OpenSession chose(int bill, Integer voucher) {
        return OpenSession.requested(DRIVER, billNo(bill), "ST-108", NOW)
                .with(true, Optional.ofNullable(voucher).map(id -> new UUID(0, id)));
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
