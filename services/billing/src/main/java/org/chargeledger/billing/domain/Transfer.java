package org.chargeledger.billing.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.chargeledger.rating.Money;

/**
 * One entry of the ledger: an amount above zero that leaves nothing behind and nothing over. Never changed, never
 * deleted.
 */
public record Transfer(UUID id, Kind kind, Cause cause, AccountId debit, AccountId credit, Money amount) {

    public enum Kind { RECHARGE, RESERVE, RELEASE, SETTLE, VOUCHER, RECEIVABLE }

    /** Why money moves: a name that is never used twice, whose money it is, and for which session (null: for none). */
    public record Cause(String name, UUID driverId, BillNo billNo) {

        public static Cause of(SessionKey session, String name) {
            return new Cause(name, session.driverId(), session.billNo());
        }
    }

    public Transfer {
        if (amount.fen() <= 0) {
            throw new IllegalArgumentException("a transfer moves more than nothing: " + amount);
        }
    }

    /** The id follows from the cause, so that the same cause cannot be booked twice. */
    static Transfer of(Cause cause, Kind kind, AccountId debit, AccountId credit, Money amount) {
        String name = cause.name() + '|' + cause.billNo() + '|' + kind + '|' + debit + '|' + credit;
        return new Transfer(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), kind, cause, debit, credit,
                amount);
    }

    Transfer plus(Transfer same) {
        return new Transfer(id, kind, cause, debit, credit, amount.plus(same.amount));
    }
}
