package org.chargeledger.voucher.kafka;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.voucher.app.GiveVouchers;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.Recharge;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads billing.wallet-recharged.v1. Translates, and decides nothing. */
@ApplicationScoped
public class RechargeConsumer {

    static final String TYPE = "billing.wallet-recharged.v1";

    /** The part of the event that vouchers read. */
    public record WalletRecharged(UUID driverId, String rechargeId, Long amountFen, Instant rechargedAt) {}

    private final Inbox inbox;
    private final GiveVouchers giveVouchers;

    RechargeConsumer(Inbox inbox, GiveVouchers giveVouchers) {
        this.inbox = inbox;
        this.giveVouchers = giveVouchers;
    }

    @Incoming("recharges")
    @Blocking
    void on(ConsumerRecords<String, String> batch) {
        inbox.consume("voucher.recharges", batch, (tx, events) -> giveVouchers.forRecharges(tx, events.stream()
                .filter(event -> event.is(TYPE)).map(RechargeConsumer::recharge).toList()));
    }

    static Recharge recharge(Event event) {
        WalletRecharged body = event.as(WalletRecharged.class);
        return new Recharge(new DriverKey(event.operatorId(), Required.of(event, "driverId", body.driverId())),
                Required.of(event, "rechargeId", body.rechargeId()), Required.of(event, "amountFen", body.amountFen()),
                Required.of(event, "rechargedAt", body.rechargedAt()));
    }
}
