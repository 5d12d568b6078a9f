package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.Driver;
import org.chargeledger.billing.domain.view.RechargeOrder;
import org.chargeledger.billing.pay.Account;
import org.chargeledger.billing.pay.ChannelRefusal;
import org.chargeledger.billing.pay.ChannelUnknown;
import org.chargeledger.billing.pay.PaymentChannel;
import org.chargeledger.billing.pay.PaymentChannel.NewOrder;
import org.chargeledger.billing.pay.PaymentChannel.PageParameters;
import org.chargeledger.billing.store.Drivers;
import org.chargeledger.billing.store.PayOrders;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Money;

/** A driver wants to recharge: an order is remembered, then placed, and the driver's page gets what WeChat needs. */
@ApplicationScoped
public class StartRecharge {

    public record Wish(long amountFen) {}

    /** {@code mchid} is null in replies of before. */
    public record Ordered(String orderNo, long amountFen, Instant expiresAt, String mchid) {}

    public record Payable(String orderNo, long amountFen, Instant expiresAt, PageParameters payment) {}

    /** The driver pays within this time, or the order is closed. */
    private static final Duration PAYABLE = Duration.ofMinutes(30);
    /** A callback usually comes sooner; then nobody has to ask. */
    static final Duration ASK_FIRST = Duration.ofSeconds(30);

    private final TenantDb db;
    private final OnceReplies replies;
    private final Drivers drivers;
    private final PayOrders orders;
    private final PaymentChannel channel;
    private final InstantSource realTime = InstantSource.system();

    StartRecharge(TenantDb db, OnceReplies replies, Drivers drivers, PayOrders orders, PaymentChannel channel) {
        this.db = db;
        this.replies = replies;
        this.drivers = drivers;
        this.orders = orders;
        this.channel = channel;
    }

    /** The order is kept before the channel hears of it, so that a payment never meets an unknown order. */
    public Response start(Caller caller, String idempotencyKey, Wish wish) {
        UUID driverId = caller.requireDriverId();
        String mchid = channel.mchid(caller.operatorId()).orElseThrow(() -> new Refusal(409, "recharge-not-offered",
                "No recharge", "this operator takes no payments online"));
        Driver driver = db.inTenant(caller, tx -> drivers.find(tx, driverId))
                .orElseThrow(() -> new Refusal(409, "driver-unknown", "Driver unknown", "put /driver/me first"));
        Response reply = db.inTenant(caller, tx -> replies.once(tx, caller, "start-recharge", idempotencyKey, wish, 201,
                () -> order(tx, caller.operatorId(), mchid, driverId, wish)));
        return reply.getStatus() != 201 ? reply
                : place(caller.operatorId(), driver, EventJson.read((String) reply.getEntity(), Ordered.class));
    }

    public List<RechargeOrder> ofDriver(Caller caller, UUID driverId) {
        return db.inTenant(caller, tx -> orders.ofDriver(tx, driverId));
    }

    private Ordered order(Tx tx, String operatorId, String mchid, UUID driverId, Wish wish) {
        Instant now = realTime.instant();
        var order = new PayOrders.Order(operatorId, UUID.randomUUID().toString().replace("-", ""), driverId,
                new Money(wish.amountFen()), "OPEN", now.plus(PAYABLE), mchid);
        orders.add(tx, order, now, now.plus(ASK_FIRST));
        return new Ordered(order.orderNo(), wish.amountFen(), order.expiresAt(), mchid);
    }

    private Response place(String operatorId, Driver driver, Ordered order) {
        try {
            PageParameters payment = channel.prepay(new Account(operatorId, order.mchid()),
                    new NewOrder(order.orderNo(), new Money(order.amountFen()), driver.openid(), order.expiresAt()));
            return Response.status(201).entity(new Payable(order.orderNo(), order.amountFen(), order.expiresAt(),
                    payment)).build();
        } catch (ChannelUnknown e) {
            throw new Refusal(503, "payment-unreachable", "Payment unreachable",
                    "the payment service did not answer; ask again with the same key", Map.of("orderNo",
                            order.orderNo()));
        } catch (ChannelRefusal e) {
            throw new Refusal(409, "payment-refused", "Payment refused", e.getMessage(),
                    Map.of("orderNo", order.orderNo()));
        }
    }
}
