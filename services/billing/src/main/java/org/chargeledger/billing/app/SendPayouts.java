package org.chargeledger.billing.app;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.chargeledger.billing.domain.Lease;
import org.chargeledger.billing.pay.Account;
import org.chargeledger.billing.pay.ChannelRefusal;
import org.chargeledger.billing.pay.ChannelUnknown;
import org.chargeledger.billing.pay.PaymentChannel;
import org.chargeledger.billing.pay.PaymentChannel.NewPart;
import org.chargeledger.billing.pay.PaymentChannel.PartAnswer;
import org.chargeledger.billing.pay.PaymentChannel.PartState;
import org.chargeledger.billing.store.Payouts;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.jboss.logging.Logger;

/** Sends the parts of payouts one after another, and asks for those whose end is not known; a number never changes. */
@ApplicationScoped
public class SendPayouts {

    private static final Logger LOG = Logger.getLogger(SendPayouts.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    /** Asked for and sent, in eight seconds each at most, and written down. */
    private static final Duration ONE_PART = Duration.ofSeconds(20);
    private static final int AT_MOST = 10;

    private final SystemDb db;
    private final Payouts payouts;
    private final PaymentChannel channel;
    private final FinishPayout finishPayout;
    private final InstantSource realTime = InstantSource.system();

    SendPayouts(SystemDb db, Payouts payouts, PaymentChannel channel, FinishPayout finishPayout) {
        this.db = db;
        this.payouts = payouts;
        this.channel = channel;
        this.finishPayout = finishPayout;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        send(realTime.instant());
    }

    /**
     * Parts that are due at this real time; no transaction is open while the channel is asked. While it is slow the
     * last ones are left to whoever finds them once they are free again, for two would send them otherwise.
     */
    public void send(Instant now) {
        var lease = Lease.of(realTime.instant(), LEASE);
        for (Payouts.Part part : db.inTransaction(tx -> payouts.claim(tx, now, LEASE, AT_MOST))) {
            if (!lease.covers(realTime.instant(), ONE_PART)) {
                return;
            }
            try {
                send(part);
            } catch (RuntimeException e) {
                LOG.warnf("refund %s is tried again: %s", part.refundNo(), e.toString());
            }
        }
    }

    private void send(Payouts.Part part) {
        try {
            PartAnswer answer = answer(part);
            change(tx -> finishPayout.apply(tx, part.operatorId(), answer));
        } catch (ChannelUnknown e) {
            change(tx -> finishPayout.later(tx, part.operatorId(), part.refundNo(), e.reason().name()));
        } catch (ChannelRefusal e) {
            if (e.saysLater()) {
                change(tx -> finishPayout.later(tx, part.operatorId(), part.refundNo(), e.getMessage()));
            } else {
                change(tx -> finishPayout.refuse(tx, part.operatorId(), part.refundNo(), e.getMessage()));
            }
        }
    }

    /** What may have been taken is asked for before it is sent again; what was taken is never sent again. */
    private PartAnswer answer(Payouts.Part part) {
        var account = new Account(part.operatorId(), part.mchid());
        if (part.maybeTaken()) {
            try {
                PartAnswer answer = channel.part(account, part.refundNo());
                if (!(isRepetition(part) && answer.state() == PartState.FAILED)) {
                    return answer;
                }
            } catch (ChannelRefusal e) {
                if (!e.saysUnknown()) {
                    throw new ChannelUnknown(e);
                }
                if (part.sent()) {
                    throw ChannelUnknown.denied();
                }
            }
        }
        return channel.payBack(account, new NewPart(part.refundNo(), part.orderNo(), part.amount(), part.orderAmount(),
                part.reason()));
    }

    /** Sent after it had failed: that it failed says nothing of this attempt, which is the same number's. */
    private static boolean isRepetition(Payouts.Part part) {
        return part.attempt() > 1 && part.state().equals("REQUESTED");
    }

    private void change(Consumer<Tx> work) {
        db.inTransaction(tx -> {
            work.accept(tx);
            return null;
        });
    }
}
