package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import org.chargeledger.billing.pay.PaymentChannel.OrderAnswer;
import org.chargeledger.billing.pay.PaymentChannel.OrderState;
import org.chargeledger.billing.store.PayOrders;
import org.chargeledger.billing.store.Recharges;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.jboss.logging.Logger;

/** Books a payment once, whoever says so and however often: a notice, a second one, or the answer to a question. */
@ApplicationScoped
class ConfirmPayment {

    private static final Logger LOG = Logger.getLogger(ConfirmPayment.class);

    private final PayOrders orders;
    private final BookRecharge bookRecharge;
    private final InstantSource clock;

    ConfirmPayment(PayOrders orders, BookRecharge bookRecharge, InstantSource clock) {
        this.orders = orders;
        this.bookRecharge = bookRecharge;
        this.clock = clock;
    }

    /**
     * The order's row is the lock between replicas. An order that was given up is still booked when it was paid. One that
     * was paid with another amount is kept as such, and booked by nobody.
     */
    void confirm(Tx tx, String operatorId, OrderAnswer answer) {
        PayOrders.Order order = orders.lock(tx, operatorId, answer.orderNo())
                .orElseThrow(() -> Refusal.notFound("order"));
        if (order.paid()) {
            return;
        }
        if (answer.state() == OrderState.CLOSED) {
            orders.closed(tx, order);
        } else if (answer.state() == OrderState.PAID) {
            book(tx, order, answer);
        }
    }

    private void book(Tx tx, PayOrders.Order order, OrderAnswer answer) {
        if (!answer.amount().equals(order.amount())) {
            LOG.warnf("order %s of %s is over %d fen, and %d were paid: nothing is booked", order.orderNo(),
                    order.operatorId(), order.amount().fen(), answer.amount().fen());
            orders.differs(tx, order, answer.transactionId(), answer.amount(), answer.paidAt());
            return;
        }
        UUID rechargeId = UUID.nameUUIDFromBytes((order.operatorId() + "|" + order.orderNo())
                .getBytes(StandardCharsets.UTF_8));
        bookRecharge.book(tx, order.operatorId(), new Recharges.Received(rechargeId, order.driverId(), order.amount(),
                Recharges.Source.WECHAT_PAY, "order " + order.orderNo(), "driver"), clock.instant());
        orders.paid(tx, order, answer.transactionId(), rechargeId, answer.paidAt());
    }
}
