package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.utc;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Money;

/** Money that came in or was given on top; each written once and never changed. */
@ApplicationScoped
public class Recharges {

    /** Where money came from, and the account that stands for it. */
    public enum Source {
        OFFLINE(AccountId.Kind.RECHARGE_CLEARING),
        WECHAT_PAY(AccountId.Kind.WECHAT_PAY_CLEARING);

        private final AccountId.Kind clearing;

        Source(AccountId.Kind clearing) {
            this.clearing = clearing;
        }

        public AccountId.Kind clearing() {
            return clearing;
        }
    }

    public record Received(UUID rechargeId, UUID driverId, Money amount, Source source, String reason, String by) {}

    public void add(Tx tx, String operatorId, Received received, Money arrearsPaid, Instant at) {
        tx.execute("""
                insert into recharge (operator_id, recharge_id, driver_id, amount_fen, source, reason, recharged_by,
                    arrears_paid_fen, recharged_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""",
                operatorId, received.rechargeId(), received.driverId(), received.amount().fen(),
                received.source().name(), received.reason(), received.by(), arrearsPaid.fen(), utc(at));
    }

    public void addBonus(Tx tx, String operatorId, UUID grantId, UUID driverId, Money amount, String reason, String by,
            Instant at) {
        tx.execute("""
                insert into bonus_grant (operator_id, grant_id, driver_id, amount_fen, reason, granted_by, granted_at)
                values ($1, $2, $3, $4, $5, $6, $7)""",
                operatorId, grantId, driverId, amount.fen(), reason, by, utc(at));
    }
}
