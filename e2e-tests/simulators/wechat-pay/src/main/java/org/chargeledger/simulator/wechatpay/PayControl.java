package org.chargeledger.simulator.wechatpay;

import java.util.List;
import java.util.Map;

/** What stage hands do: enrol merchants, pay as a driver, decide refunds, switch misbehaviour on, read the book. */
public final class PayControl {

    private final PayWorld world;
    private final Orders orders;
    private final Refunds refunds;
    private final Courier courier;

    PayControl(PayWorld world, Orders orders, Refunds refunds, Courier courier) {
        this.world = world;
        this.orders = orders;
        this.refunds = refunds;
        this.courier = courier;
    }

    public void enrol(Merchant merchant) {
        world.inTurn(state -> state.merchants.put(merchant.mchid(), merchant));
    }

    /** The driver confirms the payment, and the merchant is told. */
    public Payment pay(String mchid, String outTradeNo) {
        Payment paid = orders.pay(mchid, outTradeNo);
        courier.tell(paid);
        return paid;
    }

    /** The order behind a prepay id, as the driver's WeChat knows it. */
    public Payment byPrepayId(String prepayId) {
        return world.inTurn(state -> state.payments.values().stream().filter(p -> p.prepayId().equals(prepayId))
                .findFirst().orElseThrow(() -> new PayRefusal(404, "ORDER_NOT_EXIST", "no such prepay id")));
    }

    /** Tells the merchant once more what it was told. */
    public void tellAgain(String mchid, String outTradeNo) {
        Payment order = world.inTurn(state -> Orders.find(state, mchid, outTradeNo));
        courier.tell(order);
    }

    /** Sends the callback of a paid order with a signature that must be refused; gives the merchant's answer. */
    public int probe(String mchid, String outTradeNo) {
        return courier.probe(world.inTurn(state -> Orders.find(state, mchid, outTradeNo)));
    }

    public Refund decide(String mchid, String outRefundNo, Refund.Status status) {
        Refund decided = refunds.decide(mchid, outRefundNo, status);
        courier.tell(decided);
        return decided;
    }

    public void misbehave(PayFaults faults) {
        world.inTurn(state -> state.faults = faults);
    }

    public void behave() {
        misbehave(PayFaults.NONE);
    }

    public void release(boolean backwards) {
        courier.release(backwards);
    }

    public Book book(String mchid) {
        return world.inTurn(state -> Book.of(state, mchid));
    }

    public List<Payment> payments() {
        return world.inTurn(state -> List.copyOf(state.payments.values()));
    }

    public List<Refund> refunds() {
        return world.inTurn(state -> List.copyOf(state.refunds.values()));
    }

    public List<PayState.Sent> sent() {
        return world.inTurn(state -> List.copyOf(state.sent));
    }

    /** The same by HTTP, under /control/pay. */
    public Answer answer(Ask ask) {
        try {
            return Answer.json(200, Json.write(work(ask)));
        } catch (PayRefusal refusal) {
            return Answer.json(refusal.status(), Json.write(Map.of("code", refusal.code(), "message",
                    refusal.getMessage())));
        }
    }

    private Object work(Ask ask) {
        String[] parts = ask.path().split("/");
        String what = ask.method() + " " + (parts.length > 3 ? parts[3] : "");
        return switch (what) {
            case "PUT merchants" -> {
                enrol(Json.read(ask.body(), Merchant.class));
                yield Map.of();
            }
            case "GET payments" -> payments();
            case "GET refunds" -> refunds();
            case "GET callbacks" -> sent();
            case "GET book" -> book(parts[4]);
            case "GET faults" -> world.inTurn(state -> state.faults);
            case "PUT faults" -> {
                misbehave(Json.read(ask.body(), PayFaults.class));
                yield Map.of();
            }
            case "DELETE faults" -> {
                behave();
                yield Map.of();
            }
            case "POST payments" -> pay(parts[4], parts[5]);
            case "POST probes" -> Map.of("answer", probe(parts[4], parts[5]));
            case "POST prepaid" -> {
                Payment order = byPrepayId(parts[4]);
                yield pay(order.mchid(), order.outTradeNo());
            }
            case "POST refunds" -> decide(parts[4], parts[5], Refund.Status.valueOf(parts[6]));
            case "POST release" -> {
                release(ask.parameter("backwards").equals("true"));
                yield Map.of();
            }
            default -> throw new PayRefusal(404, "RESOURCE_NOT_EXISTS", "no such control");
        };
    }
}
