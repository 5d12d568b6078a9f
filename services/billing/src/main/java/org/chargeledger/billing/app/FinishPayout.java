package org.chargeledger.billing.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.Arrears;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Transfer;
import org.chargeledger.billing.pay.PaymentChannel.PartAnswer;
import org.chargeledger.billing.pay.PaymentChannel.PartState;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.PayOrders;
import org.chargeledger.billing.store.Payouts;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.http.Refusal;
import org.jboss.logging.Logger;

/**
 * Ends a part of a payout once: its money has arrived, or comes back into the wallet, where it first pays what is owed.
 */
@ApplicationScoped
class FinishPayout {

    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);
    /** Staff put it right in the merchant's console; until then it is looked at now and then. */
    private static final Duration ABNORMAL_AGAIN = Duration.ofHours(1);

    /** {@code rechargeLeftFen} is what of the recharge did not go back; absent where a bill's refund was sent on. */
    record Done(String operatorId, UUID driverId, UUID payoutId, long amountFen, String refundNo, Instant doneAt,
            Optional<UUID> rechargeId, Optional<Long> rechargeLeftFen) {}

    record Failed(String operatorId, UUID driverId, UUID payoutId, long amountFen, String refundNo, String reason,
            long arrearsPaidFen, Instant failedAt) {}

    record Abnormal(String operatorId, UUID driverId, UUID payoutId, long amountFen, String refundNo,
            Instant abnormalSince) {}

    private static final Logger LOG = Logger.getLogger(FinishPayout.class);

    private final Payouts payouts;
    private final PayOrders orders;
    private final Accounts accounts;
    private final EndRefundItem endRefundItem;
    private final Outbox outbox;
    private final Counter contradicted;
    private final InstantSource clock;
    private final InstantSource realTime = InstantSource.system();

    FinishPayout(Payouts payouts, PayOrders orders, Accounts accounts, EndRefundItem endRefundItem, Outbox outbox,
            MeterRegistry metrics, InstantSource clock) {
        this.payouts = payouts;
        this.orders = orders;
        this.accounts = accounts;
        this.endRefundItem = endRefundItem;
        this.outbox = outbox;
        this.contradicted = metrics.counter("chargeledger.payouts.contradicted");
        this.clock = clock;
    }

    /**
     * By a notice. It may be of an earlier attempt under the same number, so bad news is only a reason to ask now.
     */
    void told(Tx tx, String operatorId, PartAnswer notice) {
        Payouts.Part part = lock(tx, operatorId, notice.refundNo());
        if (notice.state() == PartState.DONE) {
            apply(tx, part, notice);
        } else if (part.sent() && !part.ended()) {
            payouts.answered(tx, part, part.state(), part.lastAnswer(), null, realTime.instant());
        }
    }

    /** By the channel's answer to what was asked just now. */
    void apply(Tx tx, String operatorId, PartAnswer answer) {
        apply(tx, lock(tx, operatorId, answer.refundNo()), answer);
    }

    private void apply(Tx tx, Payouts.Part part, PartAnswer answer) {
        if (answer.acceptedAt() != null) {
            payouts.accepted(tx, part, answer.acceptedAt());
        }
        if (part.ended()) {
            watchContradiction(part, answer);
            return;
        }
        switch (answer.state()) {
            case DONE -> done(tx, part, answer.doneAt());
            case FAILED -> failed(tx, part, "CLOSED");
            case PROCESSING -> goesOn(tx, part, answer.state(), ASK_AGAIN);
            case ABNORMAL -> abnormal(tx, part);
        }
    }

    /** The wallet has the money again, and the channel paid it nevertheless: somebody has to look. */
    private void watchContradiction(Payouts.Part part, PartAnswer answer) {
        if (part.failed() && answer.state() == PartState.DONE) {
            contradicted.increment();
            LOG.errorf("refund %s of %s had failed and came back, and is paid now", part.refundNo(), part.operatorId());
        }
    }

    private void goesOn(Tx tx, Payouts.Part part, PartState state, Duration again) {
        payouts.answered(tx, part, state.name(), state.name(), null, realTime.instant().plus(again));
        endRefundItem.goesOn(tx, part, clock.instant());
    }

    /** The driver's card takes no money: told once, and seen by staff until it is put right. */
    private void abnormal(Tx tx, Payouts.Part part) {
        if (!part.state().equals(PartState.ABNORMAL.name())) {
            tell(tx, part, "wallet-refund-abnormal", new Abnormal(part.operatorId(), part.driverId(), part.payoutId(),
                    part.amount().fen(), part.refundNo(), clock.instant()));
        }
        goesOn(tx, part, PartState.ABNORMAL, ABNORMAL_AGAIN);
    }

    /** The channel will never take it. */
    void refuse(Tx tx, String operatorId, String refundNo, String reason) {
        Payouts.Part part = lock(tx, operatorId, refundNo);
        if (!part.ended()) {
            failed(tx, part, reason);
        }
    }

    /** It stays as it is and is asked for, or sent again unchanged, later. */
    void later(Tx tx, String operatorId, String refundNo, String answer) {
        Payouts.Part part = lock(tx, operatorId, refundNo);
        if (!part.ended()) {
            payouts.answered(tx, part, part.state(), answer, null, realTime.instant().plus(ASK_AGAIN));
            endRefundItem.goesOn(tx, part, clock.instant());
        }
    }

    private Payouts.Part lock(Tx tx, String operatorId, String refundNo) {
        return payouts.lock(tx, operatorId, refundNo).orElseThrow(() -> Refusal.notFound("payout"));
    }

    private void done(Tx tx, Payouts.Part part, Instant doneAt) {
        Book book = posted(tx, part, Transfer.Kind.PAYOUT_DONE,
                AccountId.operators(AccountId.Kind.WECHAT_PAY_CLEARING));
        accounts.write(tx, List.of(book), clock.instant());
        payouts.answered(tx, part, "DONE", "SUCCESS", doneAt, realTime.instant());
        Optional<PayOrders.WentBack> back = orders.wentBack(tx, part.operatorId(), part.payoutId(), part.orderNo());
        tell(tx, part, "wallet-refund-done", new Done(part.operatorId(), part.driverId(), part.payoutId(),
                part.amount().fen(), part.refundNo(), clock.instant(), back.map(PayOrders.WentBack::rechargeId),
                back.map(PayOrders.WentBack::leftFen)));
        endRefundItem.partEnded(tx, part, clock.instant());
    }

    private void failed(Tx tx, Payouts.Part part, String reason) {
        Book book = posted(tx, part, Transfer.Kind.PAYOUT_FAILED, AccountId.wallet(part.driverId()));
        book.payArrears(part.driverId(), cause(part).name());
        accounts.write(tx, List.of(book), clock.instant());
        payouts.answered(tx, part, "FAILED", reason, null, realTime.instant());
        tell(tx, part, "wallet-refund-failed", new Failed(part.operatorId(), part.driverId(), part.payoutId(),
                part.amount().fen(), part.refundNo(), reason, Arrears.total(book.arrearsPaid()).fen(),
                clock.instant()));
        endRefundItem.partEnded(tx, part, clock.instant());
    }

    private Book posted(Tx tx, Payouts.Part part, Transfer.Kind kind, AccountId to) {
        Book book = accounts.lockWallet(tx, part.operatorId(), part.driverId());
        book.transfer(cause(part), kind, AccountId.operators(AccountId.Kind.WECHAT_PAY_REFUNDS), to, part.amount());
        return book;
    }

    private static Transfer.Cause cause(Payouts.Part part) {
        return SendBack.cause(part.driverId(), part.refundNo(), part.attempt());
    }

    private void tell(Tx tx, Payouts.Part part, String name, Object body) {
        outbox.append(tx, List.of(new NewEvent("billing.wallet.v1", part.driverId().toString(),
                "billing." + name + ".v1", part.operatorId(), body)));
    }
}
