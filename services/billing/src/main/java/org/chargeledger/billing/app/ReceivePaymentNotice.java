package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.chargeledger.billing.pay.Notice;
import org.chargeledger.billing.pay.PaymentChannel;
import org.chargeledger.billing.pay.SealedNotice;
import org.chargeledger.billing.store.PayOrders;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.http.Refusal;

/** Takes what the payment channel tells: believed only when signed and fresh, and each notice handled once. */
@ApplicationScoped
public class ReceivePaymentNotice {

    private final SystemDb db;
    private final PaymentChannel channel;
    private final PayOrders orders;
    private final ConfirmPayment confirmPayment;
    private final FinishPayout finishPayout;
    private final InstantSource realTime = InstantSource.system();

    ReceivePaymentNotice(SystemDb db, PaymentChannel channel, PayOrders orders, ConfirmPayment confirmPayment,
            FinishPayout finishPayout) {
        this.db = db;
        this.channel = channel;
        this.orders = orders;
        this.confirmPayment = confirmPayment;
        this.finishPayout = finishPayout;
    }

    public void receive(String operatorId, SealedNotice sealed) {
        if (channel.mchid(operatorId).isEmpty()) {
            throw Refusal.notFound("operator");
        }
        Notice notice = channel.open(operatorId, sealed).orElseThrow(() -> new Refusal(401, "notice-not-believed",
                "Not believed", "the signature is missing, wrong or too old"));
        db.inTransaction(tx -> {
            if (orders.firstNotice(tx, operatorId, notice.id(), realTime.instant())) {
                if (notice.order() != null) {
                    confirmPayment.confirm(tx, operatorId, notice.order());
                } else {
                    finishPayout.told(tx, operatorId, notice.part());
                }
            }
            return null;
        });
    }
}
