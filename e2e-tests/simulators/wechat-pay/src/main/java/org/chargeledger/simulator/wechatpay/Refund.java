package org.chargeledger.simulator.wechatpay;

import java.time.Instant;

/** Money on its way back to a payer, by the merchant's own number: the same number pays back once. */
public record Refund(String mchid, String outRefundNo, String refundId, String outTradeNo, String transactionId,
        long amountFen, long totalFen, String notifyUrl, Instant createdAt, Status status, Instant doneAt) {

    public enum Status {
        PROCESSING, SUCCESS, CLOSED, ABNORMAL;

        /** Whether the money counts against what may still be paid back. */
        boolean holdsMoney() {
            return this != CLOSED;
        }
    }

    Refund in(Status next, Instant at) {
        return new Refund(mchid, outRefundNo, refundId, outTradeNo, transactionId, amountFen, totalFen, notifyUrl,
                createdAt, next, next == Status.SUCCESS ? at : null);
    }
}
