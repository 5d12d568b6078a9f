package org.chargeledger.simulator.wechatpay;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders and refunds as the interface and the callbacks show them. */
final class Views {

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private Views() {}

    static Map<String, Object> transaction(Payment p) {
        var view = new LinkedHashMap<String, Object>();
        view.put("appid", p.appid());
        view.put("mchid", p.mchid());
        view.put("out_trade_no", p.outTradeNo());
        view.put("trade_type", "JSAPI");
        view.put("trade_state", p.state().name());
        view.put("trade_state_desc", p.state().name());
        if (p.wasPaid()) {
            view.put("transaction_id", p.transactionId());
            view.put("bank_type", "OTHERS");
            view.put("success_time", time(p.paidAt()));
            view.put("payer", Map.of("openid", p.openid()));
            view.put("amount", Map.of("total", p.amountFen(), "payer_total", p.amountFen(), "currency", "CNY",
                    "payer_currency", "CNY"));
        }
        return view;
    }

    static Map<String, Object> refund(Refund r) {
        Map<String, Object> view = refundBase(r);
        view.put("status", r.status().name());
        view.put("channel", "ORIGINAL");
        view.put("create_time", time(r.createdAt()));
        return view;
    }

    static Map<String, Object> refundNotice(Refund r) {
        Map<String, Object> view = refundBase(r);
        view.put("mchid", r.mchid());
        view.put("refund_status", r.status().name());
        return view;
    }

    private static Map<String, Object> refundBase(Refund r) {
        var view = new LinkedHashMap<String, Object>();
        view.put("refund_id", r.refundId());
        view.put("out_refund_no", r.outRefundNo());
        view.put("transaction_id", r.transactionId());
        view.put("out_trade_no", r.outTradeNo());
        view.put("user_received_account", "支付用户零钱");
        if (r.doneAt() != null) {
            view.put("success_time", time(r.doneAt()));
        }
        view.put("amount", Map.of("total", r.totalFen(), "refund", r.amountFen(), "payer_total", r.totalFen(),
                "payer_refund", r.amountFen(), "currency", "CNY"));
        return view;
    }

    static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(BEIJING).withNano(0).toOffsetDateTime());
    }
}
