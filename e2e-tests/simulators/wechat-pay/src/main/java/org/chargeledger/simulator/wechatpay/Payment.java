package org.chargeledger.simulator.wechatpay;

import java.time.Instant;

/** An order of a merchant; paid at most once. */
public record Payment(String mchid, String appid, String outTradeNo, String prepayId, String transactionId,
        String openid, long amountFen, String notifyUrl, Instant expiresAt, State state, Instant paidAt) {

    public enum State { NOTPAY, SUCCESS, REFUND, CLOSED }

    Payment in(State next) {
        return new Payment(mchid, appid, outTradeNo, prepayId, transactionId, openid, amountFen, notifyUrl, expiresAt,
                next, paidAt);
    }

    Payment paid(String transaction, Instant at) {
        return new Payment(mchid, appid, outTradeNo, prepayId, transaction, openid, amountFen, notifyUrl, expiresAt,
                State.SUCCESS, at);
    }

    boolean wasPaid() {
        return paidAt != null;
    }
}
