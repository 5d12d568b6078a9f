package org.chargeledger.simulator.wechatpay;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What WeChat Pay has taken and given back for a merchant: its own book, to be compared with the merchant's. */
public record Book(String mchid, long paidFen, long refundedFen, long balanceFen, int payments, int refunds) {

    static Book of(PayState state, String mchid) {
        List<Payment> paid = paid(state, mchid).toList();
        List<Refund> refunded = refunded(state, mchid).toList();
        long in = paid.stream().mapToLong(Payment::amountFen).sum();
        long out = refunded.stream().mapToLong(Refund::amountFen).sum();
        return new Book(mchid, in, out, in - out, paid.size(), refunded.size());
    }

    /**
     * The trade bill of a day: amounts in yuan, each value behind a grave accent, a summary at the end. A refund is listed
     * when its request is taken, whatever becomes of it (description of the trade bill).
     */
    static String tradeBill(PayState state, String mchid, LocalDate day) {
        var text = new StringBuilder("交易时间,公众账号ID,商户号,微信订单号,商户订单号,交易状态,订单金额,商户退款单号,退款金额,退款状态\n");
        List<Payment> paid = paid(state, mchid).filter(p -> day(p.paidAt()).equals(day)).toList();
        List<Refund> refunded = state.refunds.values().stream()
                .filter(r -> r.mchid().equals(mchid) && day(r.createdAt()).equals(day)).toList();
        if (paid.isEmpty() && refunded.isEmpty()) {
            throw new PayRefusal(400, "NO_STATEMENT_EXIST", "nothing was traded that day");
        }
        paid.forEach(p -> text.append(line(Views.time(p.paidAt()), p.appid(), mchid, p.transactionId(), p.outTradeNo(),
                "SUCCESS", yuan(p.amountFen()), "", "0.00", "")));
        refunded.forEach(r -> text.append(line(Views.time(r.createdAt()), "", mchid, r.transactionId(), r.outTradeNo(),
                "REFUND", "0.00", r.outRefundNo(), yuan(r.amountFen()), r.status().name())));
        text.append("总交易单数,订单总金额,退款总金额\n");
        return text.append(line(String.valueOf(paid.size() + refunded.size()),
                yuan(paid.stream().mapToLong(Payment::amountFen).sum()),
                yuan(refunded.stream().mapToLong(Refund::amountFen).sum()))).toString();
    }

    private static Stream<Payment> paid(PayState state, String mchid) {
        return state.payments.values().stream().filter(p -> p.mchid().equals(mchid) && p.wasPaid());
    }

    private static Stream<Refund> refunded(PayState state, String mchid) {
        return state.refunds.values().stream()
                .filter(r -> r.mchid().equals(mchid) && r.status() == Refund.Status.SUCCESS);
    }

    private static LocalDate day(java.time.Instant at) {
        return at.atZone(Views.BEIJING).toLocalDate();
    }

    private static String line(String... values) {
        return "`" + String.join(",`", values) + "\n";
    }

    private static String yuan(long fen) {
        return String.format(Locale.ROOT, "%d.%02d", fen / 100, fen % 100);
    }
}
