package org.chargeledger.billing.domain;

import java.time.Instant;
import java.util.Map;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Rating;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.Usage;

/** Moves a session's money through the book: reserved, growing, settled or given back. The only place that does. */
public final class SessionMoney {

    private SessionMoney() {}

    public static void reserve(Book book, SessionKey session, Money amount, String cause) {
        book.transfer(Transfer.Cause.of(session, cause), Transfer.Kind.RESERVE, session.wallet(), session.reserve(),
                amount);
    }

    static void reserveAgain(Book book, SessionKey session, String cause) {
        ReserveRule.atStart(book.balance(session.wallet())).ifPresent(amount -> reserve(book, session, amount, cause));
    }

    static void grow(Book book, Session session, Tariff tariff, String cause) {
        SessionKey key = session.key();
        Money growth = ReserveRule.growth(book.balance(key.reserve()), owedSoFar(session.observation(), tariff),
                book.balance(key.wallet()));
        reserve(book, key, growth, cause);
    }

    /** Whatever is left of the reserve goes back to the wallet. */
    static void release(Book book, SessionKey session, String cause) {
        book.transfer(Transfer.Cause.of(session, cause), Transfer.Kind.RELEASE, session.reserve(), session.wallet(),
                book.balance(session.reserve()));
    }

    /** The wallet still fills a reserve that turned out too small; only then the driver owes. */
    public static Settlement settle(Book book, SessionKey session, int version, Fees fees, Money voucher) {
        String cause = session.billNo() + "v" + version;
        Money cash = fees.total().minus(voucher.min(fees.discountable()));
        Money missing = cash.minus(cash.min(book.balance(session.reserve())));
        reserve(book, session, missing.min(book.balance(session.wallet())), cause);
        Settlement settlement = Settlement.of(fees, voucher, book.balance(session.reserve()));
        settlement.shares().forEach(share -> post(book, session, share, cause));
        release(book, session, cause);
        return settlement;
    }

    private static void post(Book book, SessionKey session, Settlement.Share share, String name) {
        var cause = Transfer.Cause.of(session, name);
        AccountId revenue = AccountId.revenue(share.component());
        Money amount = share.amount();
        switch (share.source()) {
            case VOUCHER -> book.transfer(cause, Transfer.Kind.VOUCHER, AccountId.voucherCost(), revenue, amount);
            case RESERVE -> book.transfer(cause, Transfer.Kind.SETTLE, session.reserve(), revenue, amount);
            case RECEIVABLE -> book.transfer(cause, Transfer.Kind.RECEIVABLE, session.receivable(), revenue, amount);
        }
    }

    /** Never too low: realtime frames do not tell the band, so all energy counts at the dearest price. */
    static Money owedSoFar(Observation seen, Tariff tariff) {
        if (seen.lastHeardAt() == null) {
            return Money.ZERO;
        }
        Instant idleSince = seen.overSince() == null ? seen.lastHeardAt() : seen.overSince();
        var energy = Map.of(tariff.dearest().band(), new Energy(seen.energySeenTenthWh()));
        return Rating.total(Rating.rate(tariff, new Usage(energy, idleSince, seen.lastHeardAt())));
    }
}
