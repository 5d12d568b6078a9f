package org.chargeledger.voucher.app;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.voucher.domain.Cause;
import org.chargeledger.voucher.domain.Gift;
import org.chargeledger.voucher.domain.Outcome;
import org.chargeledger.voucher.domain.Terms;
import org.chargeledger.voucher.domain.Voucher;

/** What this service tells others, as contracts/events has it. */
final class VoucherEvents {

    static final String ANSWERS = "voucher.answer.v1";
    static final String VOUCHERS = "voucher.voucher.v1";

    /** With the voucher's terms, which a later correction of the bill has to keep. */
    record Applied(String operatorId, String billNo, int billVersion, UUID voucherId, long discountFen, long faceFen,
            long minimumSpendFen) {}

    record None(String operatorId, String billNo, int billVersion) {}

    /** {@code pieces} is the whole gift; its pieces are told one by one and share {@code giftId}. */
    record Granted(String operatorId, UUID driverId, UUID voucherId, String campaignId, String campaignName,
            UUID giftId, int pieces, Cause.Reason reason, long faceFen, long minimumSpendFen, Instant at,
            Instant expiresAt) {}

    record Used(String operatorId, UUID driverId, UUID voucherId, String campaignId, long faceFen, String billNo,
            Instant at, Instant expiresAt) {}

    record Expiring(String operatorId, UUID driverId, UUID voucherId, String campaignId, String campaignName,
            Optional<UUID> giftId, long pieces, long faceFen, long minimumSpendFen, Instant at, Instant expiresAt) {}

    record Expired(String operatorId, UUID driverId, UUID voucherId, String campaignId, String campaignName,
            Optional<UUID> giftId, long faceFen, Instant at, Instant expiresAt, EndReason reason) {}

    /** REFUND: its recharge was paid back. */
    enum EndReason { TIME, REFUND }

    private VoucherEvents() {}

    static NewEvent granted(Voucher voucher, Gift gift) {
        Terms terms = voucher.terms();
        return life("voucher-granted", voucher, new Granted(voucher.driver().operatorId(), voucher.driver().driverId(),
                voucher.voucherId(), terms.campaignId(), terms.campaignName(), gift.giftId(), gift.pieces(),
                gift.cause().reason(), terms.faceFen(), terms.minimumSpendFen(), terms.grantedAt(), terms.expiresAt()));
    }

    static NewEvent expiring(Voucher voucher, long pieces, Instant at) {
        Terms terms = voucher.terms();
        return life("voucher-expiring", voucher, new Expiring(voucher.driver().operatorId(),
                voucher.driver().driverId(), voucher.voucherId(), terms.campaignId(), terms.campaignName(),
                terms.giftId(), pieces, terms.faceFen(), terms.minimumSpendFen(), at, terms.expiresAt()));
    }

    static NewEvent expired(Voucher voucher, Instant at) {
        return expired(voucher, at, EndReason.TIME);
    }

    static NewEvent lapsed(Voucher voucher, Instant at) {
        return expired(voucher, at, EndReason.REFUND);
    }

    private static NewEvent expired(Voucher voucher, Instant at, EndReason reason) {
        Terms terms = voucher.terms();
        return life("voucher-expired", voucher, new Expired(voucher.driver().operatorId(), voucher.driver().driverId(),
                voucher.voucherId(), terms.campaignId(), terms.campaignName(), terms.giftId(), terms.faceFen(), at,
                terms.expiresAt(), reason));
    }

    static NewEvent of(Outcome outcome, Instant at) {
        return switch (outcome) {
            case Outcome.Applied(var bill, var voucher) -> answer("voucher-applied", bill.driver().operatorId(),
                    bill.billNo(), new Applied(bill.driver().operatorId(), bill.billNo(), bill.billVersion(),
                            voucher.voucherId(), voucher.discountFen(), voucher.terms().faceFen(),
                            voucher.terms().minimumSpendFen()));
            case Outcome.None(var bill) -> answer("voucher-none", bill.driver().operatorId(), bill.billNo(),
                    new None(bill.driver().operatorId(), bill.billNo(), bill.billVersion()));
            case Outcome.Redeemed(var voucher, var billNo) ->
                life("voucher-redeemed", voucher, used(voucher, billNo, at));
            case Outcome.Released(var voucher, var billNo) ->
                life("voucher-released", voucher, used(voucher, billNo, at));
        };
    }

    private static NewEvent answer(String name, String operatorId, String billNo, Object data) {
        return new NewEvent(ANSWERS, billNo, "voucher." + name + ".v1", operatorId, data);
    }

    private static Used used(Voucher voucher, String billNo, Instant at) {
        return new Used(voucher.driver().operatorId(), voucher.driver().driverId(), voucher.voucherId(),
                voucher.terms().campaignId(), voucher.terms().faceFen(), billNo, at, voucher.terms().expiresAt());
    }

    private static NewEvent life(String name, Voucher voucher, Object data) {
        return new NewEvent(VOUCHERS, voucher.driver().driverId().toString(), "voucher." + name + ".v1",
                voucher.driver().operatorId(), data);
    }
}
