package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.SOON;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.AccountId.Kind;
import org.chargeledger.billing.domain.Car;
import org.chargeledger.billing.domain.Standing;
import org.chargeledger.kit.testing.TestPostgres;

/** What the service has stored of a played plan, over one connection; not for two threads. */
final class PlayedBooks implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final String operatorId;
    private final Map<Car, PlayedCar> cars;
    private final Connection database = TestPostgres.superuser();

    PlayedBooks(String operatorId, Map<Car, PlayedCar> cars) {
        this.operatorId = operatorId;
        this.cars = cars;
    }

    Standing standing() {
        var sessions = new EnumMap<Car, String>(Car.class);
        cars.forEach((car, played) -> sessions.put(car, text("""
                select s.state || ' v' || s.bill_version || coalesce(' ' || b.state || case when b.state <> 'HELD'
                    then ' ' || b.energy_fee_fen || '+' || b.service_fee_fen || '+' || b.idle_fee_fen else '' end, '')
                from session s left join bill b on b.bill_month = s.bill_month and b.bill_no = s.bill_no and b.current
                where s.bill_no = '%s'""".formatted(played.billNo()))));
        return new Standing(sessions, accounts());
    }

    private Map<AccountId, Long> accounts() {
        var accounts = new TreeMap<AccountId, Long>();
        try (var statement = database.createStatement(); var rows = statement.executeQuery("""
                select account, sum(fen) from (
                    select credit_account as account, amount_fen as fen from transfer where operator_id = '%1$s'
                    union all select debit_account, -amount_fen from transfer where operator_id = '%1$s') t
                group by account having sum(fen) <> 0""".formatted(operatorId))) {
            while (rows.next()) {
                accounts.put(AccountId.parse(rows.getString(1)), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return accounts;
    }

    /** The model's drivers pay through WeChat Pay, those here in cash; and they and their bills have other names. */
    Standing asNamedHere(Standing ofModel) {
        var names = new HashMap<String, String>();
        cars.forEach((car, played) -> {
            names.put(car.driverId().toString(), played.driver().toString());
            names.put(car.key().billNo().digits(), played.billNo());
        });
        var accounts = new TreeMap<AccountId, Long>();
        ofModel.accounts().forEach((account, fen) -> accounts.merge(account.kind() == Kind.WECHAT_PAY_CLEARING
                ? AccountId.operators(Kind.RECHARGE_CLEARING)
                : new AccountId(account.kind(), names.getOrDefault(account.owner(), account.owner())), fen, Long::sum));
        accounts.values().removeIf(fen -> fen == 0);
        return new Standing(ofModel.sessions(), accounts);
    }

    long versions(PlayedCar car) {
        return number("select bill_version from session where bill_no = '" + car.billNo() + "'");
    }

    /** Fen of the version that a voucher may pay; 0 where there is no such version. */
    long discountable(PlayedCar car, long version) {
        return number("select coalesce(sum(discountable_fen), 0) from bill where bill_no = '" + car.billNo()
                + "' and version = " + version);
    }

    long refunded(PlayedCar car) {
        return number("select coalesce(sum(principal_fen + bonus_fen + waived_fen), 0) from bill_refund"
                + " where bill_no = '" + car.billNo() + "'");
    }

    void awaitHandled(UUID event) {
        awaitSome("select count(*) from inbox where event_id = '" + event + "'");
    }

    /** Sessions are looked at again after the version's event is handled. */
    void awaitPriced() {
        awaitSome("select 1 - count(*) from late_version where operator_id = '" + operatorId + "'");
    }

    private void awaitSome(String sql) {
        await().atMost(SOON).pollInterval(LOOK_AGAIN).until(() -> number(sql) > 0);
    }

    private long number(String sql) {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) {
        try (var statement = database.createStatement(); var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
