package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.Settlement.Source;
import org.chargeledger.billing.domain.Transfer.Cause;
import org.chargeledger.billing.domain.Transfer.Kind;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Rating;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.Usage;

/** Moves a session's money through the book: reserved, growing, settled or given back. The only place that does. */
public final class SessionMoney {

    private static final List<Source> MONEY = List.of(Source.PRINCIPAL, Source.BONUS);
    private static final Component[] COMPONENTS = Component.values();

    private SessionMoney() {}

    /** Never more than the driver can spend, in the operator's order; the reserve remembers which money it was. */
    public static void reserve(Book book, SessionKey session, Money amount, String cause) {
        reserve(book, session, book.order(), amount, cause);
    }

    private static void reserve(Book book, SessionKey session, SpendingOrder order, Money amount, String cause) {
        Money open = amount;
        for (Source source : order.spending()) {
            Money part = open.min(book.balance(wallet(session, source)));
            book.transfer(Cause.of(session, cause), Kind.RESERVE, wallet(session, source), reserve(session, source),
                    part);
            open = open.minus(part);
        }
        if (open.fen() > 0) {
            throw new IllegalStateException("the wallet of " + session.driverId() + " holds " + open + " too little");
        }
    }

    static void reserveAgain(Book book, SessionKey session, String cause) {
        ReserveRule.atStart(book.spendable(session.driverId()))
                .ifPresent(amount -> reserve(book, session, amount, cause));
    }

    static void grow(Book book, Session session, Tariff tariff, String cause) {
        SessionKey key = session.key();
        Money growth = ReserveRule.growth(book.reserved(key.billNo()), owedSoFar(session.observation(), key.plugOutReported(), tariff),
                book.spendable(key.driverId()));
        reserve(book, key, growth, cause);
    }

    /** Whatever is left of the reserve goes back to where it came from, and pays first what is owed. */
    static void release(Book book, SessionKey session, String cause) {
        for (Source source : MONEY) {
            AccountId reserve = reserve(session, source);
            book.transfer(Cause.of(session, cause), Kind.RELEASE, reserve, wallet(session, source),
                    book.balance(reserve));
        }
        book.payArrears(session.driverId(), cause);
    }

    /** The wallet still fills a reserve that turned out too small; only then the driver owes. */
    public static Settlement settle(Book book, SessionKey session, int version, Fees fees, Money voucher) {
        return resettle(book, session, book.order(), Settlement.NONE, fees, voucher.min(fees.discountable()),
                session.billNo() + "v" + version);
    }

    /**
     * Posts the difference between what is net borne of a bill ({@code before}, read from its transfers after the
     * accounts were locked) and what it costs now. What is too much goes first against what the driver owes, then back
     * in reverse of how it was spent; what is missing comes from reserve and wallet, the rest is owed. All by the order
     * in which the bill was first spent, as if it had cost this from the start. What is returned is as it was before
     * arrears were paid from what came back.
     */
    public static Settlement resettle(Book book, SessionKey session, SpendingOrder order, Settlement before, Fees fees,
            Money discount, String cause) {
        Money missing = fees.total().minus(discount).minus(before.due());
        var sources = new EnumMap<Source, Money>(Source.class);
        for (Source source : Source.values()) {
            sources.put(source, before.of(source));
        }
        sources.put(Source.VOUCHER, discount);
        if (missing.fen() > 0) {
            take(book, session, order, sources, missing, cause);
        } else {
            giveBack(order, sources, Money.ZERO.minus(missing));
        }
        Settlement after = Settlement.of(fees, sources);
        post(book, session, before, after, Kind.CORRECTION, cause);
        release(book, session, cause);
        return after;
    }

    /** A portion goes back to whoever bore it, and pays first what is owed. */
    public static Settlement refund(Book book, SessionKey session, Settlement before, Portion portion, String cause) {
        Settlement after = portion.outOf(before);
        post(book, session, before, after, Kind.REFUND, cause);
        book.payArrears(session.driverId(), cause);
        return after;
    }

    private static void take(Book book, SessionKey session, SpendingOrder order, Map<Source, Money> sources,
            Money missing, String cause) {
        Money toReserve = missing.minus(missing.min(book.reserved(session.billNo())));
        reserve(book, session, order, toReserve.min(book.spendable(session.driverId())), cause);
        Money open = missing;
        for (Source source : order.spending()) {
            Money part = open.min(book.balance(reserve(session, source)));
            sources.merge(source, part, Money::plus);
            open = open.minus(part);
        }
        sources.merge(Source.RECEIVABLE, open, Money::plus);
    }

    private static void giveBack(SpendingOrder order, Map<Source, Money> sources, Money tooMuch) {
        Money open = tooMuch;
        for (Source source : Stream.concat(Stream.of(Source.RECEIVABLE), order.givingBack().stream()).toList()) {
            Money part = open.min(sources.get(source));
            sources.merge(source, part, Money::minus);
            open = open.minus(part);
        }
    }

    /** Back before forth, so that a source which bears another component now has its money for it. */
    private static void post(Book book, SessionKey session, Settlement before, Settlement after, Kind back,
            String name) {
        Cause cause = Cause.of(session, name);
        for (Source source : Source.values()) {
            for (Component component : COMPONENTS) {
                Money less = before.of(source, component).minus(after.of(source, component));
                if (less.fen() > 0) {
                    book.transfer(cause, back, AccountId.revenue(component), returnsTo(session, source), less);
                }
            }
        }
        for (Component component : COMPONENTS) {
            for (Source source : Source.values()) {
                Money more = after.of(source, component).minus(before.of(source, component));
                if (more.fen() > 0) {
                    bear(book, session, source, component, more, name);
                }
            }
        }
    }

    private static void bear(Book book, SessionKey session, Source source, Component component, Money amount,
            String name) {
        Cause cause = Cause.of(session, name);
        AccountId revenue = AccountId.revenue(component);
        switch (source) {
            case VOUCHER -> book.transfer(cause, Kind.VOUCHER, returnsTo(session, source), revenue, amount);
            case RECEIVABLE -> book.transfer(cause, Kind.RECEIVABLE, session.receivable(), revenue, amount);
            case PRINCIPAL, BONUS -> {
                AccountId reserve = reserve(session, source);
                Money missing = amount.minus(amount.min(book.balance(reserve)));
                book.transfer(cause, Kind.RESERVE, wallet(session, source), reserve, missing);
                book.transfer(cause, Kind.SETTLE, reserve, revenue, amount);
            }
        }
    }

    private static AccountId returnsTo(SessionKey session, Source source) {
        return switch (source) {
            case VOUCHER -> AccountId.operators(AccountId.Kind.VOUCHER_COST);
            case RECEIVABLE -> session.receivable();
            case PRINCIPAL, BONUS -> wallet(session, source);
        };
    }

    private static AccountId wallet(SessionKey session, Source source) {
        return source == Source.BONUS ? session.bonus() : session.wallet();
    }

    private static AccountId reserve(SessionKey session, Source source) {
        return source == Source.BONUS ? session.reserveBonus() : session.reserve();
    }

    /** What so much energy costs, all of it at the dearest price. */
    static Money owedFor(Tariff tariff, long energyTenthWh) {
        var energy = Map.of(tariff.dearest().band(), new Energy(energyTenthWh));
        return Rating.total(Rating.rate(tariff, new Usage(energy, Instant.EPOCH, Instant.EPOCH)));
    }

    /**
     * Realtime frames do not tell the band, so all energy counts at the dearest price: as much as two of them agree on,
     * for a stray one must not take what the driver can spend. The reserve is far enough ahead to wait for the second.
     */
    static Money owedSoFar(Observation seen, boolean plugOutReported, Tariff tariff) {
        if (seen.lastHeardAt() == null) {
            return Money.ZERO;
        }
        Instant idleSince = seen.certainlyOver() || seen.endStands() ? seen.chargeEnd() : seen.lastHeardAt();
        var energy = Map.of(tariff.dearest().band(), new Energy(seen.confirmed().energyTenthWh()));
        return Rating.total(Rating.rate(tariff, new Usage(energy, Set.of(), idleSince, seen.lastHeardAt(), plugOutReported)));
    }
}
