package org.chargeledger.simulator.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Refunds with the channel's limits: 365 days, 50 parts, one part a minute, never more than was paid. */
final class Refunds {

    private static final Duration WINDOW = Duration.ofDays(365);
    private static final Duration BETWEEN_PARTS = Duration.ofMinutes(1);
    private static final int PARTS = 50;

    private final PayWorld world;
    private final InstantSource clock;

    Refunds(PayWorld world, InstantSource clock) {
        this.world = world;
        this.clock = clock;
    }

    /**
     * The same number asked again is the same refund, which a closed one goes on as; only other figures under it are
     * refused.
     */
    Refund request(Merchant merchant, JsonNode body) {
        String number = body.path("out_refund_no").asText();
        long fen = body.path("amount").path("refund").asLong();
        if (!number.matches("[A-Za-z0-9_\\-|*@]{1,64}") || fen < 1
                || body.path("reason").asText().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 80) {
            throw new PayRefusal(400, "PARAM_ERROR", "out_refund_no, amount or reason is wrong");
        }
        return world.inTurn(state -> {
            Payment order = Orders.find(state, merchant.mchid(), body.path("out_trade_no").asText());
            Refund known = state.refunds.get(PayState.key(merchant.mchid(), number));
            if (known != null && again(known, order, fen).status() != Refund.Status.CLOSED) {
                return known;
            }
            check(state, order, fen, body.path("amount").path("total").asLong());
            Refund refund = known != null ? known.in(Refund.Status.PROCESSING, now())
                    : new Refund(merchant.mchid(), number, "50" + state.nextNumber(), order.outTradeNo(),
                            order.transactionId(), fen, order.amountFen(), body.path("notify_url").asText(), now(),
                            Refund.Status.PROCESSING, null);
            state.refunds.put(PayState.key(merchant.mchid(), number), refund);
            state.payments.put(PayState.key(merchant.mchid(), order.outTradeNo()), order.in(Payment.State.REFUND));
            return refund;
        });
    }

    Refund query(Merchant merchant, String number) {
        return world.inTurn(state -> find(state, merchant.mchid(), number));
    }

    /** What becomes of it; a decided refund stays as it is. */
    Refund decide(String mchid, String number, Refund.Status status) {
        return world.inTurn(state -> {
            Refund refund = find(state, mchid, number);
            if (refund.status() == Refund.Status.SUCCESS || refund.status() == Refund.Status.CLOSED) {
                return refund;
            }
            Refund decided = refund.in(status, now());
            state.refunds.put(PayState.key(mchid, number), decided);
            return decided;
        });
    }

    /** An abnormal refund goes to another card of the user or to the merchant, and is under way again. */
    Refund applyAbnormal(Merchant merchant, String refundId, JsonNode body) {
        String to = body.path("type").asText();
        boolean card = to.equals("USER_BANK_CARD") && body.hasNonNull("bank_account") && body.hasNonNull("real_name");
        return world.inTurn(state -> {
            Refund refund = find(state, merchant.mchid(), body.path("out_refund_no").asText());
            if (!refund.refundId().equals(refundId) || !(card || to.equals("MERCHANT_BANK_CARD"))) {
                throw new PayRefusal(400, "PARAM_ERROR", "refund_id, out_refund_no, type or account is wrong");
            }
            if (refund.status() != Refund.Status.ABNORMAL) {
                throw new PayRefusal(400, "INVALID_REQUEST", "the refund is not abnormal");
            }
            Refund again = refund.in(Refund.Status.PROCESSING, now());
            state.refunds.put(PayState.key(merchant.mchid(), refund.outRefundNo()), again);
            return again;
        });
    }

    private static Refund again(Refund known, Payment order, long fen) {
        if (known.amountFen() != fen || !known.outTradeNo().equals(order.outTradeNo())) {
            throw new PayRefusal(400, "PARAM_ERROR", "the number stands for another refund");
        }
        return known;
    }

    private void check(PayState state, Payment order, long fen, long total) {
        if (!order.wasPaid() || total != order.amountFen()) {
            throw new PayRefusal(400, "INVALID_REQUEST", "the order is not paid, or costs something else");
        }
        if (now().isAfter(order.paidAt().plus(WINDOW))) {
            throw new PayRefusal(400, "INVALID_REQUEST", "the order is too old to be refunded");
        }
        List<Refund> parts = state.refunds.values().stream().filter(r -> r.mchid().equals(order.mchid())
                && r.outTradeNo().equals(order.outTradeNo()) && r.status().holdsMoney()).toList();
        if (parts.stream().mapToLong(Refund::amountFen).sum() + fen > order.amountFen()) {
            throw new PayRefusal(403, "NOT_ENOUGH", "more than what is left of the order");
        }
        if (parts.size() >= PARTS) {
            throw new PayRefusal(400, "INVALID_REQUEST", "the order was refunded in 50 parts already");
        }
        if (parts.stream().anyMatch(r -> r.createdAt().plus(BETWEEN_PARTS).isAfter(now()))) {
            throw new PayRefusal(429, "FREQUENCY_LIMITED", "wait a minute between parts of one order");
        }
    }

    private static Refund find(PayState state, String mchid, String number) {
        Refund refund = state.refunds.get(PayState.key(mchid, number));
        if (refund == null) {
            throw new PayRefusal(404, "RESOURCE_NOT_EXISTS", "no such refund");
        }
        return refund;
    }

    private Instant now() {
        return clock.instant();
    }
}
