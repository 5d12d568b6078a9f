package org.chargeledger.billing.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/** What drivers still owe of settled bills, as it stands on a page of the ledger: oldest bill first. */
public final class Arrears {

    public record Owed(BillNo billNo, Component component, Money amount) {}

    private record Part(BillNo billNo, Component component) implements Comparable<Part> {

        private static final Comparator<Part> OLDEST_FIRST =
                Comparator.comparing(Part::billNo).thenComparing(Part::component);

        @Override
        public int compareTo(Part other) {
            return OLDEST_FIRST.compare(this, other);
        }
    }

    private final Map<UUID, SortedMap<Part, Money>> parts = new HashMap<>();

    Arrears(Map<UUID, List<Owed>> owed) {
        owed.forEach((driverId, all) -> all.forEach(one -> add(driverId, one.billNo(), one.component(), one.amount())));
    }

    public static Money total(Collection<Owed> owed) {
        return owed.stream().map(Owed::amount).reduce(Money.ZERO, Money::plus);
    }

    /** What was waived of a debt that nobody had told of leaves nothing to pay. */
    List<Owed> of(UUID driverId) {
        var owed = new ArrayList<Owed>();
        parts.getOrDefault(driverId, new TreeMap<>()).forEach((part, amount) -> {
            if (amount.fen() > 0) {
                owed.add(new Owed(part.billNo(), part.component(), amount));
            }
        });
        return owed;
    }

    /** Follows an entry of the ledger; true when it changes what its driver owes. */
    boolean follow(Transfer transfer) {
        long more = transfer.debit().kind() == AccountId.Kind.RECEIVABLE ? transfer.amount().fen()
                : transfer.credit().kind() == AccountId.Kind.RECEIVABLE ? -transfer.amount().fen() : 0;
        if (more != 0) {
            add(transfer.cause().driverId(), transfer.cause().billNo(), Posted.of(transfer).componentOfBill(),
                    new Money(more));
        }
        return more != 0;
    }

    Map<UUID, List<Owed>> all() {
        var all = new HashMap<UUID, List<Owed>>();
        parts.keySet().forEach(driverId -> all.put(driverId, of(driverId)));
        return all;
    }

    private void add(UUID driverId, BillNo billNo, Component component, Money amount) {
        parts.computeIfAbsent(driverId, driver -> new TreeMap<>()).merge(new Part(billNo, component), amount,
                (one, two) -> one.plus(two).fen() == 0 ? null : one.plus(two));
    }
}
