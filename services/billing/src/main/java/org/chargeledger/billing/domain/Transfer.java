package org.chargeledger.billing.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/**
 * One entry of the ledger: an amount above zero that leaves nothing behind and nothing over. Never changed, never
 * deleted.
 */
public record Transfer(UUID id, Kind kind, Cause cause, AccountId debit, AccountId credit, Money amount) {

    public enum Kind {
        RECHARGE,
        /** What was booked by mistake is taken back, as far as it is left. */
        RECHARGE_REVERSED,
        /** Given by the operator on top of what was paid in. */
        BONUS,
        BONUS_WITHDRAWN,
        RESERVE,
        RELEASE,
        SETTLE,
        VOUCHER,
        RECEIVABLE,
        /** A component of a bill that was owed is paid from a wallet. */
        ARREARS,
        /** Part of a bill goes back to whoever bore it, because a newer version costs less. */
        CORRECTION,
        /** Part of a bill goes back to whoever bore it, as a kindness or a duty; the bill stays. */
        REFUND,
        /**
         * Money leaves a wallet towards the driver's own account, arrives there, or comes back; what is paid outside
         * WeChat Pay is booked when it has arrived.
         */
        PAYOUT,
        PAYOUT_DONE,
        PAYOUT_FAILED
    }

    /**
     * Why money moves: a name that is never used twice, whose money it is, for which session (null: for none), and for
     * which component of its bill where the accounts do not tell (else null).
     */
    public record Cause(String name, UUID driverId, BillNo billNo, Component component) {

        public static Cause of(SessionKey session, String name) {
            return new Cause(name, session.driverId(), session.billNo(), null);
        }

        public static Cause of(UUID driverId, String name) {
            return new Cause(name, driverId, null, null);
        }
    }

    public Transfer {
        if (amount.fen() <= 0) {
            throw new IllegalArgumentException("a transfer moves more than nothing: " + amount);
        }
    }

    /** The id follows from the cause, so that the same cause cannot be booked twice. */
    static Transfer of(Cause cause, Kind kind, AccountId debit, AccountId credit, Money amount) {
        String name = cause.name() + '|' + cause.billNo() + '|' + kind + '|' + debit + '|' + credit
                + (cause.component() == null ? "" : "|" + cause.component());
        return new Transfer(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), kind, cause, debit, credit,
                amount);
    }

    Transfer plus(Transfer same) {
        return new Transfer(id, kind, cause, debit, credit, amount.plus(same.amount));
    }
}
