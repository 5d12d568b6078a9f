package org.chargeledger.billing.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chargeledger.rating.Money;

/**
 * The open page of an operator's ledger: the locked balances, what the drivers owe, and the transfers made upon them. A
 * wallet or reserve pays out only what it holds.
 */
public final class Book {

    /** What a kept balance gained or lost, and whose it is. */
    public record Change(AccountId account, UUID driverId, long differenceFen) {}

    private final String operatorId;
    private final WalletSetting setting;
    private final Map<AccountId, Money> balances = new HashMap<>();
    private final Arrears arrears;
    private final Map<AccountId, Change> changes = new TreeMap<>();
    private final Set<UUID> debtors = new TreeSet<>();
    private final Map<UUID, Transfer> transfers = new LinkedHashMap<>();

    /** {@code owed} of drivers whose wallets are on the page; who owes nothing need not be named. */
    public Book(String operatorId, WalletSetting setting, Map<AccountId, Money> balances,
            Map<UUID, List<Arrears.Owed>> owed) {
        this.operatorId = operatorId;
        this.setting = setting;
        this.balances.putAll(balances);
        this.arrears = new Arrears(owed);
    }

    /** A page of its own with the balances of these accounts, in which to try things. */
    public Book copy(Collection<AccountId> accounts) {
        return new Book(operatorId, setting, accounts.stream().collect(Collectors.toMap(one -> one, this::balance)),
                arrears.all());
    }

    public String operatorId() {
        return operatorId;
    }

    /** Which of a driver's money this operator spends first. */
    public SpendingOrder order() {
        return setting.spendingOrder();
    }

    public WalletSetting setting() {
        return setting;
    }

    /** What a driver can spend: principal and bonus. */
    public Money spendable(UUID driverId) {
        return balance(AccountId.wallet(driverId)).plus(balance(AccountId.bonus(driverId)));
    }

    public Money owed(UUID driverId) {
        return Arrears.total(arrears.of(driverId));
    }

    /**
     * Whatever principal is free pays first what its driver owes, oldest bill first; the bonus pays none of it. To be
     * called wherever principal was set free: of one driver there is never principal beside arrears.
     */
    public void payArrears(UUID driverId, String cause) {
        AccountId wallet = AccountId.wallet(driverId);
        for (Arrears.Owed owed : arrears.of(driverId)) {
            transfer(new Transfer.Cause(cause, driverId, owed.billNo(), owed.component()), Transfer.Kind.ARREARS,
                    wallet, AccountId.receivable(driverId), owed.amount().min(balance(wallet)));
        }
    }

    /** What was paid on this page of what was owed. */
    public List<Arrears.Owed> arrearsPaid() {
        return transfers.values().stream().filter(transfer -> transfer.kind() == Transfer.Kind.ARREARS)
                .map(transfer -> new Arrears.Owed(transfer.cause().billNo(), transfer.cause().component(),
                        transfer.amount())).toList();
    }

    /** The same by bill and by what brought the money. */
    public List<ArrearsPayment> arrearsPayments() {
        return ArrearsPayment.of(transfers.values());
    }

    public Money reserved(BillNo billNo) {
        return balance(AccountId.reserve(billNo)).plus(balance(AccountId.reserveBonus(billNo)));
    }

    public Money balance(AccountId account) {
        if (!account.keepsBalance()) {
            throw new IllegalArgumentException(account + " keeps no balance");
        }
        return balances.getOrDefault(account, Money.ZERO);
    }

    /** From {@code debit} to {@code credit}; nothing is booked for zero, and one cause books each way once. */
    public void transfer(Transfer.Cause cause, Transfer.Kind kind, AccountId debit, AccountId credit, Money amount) {
        if (amount.fen() == 0) {
            return;
        }
        Transfer transfer = Transfer.of(cause, kind, debit, credit, amount);
        transfers.merge(transfer.id(), transfer, Transfer::plus);
        change(debit, cause.driverId(), Money.ZERO.minus(amount));
        change(credit, cause.driverId(), amount);
        if (arrears.follow(transfer)) {
            debtors.add(cause.driverId());
        }
    }

    public List<Transfer> transfers() {
        return List.copyOf(transfers.values());
    }

    /** In the order in which the balances were locked. */
    public List<Change> changes() {
        return List.copyOf(changes.values());
    }

    /** What each driver owes now; only those who owed otherwise, or other bills, when the page was opened. */
    public Map<UUID, Money> owedNow() {
        return debtors.stream().collect(Collectors.toMap(driver -> driver, this::owed, Money::plus, TreeMap::new));
    }

    private void change(AccountId account, UUID driverId, Money difference) {
        if (!account.keepsBalance()) {
            return;
        }
        Money after = balance(account).plus(difference);
        if (after.fen() < 0) {
            throw new IllegalStateException(account + " would fall to " + after);
        }
        balances.put(account, after);
        changes.merge(account, new Change(account, driverId, difference.fen()),
                (one, two) -> new Change(account, driverId, one.differenceFen() + two.differenceFen()));
    }
}
