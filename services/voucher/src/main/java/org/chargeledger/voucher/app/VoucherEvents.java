package org.chargeledger.voucher.app;

import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.voucher.domain.Outcome;
import org.chargeledger.voucher.domain.Voucher;

/** What this service tells others, as contracts/events has it. */
public final class VoucherEvents {

    static final String ANSWERS = "voucher.answer.v1";
    static final String VOUCHERS = "voucher.voucher.v1";

    /** With the voucher's terms, which a later correction of the bill has to keep. */
    record Applied(String operatorId, String billNo, int billVersion, UUID voucherId, long discountFen, long faceFen,
            long minimumSpendFen) {}

    record None(String operatorId, String billNo, int billVersion) {}

    /** {@code billNo} is absent for a gift. */
    record Life(String operatorId, UUID driverId, UUID voucherId, String campaignId, long faceFen, String billNo,
            Instant at, Instant expiresAt) {}

    private VoucherEvents() {}

    public static NewEvent granted(Voucher voucher, Instant at) {
        return life("voucher-granted", voucher, null, at);
    }

    public static NewEvent of(Outcome outcome, Instant at) {
        return switch (outcome) {
            case Outcome.Applied(var bill, var voucher) -> answer("voucher-applied", bill.driver().operatorId(),
                    bill.billNo(), new Applied(bill.driver().operatorId(), bill.billNo(), bill.billVersion(),
                            voucher.voucherId(), voucher.discountFen(), voucher.faceFen(), voucher.minimumSpendFen()));
            case Outcome.None(var bill) -> answer("voucher-none", bill.driver().operatorId(), bill.billNo(),
                    new None(bill.driver().operatorId(), bill.billNo(), bill.billVersion()));
            case Outcome.Redeemed(var voucher, var billNo) -> life("voucher-redeemed", voucher, billNo, at);
            case Outcome.Released(var voucher, var billNo) -> life("voucher-released", voucher, billNo, at);
        };
    }

    private static NewEvent answer(String name, String operatorId, String billNo, Object data) {
        return new NewEvent(ANSWERS, billNo, "voucher." + name + ".v1", operatorId, data);
    }

    private static NewEvent life(String name, Voucher voucher, String billNo, Instant at) {
        return new NewEvent(VOUCHERS, voucher.driver().driverId().toString(), "voucher." + name + ".v1",
                voucher.driver().operatorId(), new Life(voucher.driver().operatorId(), voucher.driver().driverId(),
                        voucher.voucherId(), voucher.campaignId(), voucher.faceFen(), billNo, at, voucher.expiresAt()));
    }
}
