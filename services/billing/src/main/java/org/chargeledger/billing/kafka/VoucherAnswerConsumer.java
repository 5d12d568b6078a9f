package org.chargeledger.billing.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.billing.app.SettleBills;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.UsedVoucher;
import org.chargeledger.billing.domain.VoucherAnswer;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.rating.Money;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Reads voucher.answer.v1: a rated bill has its voucher, or has none. */
@ApplicationScoped
public class VoucherAnswerConsumer {

    /** The part of voucher-applied and voucher-none that billing reads; the terms were not told in the beginning. */
    record Body(String billNo, int billVersion, String voucherId, long discountFen, Long faceFen,
            long minimumSpendFen) {

        UsedVoucher voucher() {
            return new UsedVoucher(voucherId, new Money(faceFen == null ? discountFen : faceFen),
                    new Money(minimumSpendFen));
        }
    }

    private final Inbox inbox;
    private final SettleBills settleBills;

    VoucherAnswerConsumer(Inbox inbox, SettleBills settleBills) {
        this.inbox = inbox;
        this.settleBills = settleBills;
    }

    @Incoming("voucher-answers")
    public Flow.Subscriber<Message<ConsumerRecords<String, String>>> answers() {
        return inbox.reader("billing.voucher-answers", (tx, events) -> settleBills.settle(tx,
                events.stream().flatMap(event -> answer(event).stream()).toList()));
    }

    static Optional<VoucherAnswer> answer(Event event) {
        boolean applied = event.is("voucher.voucher-applied.v1");
        if (!applied && !event.is("voucher.voucher-none.v1")) {
            return Optional.empty();
        }
        Body answer = event.as(Body.class);
        if (answer.discountFen() < 0 || answer.billVersion() < 1 || !BillNo.isBillNo(answer.billNo())) {
            throw new Poison("no answer to a bill: " + answer);
        }
        return Optional.of(new VoucherAnswer(event.operatorId(), new BillNo(answer.billNo()), answer.billVersion(),
                applied ? answer.voucher() : null, new Money(applied ? answer.discountFen() : 0)));
    }
}
