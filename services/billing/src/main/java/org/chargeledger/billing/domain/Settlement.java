package org.chargeledger.billing.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;

/**
 * Who bears which part of a bill, by component and source: the voucher first, but never the idle fee; then principal,
 * then bonus; what is still missing the driver owes.
 */
public record Settlement(List<Share> shares) {

    public enum Source { VOUCHER, PRINCIPAL, BONUS, RECEIVABLE }

    public record Share(Source source, Component component, Money amount) {}

    public static final Settlement NONE = new Settlement(List.of());
    private static final Source[] SOURCES = Source.values();
    private static final Component[] COMPONENTS = Component.values();

    public Settlement {
        shares = List.copyOf(shares);
    }

    /** {@code sources} together bear exactly the fees; in this order they fill the components. */
    static Settlement of(Fees fees, Map<Source, Money> sources) {
        var left = new EnumMap<Source, Money>(sources);
        var shares = new ArrayList<Share>();
        for (Component component : COMPONENTS) {
            Money open = fees.of(component);
            for (Source source : SOURCES) {
                Money share = component == Component.IDLE_FEE && source == Source.VOUCHER ? Money.ZERO
                        : open.min(left.getOrDefault(source, Money.ZERO));
                if (share.fen() > 0) {
                    shares.add(new Share(source, component, share));
                    left.merge(source, share, Money::minus);
                    open = open.minus(share);
                }
            }
            if (open.fen() > 0) {
                throw new IllegalArgumentException(sources + " do not bear " + fees);
            }
        }
        return new Settlement(shares);
    }

    /** What is net borne of one bill after everything the ledger moved for it, there and back. */
    public static Settlement read(Collection<Posted> entries) {
        var net = new EnumMap<Source, Map<Component, Money>>(Source.class);
        for (Posted entry : entries) {
            Component component = entry.componentOfBill();
            if (entry.earned()) {
                add(net, Posted.source(entry.debit()), component, entry.amount());
            } else if (entry.givenBack()) {
                add(net, Posted.source(entry.credit()), component, Money.ZERO.minus(entry.amount()));
            } else if (entry.paidArrears()) {
                add(net, Posted.source(entry.debit()), component, entry.amount());
                add(net, Source.RECEIVABLE, component, Money.ZERO.minus(entry.amount()));
            }
        }
        return of(net);
    }

    /** With what was paid of it later. */
    Settlement paying(BillNo billNo, Collection<Arrears.Owed> paid) {
        var net = net();
        paid.stream().filter(owed -> owed.billNo().equals(billNo)).forEach(owed -> {
            add(net, Source.PRINCIPAL, owed.component(), owed.amount());
            add(net, Source.RECEIVABLE, owed.component(), Money.ZERO.minus(owed.amount()));
        });
        return of(net);
    }

    /** Once these components went back as a whole; a voucher stays used. */
    Settlement without(Set<Component> components) {
        return new Settlement(shares.stream().filter(share -> share.source() == Source.VOUCHER
                || !components.contains(share.component())).toList());
    }

    /**
     * Once so much of a component went back, or all of it where it is less: first what is owed of it, then principal
     * and bonus in the proportion in which they bear it, rounded half up to the fen of the principal.
     */
    Settlement less(Component component, Money amount) {
        Money waived = amount.min(of(Source.RECEIVABLE, component));
        Money principal = of(Source.PRINCIPAL, component);
        Money paid = principal.plus(of(Source.BONUS, component));
        Money back = amount.minus(waived).min(paid);
        Money ofPrincipal = paid.fen() == 0 ? Money.ZERO : new Money(
                (2 * Math.multiplyExact(back.fen(), principal.fen()) + paid.fen()) / (2 * paid.fen()));
        var net = net();
        add(net, Source.RECEIVABLE, component, Money.ZERO.minus(waived));
        add(net, Source.PRINCIPAL, component, Money.ZERO.minus(ofPrincipal));
        add(net, Source.BONUS, component, ofPrincipal.minus(back));
        return of(net);
    }

    /** What of a component can go back. */
    public Money refundable(Component component) {
        return of(Source.PRINCIPAL, component).plus(of(Source.BONUS, component))
                .plus(of(Source.RECEIVABLE, component));
    }

    private Map<Source, Map<Component, Money>> net() {
        var net = new EnumMap<Source, Map<Component, Money>>(Source.class);
        shares.forEach(share -> add(net, share.source(), share.component(), share.amount()));
        return net;
    }

    private static Settlement of(Map<Source, Map<Component, Money>> net) {
        var shares = new ArrayList<Share>();
        net.forEach((source, components) -> components.forEach((component, amount) -> {
            if (amount.fen() != 0) {
                shares.add(new Share(source, component, amount));
            }
        }));
        return new Settlement(shares);
    }

    private static void add(Map<Source, Map<Component, Money>> net, Source source, Component component, Money amount) {
        net.computeIfAbsent(source, s -> new EnumMap<>(Component.class)).merge(component, amount, Money::plus);
    }

    public Money of(Source source, Component component) {
        Money sum = Money.ZERO;
        for (Share share : shares) {
            if (share.source() == source && share.component() == component) {
                sum = sum.plus(share.amount());
            }
        }
        return sum;
    }

    public Money of(Source source) {
        Money sum = Money.ZERO;
        for (Component component : COMPONENTS) {
            sum = sum.plus(of(source, component));
        }
        return sum;
    }

    public Money discount() {
        return of(Source.VOUCHER);
    }

    public Money due() {
        return paid().plus(receivable());
    }

    public Money paid() {
        return of(Source.PRINCIPAL).plus(of(Source.BONUS));
    }

    public Money receivable() {
        return of(Source.RECEIVABLE);
    }
}
