package org.chargeledger.billing.domain.view;

import java.util.List;
import org.chargeledger.billing.domain.BillValues;
import org.chargeledger.billing.domain.Correction;
import org.chargeledger.billing.domain.Correction.VoucherEffect;
import org.chargeledger.billing.domain.Fees;
import org.chargeledger.billing.domain.Finding;
import org.chargeledger.billing.domain.MoneyEffect;

/**
 * A bill as it is and as it would be. {@code differenceFen} is what the driver would bear more than now; {@code money}
 * says where it comes from or goes to; {@code findings} would still speak against the bill; {@code record} is what the
 * pile's latest record says, null without one: the digest stands for having seen it too.
 */
public record CorrectionPreview(String billNo, int billVersion, String state, Priced before, Priced after,
        Values record, long differenceFen, MoneyEffect money, VoucherChange voucher, List<HeldBecause> findings, String digest) {

    /**
     * A version: values, fees and every reason for them. {@code refundedFen} of what is due had gone back by refunds
     * before it, and is not charged again.
     */
    public record Priced(int billVersion, Values values, long energyFeeFen, long serviceFeeFen, long idleFeeFen,
            long totalFen, long discountFen, long dueFen, long refundedFen, List<BillExplanation.Line> lines,
            List<BillExplanation.RoundedComponent> components) {}

    public record VoucherChange(VoucherEffect effect, String voucherId) {}

    public static CorrectionPreview of(Correction correction, BillExplanation before, BillValues record,
            List<Finding> remaining) {
        var used = correction.before().voucher();
        return new CorrectionPreview(before.bill().billNo(), correction.before().version(),
                correction.before().state().name(), before(correction, before), after(correction),
                record == null ? null : Values.of(record), correction.differenceFen(), correction.money(),
                new VoucherChange(correction.voucherEffect(), used == null ? null : used.voucherId()),
                remaining.stream().map(HeldBecause::of).toList(), correction.digest().toString());
    }

    private static Priced before(Correction correction, BillExplanation explained) {
        BillSummary bill = explained.bill();
        return new Priced(bill.billVersion(), Values.of(correction.before().valuesNow(correction.session())),
                bill.energyFeeFen(), bill.serviceFeeFen(), bill.idleFeeFen(), bill.totalFen(),
                bill.discountFen() == null ? 0 : bill.discountFen(), bill.dueFen() == null ? 0 : bill.dueFen(),
                bill.refundedFen() == null ? 0 : bill.refundedFen(), explained.lines(), explained.components());
    }

    private static Priced after(Correction correction) {
        Fees fees = correction.after().fees();
        var lines = BillExplanation.Line.of(correction.after(), correction.tariff());
        return new Priced(correction.after().version(), Values.of(correction.after().values()), fees.energy().fen(),
                fees.service().fen(), fees.idle().fen(), fees.total().fen(), correction.settlement().discount().fen(),
                correction.due().fen(), correction.covered().total().fen(), lines,
                BillExplanation.RoundedComponent.of(lines, fees));
    }
}
