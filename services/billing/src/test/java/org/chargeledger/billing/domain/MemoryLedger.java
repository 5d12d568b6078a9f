package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.KEY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chargeledger.rating.Money;

/** The ledger of the model: a book is opened for each step, and written or thrown away, as the application does. */
final class MemoryLedger {

    private SpendingOrder order;
    private final Set<UUID> booked = new HashSet<>();
    private final Map<AccountId, Long> accounts = new TreeMap<>();
    private final Map<AccountId, Money> balances = new HashMap<>();
    private final Map<BillNo, List<Posted>> entries = new HashMap<>();
    private final Map<BillNo, UUID> drivers = new HashMap<>();
    private final Map<BillNo, BillMoney> money = new HashMap<>();

    MemoryLedger(SpendingOrder order) {
        this.order = order;
    }

    void spend(SpendingOrder next) {
        order = next;
    }

    Book open() {
        return new Book(KEY.operatorId(), new WalletSetting(order, Money.ZERO, null), balances,
                drivers.values().stream().distinct().collect(Collectors.toMap(driver -> driver, this::owed)));
    }

    void write(Book book) {
        for (Transfer transfer : book.transfers()) {
            assertThat(booked.add(transfer.id())).as("booked once").isTrue();
            accounts.merge(transfer.debit(), -transfer.amount().fen(), Long::sum);
            accounts.merge(transfer.credit(), transfer.amount().fen(), Long::sum);
            if (transfer.cause().billNo() != null) {
                drivers.put(transfer.cause().billNo(), transfer.cause().driverId());
                entries.computeIfAbsent(transfer.cause().billNo(), billNo -> new ArrayList<>())
                        .add(Posted.of(transfer));
                money.remove(transfer.cause().billNo());
            }
        }
        book.changes().forEach(change -> balances.merge(change.account(), new Money(change.differenceFen()),
                Money::plus));
    }

    /** What is net borne of a bill. */
    Settlement borne(BillNo bill) {
        return money(bill).borne();
    }

    BillMoney money(BillNo bill) {
        return money.computeIfAbsent(bill, billNo -> BillMoney.read(entries.getOrDefault(billNo, List.of())));
    }

    private List<Arrears.Owed> owed(UUID driver) {
        return entries.keySet().stream().filter(billNo -> driver.equals(drivers.get(billNo)))
                .flatMap(billNo -> borne(billNo).shares().stream()
                        .filter(share -> share.source() == Settlement.Source.RECEIVABLE)
                        .map(share -> new Arrears.Owed(billNo, share.component(), share.amount()))).toList();
    }

    Money reserved(BillNo billNo) {
        return balance(AccountId.reserve(billNo)).plus(balance(AccountId.reserveBonus(billNo)));
    }

    Money spendable(UUID driver) {
        return balance(AccountId.wallet(driver)).plus(balance(AccountId.bonus(driver)));
    }

    private Money balance(AccountId account) {
        return balances.getOrDefault(account, Money.ZERO);
    }

    /** What an account gained less what it lost. */
    long posted(AccountId account) {
        return accounts.getOrDefault(account, 0L);
    }

    long posted(AccountId.Kind operators) {
        return posted(AccountId.operators(operators));
    }

    Map<AccountId, Long> accounts() {
        return new TreeMap<>(accounts);
    }

    /** However money came in or came back, it paid what was owed first. */
    void checkNothingOwedBesidePrincipal(UUID driver) {
        assertThat(posted(AccountId.wallet(driver)) > 0 && posted(AccountId.receivable(driver)) < 0)
                .as("principal beside arrears").isFalse();
    }

    void check() {
        assertThat(accounts.values().stream().mapToLong(Long::longValue).sum()).as("all accounts together").isZero();
        balances.forEach((account, balance) -> assertThat(balance.fen()).as("%s as locked and as posted", account)
                .isNotNegative().isEqualTo(posted(account)));
    }
}
