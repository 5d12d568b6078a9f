package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.PaidOrder;
import org.chargeledger.billing.domain.Payable;
import org.chargeledger.billing.domain.PayoutPlan;
import org.chargeledger.billing.domain.Transfer;
import org.chargeledger.billing.domain.refund.ItemProblem;
import org.chargeledger.billing.pay.PaymentChannel;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.PayOrders;
import org.chargeledger.billing.store.Payouts;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.rating.Money;

/** Takes principal out of a wallet and lays it ready to be sent to earlier payments: for staff, or for a batch. */
@ApplicationScoped
class SendBack {

    record Order(String operatorId, UUID payoutId, UUID driverId, Money amount, String reason, String by) {}

    record WalletRefundRequested(String operatorId, UUID driverId, UUID payoutId, long amountFen, int parts,
            String reason, Instant requestedAt) {}

    private final Accounts accounts;
    private final PayOrders orders;
    private final Payouts payouts;
    private final PaymentChannel channel;
    private final Outbox outbox;
    private final InstantSource realTime = InstantSource.system();

    SendBack(Accounts accounts, PayOrders orders, Payouts payouts, PaymentChannel channel, Outbox outbox) {
        this.accounts = accounts;
        this.orders = orders;
        this.payouts = payouts;
        this.channel = channel;
        this.outbox = outbox;
    }

    PayoutPlan plan(Tx tx, String operatorId, UUID driverId, Money amount) {
        return PayoutPlan.of(amount, orders.refundable(tx, operatorId, driverId, mchid(operatorId)),
                realTime.instant());
    }

    /** Which way so much principal can go out now. */
    Payable payable(Tx tx, String operatorId, UUID driverId, Money principal) {
        return Payable.of(principal, orders.refundable(tx, operatorId, driverId, mchid(operatorId)),
                realTime.instant());
    }

    /** The plan covers the order's amount, and the book's wallet holds it. */
    void send(Tx tx, Book book, Order order, PayoutPlan plan, Instant now) {
        leave(book, order, 1, order.amount());
        accounts.write(tx, List.of(book), now);
        payouts.add(tx, order.operatorId(), order.payoutId(), order.driverId(), order.amount(), order.reason(),
                order.by(), now);
        int number = 0;
        for (PayoutPlan.Part part : plan.parts()) {
            number++;
            payouts.addPart(tx, order.operatorId(), order.payoutId(), order.driverId(), refundNo(order, number),
                    part.orderNo(), part.amount(), mchid(order.operatorId()), realTime.instant());
        }
        outbox.append(tx, List.of(new NewEvent("billing.wallet.v1", order.driverId().toString(),
                "billing.wallet-refund-requested.v1", order.operatorId(), new WalletRefundRequested(order.operatorId(),
                        order.driverId(), order.payoutId(), order.amount().fen(), plan.parts().size(), order.reason(),
                        now))));
    }

    /** What of a payout failed and came back is sent once more, unless its money or payments were used meanwhile. */
    Optional<ItemProblem> sendAgain(Tx tx, Order order, Instant now) {
        List<Payouts.Part> failed = payouts.of(tx, order.operatorId(), order.payoutId()).stream()
                .filter(Payouts.Part::failed).toList();
        Money amount = failed.stream().map(Payouts.Part::amount).reduce(Money.ZERO, Money::plus);
        Book book = accounts.lockWallet(tx, order.operatorId(), order.driverId());
        if (book.balance(AccountId.wallet(order.driverId())).compareTo(amount) < 0) {
            return Optional.of(ItemProblem.BALANCE_SPENT);
        }
        if (!paymentsTake(tx, order, failed)) {
            return Optional.of(ItemProblem.PAYMENT_USED_UP);
        }
        for (Payouts.Part part : failed) {
            leave(book, order, part.attempt() + 1, part.amount());
            payouts.again(tx, part, realTime.instant());
        }
        accounts.write(tx, List.of(book), now);
        return Optional.empty();
    }

    /** Each payment has at most one part of a payout. */
    private boolean paymentsTake(Tx tx, Order order, List<Payouts.Part> parts) {
        Map<String, PaidOrder> payments = orders
                .refundable(tx, order.operatorId(), order.driverId(), mchid(order.operatorId())).stream()
                .collect(Collectors.toMap(PaidOrder::orderNo, Function.identity()));
        return parts.stream().allMatch(part -> payments.containsKey(part.orderNo())
                && payments.get(part.orderNo()).takes(part.amount(), realTime.instant()));
    }

    /** Null without a merchant account. */
    private String mchid(String operatorId) {
        return channel.mchid(operatorId).orElse(null);
    }

    private static void leave(Book book, Order order, int attempt, Money amount) {
        book.transfer(cause(order.driverId(), order.payoutId().toString(), attempt), Transfer.Kind.PAYOUT,
                AccountId.wallet(order.driverId()), AccountId.operators(AccountId.Kind.WECHAT_PAY_REFUNDS), amount);
    }

    /** Each attempt is booked by itself. */
    static Transfer.Cause cause(UUID driverId, String number, int attempt) {
        return Transfer.Cause.of(driverId, "payout " + number + (attempt == 1 ? "" : " attempt " + attempt));
    }

    /** A part's number follows from the payout and never changes, for the channel pays each number once. */
    private static String refundNo(Order order, int number) {
        return order.payoutId().toString().replace("-", "") + "-" + number;
    }
}
