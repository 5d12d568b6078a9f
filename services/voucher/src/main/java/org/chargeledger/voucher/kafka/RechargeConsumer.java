package org.chargeledger.voucher.kafka;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.voucher.app.GiveVouchers;
import org.chargeledger.voucher.app.LapseVouchers;
import org.chargeledger.voucher.domain.DriverKey;
import org.chargeledger.voucher.domain.Recharge;
import org.chargeledger.voucher.domain.RefundedRecharge;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads of recharges on billing.wallet.v1, and of what was paid back of them. Translates, and decides nothing. */
@ApplicationScoped
public class RechargeConsumer {

    static final String TYPE = "billing.wallet-recharged.v1";

    /** The part of the event that vouchers read. */
    public record WalletRecharged(UUID driverId, String rechargeId, Long amountFen, Instant rechargedAt) {}

    static final Set<String> REFUNDS = Set.of("billing.wallet-refund-done.v1", "billing.wallet-recharge-reversed.v1");

    /** The part of both events that vouchers read; those of an earlier release name no recharge. */
    public record Refund(UUID driverId, String rechargeId, Long rechargeLeftFen) {}

    private final Inbox inbox;
    private final GiveVouchers giveVouchers;
    private final LapseVouchers lapseVouchers;

    RechargeConsumer(Inbox inbox, GiveVouchers giveVouchers, LapseVouchers lapseVouchers) {
        this.inbox = inbox;
        this.giveVouchers = giveVouchers;
        this.lapseVouchers = lapseVouchers;
    }

    @Incoming("recharges")
    @Blocking
    void on(ConsumerRecords<String, String> batch) {
        inbox.consume("voucher.recharges", batch, this::handle);
    }

    /** What goes back of a recharge is told after it, in a batch too. */
    private void handle(Tx tx, List<Event> events) {
        giveVouchers.forRecharges(tx, events.stream().filter(event -> event.is(TYPE)).map(RechargeConsumer::recharge)
                .toList());
        lapseVouchers.forRefunds(tx, events.stream().filter(event -> REFUNDS.contains(event.type()))
                .map(RechargeConsumer::refund).flatMap(Optional::stream).toList());
    }

    static Optional<RefundedRecharge> refund(Event event) {
        Refund body = event.as(Refund.class);
        return body.rechargeId() == null ? Optional.empty() : Optional.of(new RefundedRecharge(
                new DriverKey(event.operatorId(), Required.of(event, "driverId", body.driverId())), body.rechargeId(),
                Required.of(event, "rechargeLeftFen", body.rechargeLeftFen())));
    }

    static Recharge recharge(Event event) {
        WalletRecharged body = event.as(WalletRecharged.class);
        return new Recharge(new DriverKey(event.operatorId(), Required.of(event, "driverId", body.driverId())),
                Required.of(event, "rechargeId", body.rechargeId()), Required.of(event, "amountFen", body.amountFen()),
                Required.of(event, "rechargedAt", body.rechargedAt()));
    }
}
