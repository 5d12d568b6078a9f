package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.instant;
import static org.chargeledger.billing.store.Columns.utc;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.view.BonusView;
import org.chargeledger.billing.domain.view.RechargeView;
import org.chargeledger.billing.domain.view.TakenBack;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Money;

/** Money that came in or was given on top, and what was taken back of it; each written once and never changed. */
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

    private static final String SELECT = """
            select r.*, t.amount_fen as back_fen, t.reason as back_reason, t.reversed_by as back_by,
                t.reversed_at as back_at
            from recharge r left join recharge_reversal t
                on t.operator_id = r.operator_id and t.recharge_id = r.recharge_id""";
    private static final String SELECT_BONUSES = """
            select r.*, t.amount_fen as back_fen, t.reason as back_reason, t.withdrawn_by as back_by,
                t.withdrawn_at as back_at
            from bonus_grant r left join bonus_withdrawal t
                on t.operator_id = r.operator_id and t.grant_id = r.grant_id""";

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

    /** To be read under the lock of the driver's wallet by whoever takes it back. */
    public Optional<RechargeView> find(Tx tx, UUID driverId, UUID rechargeId) {
        return read(tx, Recharges::recharge, SELECT + " where r.driver_id = $1 and r.recharge_id = $2", driverId,
                rechargeId).stream().findFirst();
    }

    /** A driver's, newest first. */
    public List<RechargeView> ofDriver(Tx tx, UUID driverId) {
        return read(tx, Recharges::recharge, SELECT + " where r.driver_id = $1 order by r.recharged_at desc,"
                + " r.recharge_id limit 100", driverId);
    }

    public void reverse(Tx tx, String operatorId, UUID rechargeId, TakenBack back) {
        tx.execute("""
                insert into recharge_reversal (operator_id, recharge_id, amount_fen, reason, reversed_by, reversed_at)
                values ($1, $2, $3, $4, $5, $6)""",
                operatorId, rechargeId, back.amountFen(), back.reason(), back.by(), utc(back.at()));
    }

    /** To be read under the lock of the driver's wallet by whoever takes it back. */
    public Optional<BonusView> findBonus(Tx tx, UUID driverId, UUID grantId) {
        return read(tx, Recharges::bonus, SELECT_BONUSES + " where r.driver_id = $1 and r.grant_id = $2", driverId,
                grantId).stream().findFirst();
    }

    /** A driver's, newest first. */
    public List<BonusView> bonusesOfDriver(Tx tx, UUID driverId) {
        return read(tx, Recharges::bonus, SELECT_BONUSES + " where r.driver_id = $1 order by r.granted_at desc,"
                + " r.grant_id limit 100", driverId);
    }

    public void withdraw(Tx tx, String operatorId, UUID grantId, TakenBack back) {
        tx.execute("""
                insert into bonus_withdrawal (operator_id, grant_id, amount_fen, reason, withdrawn_by, withdrawn_at)
                values ($1, $2, $3, $4, $5, $6)""",
                operatorId, grantId, back.amountFen(), back.reason(), back.by(), utc(back.at()));
    }

    private static <T> List<T> read(Tx tx, Function<Row, T> view, String sql, Object... arguments) {
        var found = new ArrayList<T>();
        tx.query(sql, arguments).forEach(row -> found.add(view.apply(row)));
        return found;
    }

    private static RechargeView recharge(Row row) {
        return new RechargeView(row.getUUID("recharge_id"), row.getUUID("driver_id"), row.getLong("amount_fen"),
                row.getString("source"), row.getString("reason"), row.getString("recharged_by"),
                instant(row, "recharged_at"), takenBack(row));
    }

    private static BonusView bonus(Row row) {
        return new BonusView(row.getUUID("grant_id"), row.getUUID("driver_id"), row.getLong("amount_fen"),
                row.getString("reason"), row.getString("granted_by"), instant(row, "granted_at"), takenBack(row));
    }

    private static TakenBack takenBack(Row row) {
        return row.getLong("back_fen") == null ? null : new TakenBack(row.getLong("back_fen"),
                row.getString("back_reason"), row.getString("back_by"), instant(row, "back_at"));
    }
}
