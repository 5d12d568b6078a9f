package org.chargeledger.simulator.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;

/** JSAPI orders: placed, paid by the driver, asked for, closed. */
final class Orders {

    private static final Duration PREPAY_LIVES = Duration.ofHours(2);

    private final PayWorld world;
    private final InstantSource clock;

    Orders(PayWorld world, InstantSource clock) {
        this.world = world;
        this.clock = clock;
    }

    /** The same order placed again gives the same prepay id; with another amount it is refused. */
    Map<String, Object> prepay(Merchant merchant, JsonNode body) {
        String number = body.path("out_trade_no").asText();
        long fen = body.path("amount").path("total").asLong();
        String url = body.path("notify_url").asText();
        if (!number.matches("[A-Za-z0-9_\\-|*]{6,32}") || fen < 1 || url.contains("?")
                || body.path("payer").path("openid").asText().isEmpty() || body.path("description").asText().isEmpty()) {
            throw new PayRefusal(400, "PARAM_ERROR", "out_trade_no, amount, payer, description or notify_url is wrong");
        }
        if (!body.path("mchid").asText().equals(merchant.mchid())) {
            throw new PayRefusal(400, "PARAM_ERROR", "mchid is not the one that signed");
        }
        if (!body.path("appid").asText().equals(merchant.appid())) {
            throw new PayRefusal(400, "APPID_MCHID_NOT_MATCH", "appid and mchid do not belong together");
        }
        Instant expires = body.hasNonNull("time_expire")
                ? OffsetDateTime.parse(body.path("time_expire").asText()).toInstant() : now().plus(PREPAY_LIVES);
        return world.inTurn(state -> {
            String key = PayState.key(merchant.mchid(), number);
            Payment known = state.payments.get(key);
            if (known != null && (known.amountFen() != fen || known.state() != Payment.State.NOTPAY)) {
                throw new PayRefusal(400, known.wasPaid() ? "ORDERPAID" : "OUT_TRADE_NO_USED", "the number is used");
            }
            Payment order = known != null ? known : new Payment(merchant.mchid(), merchant.appid(), number,
                    "wx" + state.nextNumber(), null, body.path("payer").path("openid").asText(), fen, url, expires,
                    Payment.State.NOTPAY, null);
            state.payments.put(key, order);
            return Map.of("prepay_id", order.prepayId());
        });
    }

    Map<String, Object> query(Merchant merchant, String number) {
        return Views.transaction(world.inTurn(state -> find(state, merchant.mchid(), number)));
    }

    void close(Merchant merchant, String number) {
        world.inTurn(state -> {
            Payment order = find(state, merchant.mchid(), number);
            if (order.wasPaid()) {
                throw new PayRefusal(400, "ORDERPAID", "the order is paid");
            }
            return state.payments.put(PayState.key(merchant.mchid(), number), order.in(Payment.State.CLOSED));
        });
    }

    /** The driver pays. */
    Payment pay(String mchid, String number) {
        return world.inTurn(state -> {
            Payment order = find(state, mchid, number);
            if (order.state() != Payment.State.NOTPAY || now().isAfter(order.expiresAt())) {
                throw new PayRefusal(400, "ORDER_CLOSED", "the order cannot be paid any more: " + order.state());
            }
            Payment paid = order.paid(state.nextNumber(), now());
            state.payments.put(PayState.key(mchid, number), paid);
            return paid;
        });
    }

    static Payment find(PayState state, String mchid, String number) {
        Payment order = state.payments.get(PayState.key(mchid, number));
        if (order == null) {
            throw new PayRefusal(404, "ORDER_NOT_EXIST", "no such order");
        }
        return order;
    }

    private Instant now() {
        return clock.instant();
    }
}
