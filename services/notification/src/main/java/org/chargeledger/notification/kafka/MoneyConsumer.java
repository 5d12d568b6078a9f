package org.chargeledger.notification.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.notification.app.SendingLoop;
import org.chargeledger.notification.app.TellOfMoney;
import org.chargeledger.notification.domain.LowBalance;
import org.chargeledger.notification.domain.Message;
import org.chargeledger.notification.domain.OfflinePayout;
import org.chargeledger.notification.domain.StuckPayout;
import org.chargeledger.notification.domain.VoucherExpiring;
import org.chargeledger.notification.domain.VoucherGift;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads billing.wallet.v1 and voucher.voucher.v1: money and vouchers that came, went back, run out or run low. */
@ApplicationScoped
public class MoneyConsumer {

    private static final Map<String, Function<Event, Message>> READERS = Map.of(
            "billing.balance-low.v1", event -> low(event).message(),
            "billing.wallet-refund-abnormal.v1", event -> stuck(event).message(),
            "billing.wallet-refunded-offline.v1", event -> paidOffline(event).message(),
            "voucher.voucher-granted.v1", event -> granted(event).message(),
            "voucher.voucher-expiring.v1", event -> expiring(event).message());

    private final Inbox inbox;
    private final TellOfMoney tellOfMoney;
    private final PayoutEvents payouts;
    private final SendingLoop sending;

    MoneyConsumer(Inbox inbox, TellOfMoney tellOfMoney, PayoutEvents payouts, SendingLoop sending) {
        this.inbox = inbox;
        this.tellOfMoney = tellOfMoney;
        this.payouts = payouts;
        this.sending = sending;
    }

    @Incoming("wallets")
    @Blocking
    public void onWallets(ConsumerRecords<String, String> batch) {
        inbox.consume("notification.wallets", batch, this::handle);
        sending.wake();
    }

    @Incoming("vouchers")
    @Blocking
    public void onVouchers(ConsumerRecords<String, String> batch) {
        inbox.consume("notification.vouchers", batch, this::handle);
        sending.wake();
    }

    private void handle(Tx tx, List<Event> events) {
        tellOfMoney.tell(tx, events.stream().flatMap(event -> Optional.ofNullable(READERS.get(event.type()))
                .map(reader -> reader.apply(event)).stream()).toList());
        events.forEach(event -> payouts.tell(tx, event));
    }

    static LowBalance low(Event event) {
        LowBalance low = event.as(LowBalance.class);
        require(low.operatorId(), low.driverId(), low.at());
        return low;
    }

    static StuckPayout stuck(Event event) {
        StuckPayout stuck = event.as(StuckPayout.class);
        require(stuck.operatorId(), stuck.driverId(), stuck.payoutId(), stuck.refundNo(), stuck.abnormalSince());
        return stuck;
    }

    static OfflinePayout paidOffline(Event event) {
        OfflinePayout paid = event.as(OfflinePayout.class);
        require(paid.operatorId(), paid.driverId(), paid.payoutId(), paid.refundedAt());
        return paid;
    }

    static VoucherGift granted(Event event) {
        VoucherGift gift = event.as(VoucherGift.class);
        require(gift.operatorId(), gift.driverId(), gift.voucherId(), gift.at(), gift.expiresAt());
        return gift;
    }

    static VoucherExpiring expiring(Event event) {
        VoucherExpiring expiring = event.as(VoucherExpiring.class);
        require(expiring.operatorId(), expiring.driverId(), expiring.voucherId(), expiring.expiresAt());
        return expiring;
    }

    private static void require(Object... values) {
        for (Object value : values) {
            if (value == null) {
                throw new Poison("a balance or a voucher lacks its operator, driver, number or time");
            }
        }
    }
}
