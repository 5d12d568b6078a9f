package org.chargeledger.billing.app;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.chargeledger.billing.domain.Lease;
import org.chargeledger.billing.pay.Account;
import org.chargeledger.billing.pay.ChannelRefusal;
import org.chargeledger.billing.pay.PaymentChannel;
import org.chargeledger.billing.pay.PaymentChannel.OrderAnswer;
import org.chargeledger.billing.pay.PaymentChannel.OrderState;
import org.chargeledger.billing.store.PayOrders;
import org.chargeledger.kit.db.SystemDb;
import org.jboss.logging.Logger;

/** Asks for orders of which nothing was heard, so that a lost notice loses no money, and closes those nobody paid. */
@ApplicationScoped
public class FollowPayments {

    private static final Logger LOG = Logger.getLogger(FollowPayments.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    /** Asked for, closed and asked for once more, in eight seconds each at most, and booked. */
    private static final Duration ONE_ORDER = Duration.ofSeconds(30);
    private static final int AT_MOST = 20;

    private final SystemDb db;
    private final PayOrders orders;
    private final PaymentChannel channel;
    private final ConfirmPayment confirmPayment;
    private final InstantSource realTime = InstantSource.system();

    FollowPayments(SystemDb db, PayOrders orders, PaymentChannel channel, ConfirmPayment confirmPayment) {
        this.db = db;
        this.orders = orders;
        this.channel = channel;
        this.confirmPayment = confirmPayment;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        follow(realTime.instant());
    }

    /**
     * Orders that are due at this real time; no transaction is open while the channel is asked. One that cannot be
     * booked, or whose merchant account is broken, stays open, is said again each time, and keeps nobody else waiting.
     * While the channel is slow the last ones are left to whoever finds them once they are free again: two that ask for
     * one order do no harm, but would ask a slow channel twice.
     */
    public void follow(Instant now) {
        var lease = Lease.of(realTime.instant(), LEASE);
        for (PayOrders.Order order : db.inTransaction(tx -> orders.claim(tx, now, LEASE, AT_MOST))) {
            if (!lease.covers(realTime.instant(), ONE_ORDER)) {
                return;
            }
            try {
                settle(order, now);
            } catch (RuntimeException e) {
                LOG.warnf("order %s is asked for again: %s", order.orderNo(), e.toString());
            }
        }
    }

    private void settle(PayOrders.Order order, Instant now) {
        OrderAnswer answer = ask(order, now);
        boolean expired = now.isAfter(order.expiresAt());
        if (answer.state() == OrderState.OPEN && expired) {
            answer = close(order);
        }
        OrderAnswer known = answer;
        db.inTransaction(tx -> {
            confirmPayment.confirm(tx, order.operatorId(), known);
            return null;
        });
    }

    /** An order that never reached the channel can reach it until it expires. */
    private OrderAnswer ask(PayOrders.Order order, Instant now) {
        try {
            return channel.order(account(order), order.orderNo());
        } catch (ChannelRefusal refusal) {
            if (refusal.saysUnknown() && now.isAfter(order.expiresAt())) {
                return closed(order);
            }
            return new OrderAnswer(order.orderNo(), OrderState.OPEN, null, null, null);
        }
    }

    /** It may have been paid this very moment. */
    private OrderAnswer close(PayOrders.Order order) {
        try {
            channel.close(account(order), order.orderNo());
            return closed(order);
        } catch (ChannelRefusal refusal) {
            return channel.order(account(order), order.orderNo());
        }
    }

    private static Account account(PayOrders.Order order) {
        return new Account(order.operatorId(), order.mchid());
    }

    private static OrderAnswer closed(PayOrders.Order order) {
        return new OrderAnswer(order.orderNo(), OrderState.CLOSED, null, null, null);
    }
}
