package org.chargeledger.billing.store;

import static org.chargeledger.billing.store.Columns.dates;
import static org.chargeledger.billing.store.Columns.longs;
import static org.chargeledger.billing.store.Columns.texts;
import static org.chargeledger.billing.store.Columns.times;
import static org.chargeledger.billing.store.Columns.uuids;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.Transfer;
import org.chargeledger.billing.domain.WalletSetting;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Money;

/**
 * Wallets and reserves: locked in the order of their ids, then changed by what the ledger booked. A wallet tells also
 * how much its driver owes, so that only for those who do the bills are looked up.
 */
@ApplicationScoped
public class Accounts {

    private record Entry(String operatorId, Transfer transfer, Instant postedAt) {

        /** The month of the bill number, or of the booking when no session is behind it. */
        LocalDate month() {
            return transfer.cause().billNo() != null ? transfer.cause().billNo().month()
                    : postedAt.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        }

        String billNo() {
            return transfer.cause().billNo() == null ? null : transfer.cause().billNo().digits();
        }

        String component() {
            return transfer.cause().component() == null ? null : transfer.cause().component().name();
        }
    }

    private record Owing(String operatorId, UUID driverId, Money owed) {}

    private record Named(String operatorId, String accountId) {}

    private record Changed(String operatorId, Book.Change change, Money balance) {

        String accountId() {
            return change.account().toString();
        }

        boolean emptied() {
            return change.account().isReserve() && balance.fen() == 0;
        }
    }

    private final Transfers transfers;
    private final PaidArrears paidArrears;

    Accounts(Transfers transfers, PaidArrears paidArrears) {
        this.transfers = transfers;
        this.paidArrears = paidArrears;
    }

    /** A driver has both purses from the first moment, so that there is always a row to lock. */
    public void openWallet(Tx tx, String operatorId, UUID driverId) {
        tx.execute("""
                insert into account (operator_id, account_id, kind, driver_id, balance_fen)
                values ($1, $2, 'WALLET', $4, 0), ($1, $3, 'BONUS', $4, 0) on conflict do nothing""",
                operatorId, AccountId.wallet(driverId).toString(), AccountId.bonus(driverId).toString(), driverId);
    }

    public Book lock(Tx tx, String operatorId, Collection<AccountId> accounts) {
        return lock(tx, Map.of(operatorId, accounts)).get(operatorId);
    }

    /** A driver's own money: what can be spent. */
    public Book lockWallet(Tx tx, String operatorId, UUID driverId) {
        return lock(tx, operatorId, List.of(AccountId.wallet(driverId), AccountId.bonus(driverId)));
    }

    /** Opens the books of the operators with the balances of these accounts; what does not exist holds nothing. */
    public Map<String, Book> lock(Tx tx, Map<String, ? extends Collection<AccountId>> wanted) {
        return open(tx, wanted, " for update of a");
    }

    /** A book for each to try things in: they are never written, so nobody has to wait for them. */
    public Map<SessionKey, Book> tryOut(Tx tx, String operatorId, Collection<SessionKey> sessions) {
        Book all = open(tx, Map.of(operatorId, sessions.stream().flatMap(session -> session.accounts().stream())
                .distinct().toList()), "").get(operatorId);
        return sessions.stream().collect(Collectors.toMap(session -> session, session -> all.copy(session.accounts())));
    }

    private Map<String, Book> open(Tx tx, Map<String, ? extends Collection<AccountId>> wanted, String locking) {
        var operators = new ArrayList<String>();
        var accounts = new ArrayList<AccountId>();
        wanted.forEach((operator, ids) -> ids.forEach(id -> {
            operators.add(operator);
            accounts.add(id);
        }));
        var balances = new HashMap<String, Map<AccountId, Money>>();
        var settings = new HashMap<String, WalletSetting>();
        var owing = new HashMap<String, List<UUID>>();
        tx.query("""
                select a.operator_id, a.account_id, a.balance_fen, a.driver_id, a.owed_fen, s.spending_order,
                    s.arrears_limit_fen,
                    s.low_balance_fen
                from unnest($1::text[], $2::text[]) as u(operator_id, account_id)
                join account a on a.operator_id = u.operator_id and a.account_id = u.account_id
                left join wallet_setting s on s.operator_id = a.operator_id
                order by a.operator_id, a.account_id""" + locking,
                operators.toArray(String[]::new), texts(accounts, AccountId::toString)).forEach(row -> {
                    String operator = row.getString("operator_id");
                    balances.computeIfAbsent(operator, o -> new HashMap<>())
                            .put(AccountId.parse(row.getString("account_id")), new Money(row.getLong("balance_fen")));
                    settings.put(operator, WalletSettings.setting(row));
                    if (row.getLong("owed_fen") != null) {
                        owing.computeIfAbsent(operator, o -> new ArrayList<>()).add(row.getUUID("driver_id"));
                    }
                });
        var books = new HashMap<String, Book>();
        wanted.keySet().forEach(operator -> books.put(operator, new Book(operator,
                settings.getOrDefault(operator, WalletSetting.DEFAULT), balances.getOrDefault(operator, Map.of()),
                owing.containsKey(operator) ? transfers.arrears(tx, operator, owing.get(operator)) : Map.of())));
        return books;
    }

    /** Writes the transfers and changes the balances by the same amounts; bills whose arrears were paid tell it. */
    public void write(Tx tx, Collection<Book> books, Instant postedAt) {
        List<Entry> entries = books.stream().flatMap(book -> book.transfers().stream()
                .map(transfer -> new Entry(book.operatorId(), transfer, postedAt))).toList();
        List<Changed> changed = books.stream().flatMap(book -> book.changes().stream()
                .map(change -> new Changed(book.operatorId(), change, book.balance(change.account())))).toList();
        if (!entries.isEmpty()) {
            insert(tx, entries);
            change(tx, changed.stream().filter(c -> !c.emptied()).toList());
            remove(tx, changed.stream().filter(Changed::emptied).toList());
            owe(tx, books.stream().flatMap(book -> book.owedNow().entrySet().stream()
                    .map(owed -> new Owing(book.operatorId(), owed.getKey(), owed.getValue()))).toList());
            paidArrears.write(tx, books.stream().flatMap(book -> book.arrearsPayments().stream()).toList(), postedAt);
        }
    }

    private static void insert(Tx tx, List<Entry> entries) {
        tx.send("""
                insert into transfer (book_month, id, operator_id, driver_id, bill_no, component, kind, debit_account,
                    credit_account, amount_fen, posted_at)
                select * from unnest($1::date[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                    $8::text[], $9::text[], $10::bigint[], $11::timestamptz[])""",
                dates(entries, Entry::month), uuids(entries, e -> e.transfer().id()), texts(entries, Entry::operatorId),
                uuids(entries, e -> e.transfer().cause().driverId()), texts(entries, Entry::billNo),
                texts(entries, Entry::component),
                texts(entries, e -> e.transfer().kind().name()), texts(entries, e -> e.transfer().debit().toString()),
                texts(entries, e -> e.transfer().credit().toString()),
                longs(entries, e -> e.transfer().amount().fen()), times(entries, Entry::postedAt));
    }

    /** Most accounts exist; one that does not is opened with what it gained. */
    private static void change(Tx tx, List<Changed> changed) {
        var found = new HashSet<Named>();
        tx.query("""
                update account a set balance_fen = a.balance_fen + u.difference
                from unnest($1::text[], $2::text[], $3::bigint[]) as u(operator_id, account_id, difference)
                where a.operator_id = u.operator_id and a.account_id = u.account_id
                returning a.operator_id, a.account_id""",
                texts(changed, Changed::operatorId), texts(changed, Changed::accountId),
                longs(changed, c -> c.change().differenceFen()))
                .forEach(row -> found.add(new Named(row.getString("operator_id"), row.getString("account_id"))));
        if (found.size() < changed.size()) {
            open(tx, changed.stream().filter(c -> !found.contains(new Named(c.operatorId(), c.accountId()))).toList());
        }
    }

    private static void open(Tx tx, List<Changed> missing) {
        tx.execute("""
                insert into account (operator_id, account_id, kind, driver_id, balance_fen)
                select * from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::bigint[])
                on conflict (operator_id, account_id)
                    do update set balance_fen = account.balance_fen + excluded.balance_fen""",
                texts(missing, Changed::operatorId), texts(missing, Changed::accountId),
                texts(missing, c -> c.change().account().kind().name()), uuids(missing, c -> c.change().driverId()),
                longs(missing, c -> c.change().differenceFen()));
    }

    /** All of it, not the difference: a wallet that once told otherwise is right again. */
    private static void owe(Tx tx, List<Owing> drivers) {
        if (!drivers.isEmpty()) {
            tx.send("""
                    update account a set owed_fen = nullif(u.owed, 0)
                    from unnest($1::text[], $2::text[], $3::bigint[]) as u(operator_id, account_id, owed)
                    where a.operator_id = u.operator_id and a.account_id = u.account_id""",
                    texts(drivers, Owing::operatorId),
                    texts(drivers, one -> AccountId.wallet(one.driverId()).toString()),
                    longs(drivers, one -> one.owed().fen()));
        }
    }

    private static void remove(Tx tx, List<Changed> emptied) {
        if (!emptied.isEmpty()) {
            tx.send("""
                    delete from account a using unnest($1::text[], $2::text[]) as u(operator_id, account_id)
                    where a.operator_id = u.operator_id and a.account_id = u.account_id
                        and a.kind in ('RESERVE', 'RESERVE_BONUS')""",
                    texts(emptied, Changed::operatorId), texts(emptied, Changed::accountId));
        }
    }
}
