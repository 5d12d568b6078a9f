package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.ReserveRule;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.SessionMoney;
import org.chargeledger.billing.domain.SessionState;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Drivers;
import org.chargeledger.billing.store.Occupancies;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Stations;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.TariffVersion;

/** A driver asks to charge: number, price and money are fixed, and the pile is told to start. */
@ApplicationScoped
public class RequestSession {

    /** {@code seen} is the tariff version that the driver was shown; null: the client does not say. */
    public record Wish(String pileCode, String connectorNo, TariffVersion seen) {}

    /** With the version that the session is pinned to. */
    public record Started(String billNo, SessionState status, Instant requestedAt, long reservedFen, String tariffId,
            int tariffVersion) {}

    /** How long a start command may reach the pile. */
    private static final Duration START_VALID = Duration.ofMinutes(2);

    private final TenantDb db;
    private final OnceReplies replies;
    private final PilePrices prices;
    private final Drivers drivers;
    private final Occupancies occupancies;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Outbox outbox;
    private final InstantSource clock;

    RequestSession(TenantDb db, OnceReplies replies, PilePrices prices, Drivers drivers,
            Occupancies occupancies, Accounts accounts, Sessions sessions, Outbox outbox,
            InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.prices = prices;
        this.drivers = drivers;
        this.occupancies = occupancies;
        this.accounts = accounts;
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Response request(Caller caller, String idempotencyKey, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "request-session", idempotencyKey, wish, 201,
                () -> start(tx, caller, wish, clock.instant())));
    }

    /**
     * Money is locked before the connector is taken, as by facts that take it again. Nothing is written before; from
     * there on only an empty wallet can refuse.
     */
    private Started start(Tx tx, Caller caller, Wish wish, Instant now) {
        UUID driverId = caller.requireDriverId();
        if (drivers.find(tx, driverId).isEmpty()) {
            throw new Refusal(409, "driver-unknown", "Driver unknown", "put /driver/me first");
        }
        Stations.PileSite site = site(tx, wish);
        TariffVersion tariff = prices.pin(tx, caller.operatorId(), site, wish.pileCode(), now);
        refuseAnother(wish, tariff);
        Book book = accounts.lockWallet(tx, caller.operatorId(), driverId);
        takeConnector(tx, caller, wish, driverId);
        refuseDebtor(tx, caller, wish, book, driverId);
        Money wallet = book.spendable(driverId);
        Money reserve = ReserveRule.atStart(wallet).orElseThrow(() -> tooLittle(tx, caller, wish, wallet));
        SessionKey session = add(tx, caller, wish, site, tariff, driverId, now);
        SessionMoney.reserve(book, session, reserve, "request");
        accounts.write(tx, List.of(book), now);
        outbox.append(tx, List.of(SessionEvents.requested(session), PileCommands.start(session, wallet)));
        return new Started(session.billNo().digits(), SessionState.REQUESTED, now, reserve.fen(),
                tariff.tariffId(), tariff.number());
    }

    private Stations.PileSite site(Tx tx, Wish wish) {
        Stations.PileSite site = prices.site(tx, wish.pileCode());
        if (!site.connectors().contains(wish.connectorNo())) {
            throw new Refusal(404, "connector-unknown", "No such connector", "the pile has no such connector",
                    Map.of("pileCode", wish.pileCode(), "connectorNo", wish.connectorNo()));
        }
        return site;
    }

    /** Nobody charges at a price that was not shown. */
    private static void refuseAnother(Wish wish, TariffVersion tariff) {
        if (wish.seen() != null && !wish.seen().equals(tariff)) {
            throw new Refusal(409, "price-changed", "The price has changed",
                    "another version is in force at this pile than the one that was shown",
                    Map.of("tariffId", tariff.tariffId(), "tariffVersion", tariff.number()));
        }
    }

    private void takeConnector(Tx tx, Caller caller, Wish wish, UUID driverId) {
        if (occupancies.take(tx, caller.operatorId(), wish.pileCode(), wish.connectorNo(), driverId)) {
            return;
        }
        if (occupancies.driverIsBusy(tx, driverId)) {
            throw new Refusal(409, "session-open", "A session is open", "finish the open session first");
        }
        throw new Refusal(409, "connector-busy", "The connector is taken", "somebody else charges at this connector",
                Map.of("pileCode", wish.pileCode(), "connectorNo", wish.connectorNo()));
    }

    private Refusal tooLittle(Tx tx, Caller caller, Wish wish, Money wallet) {
        occupancies.giveBack(tx, caller.operatorId(), wish.pileCode(), wish.connectorNo());
        return new Refusal(409, "balance-too-low", "Balance too low", "recharge first",
                Map.of("balanceFen", wallet.fen(), "minimumFen", ReserveRule.MINIMUM.fen()));
    }

    private void refuseDebtor(Tx tx, Caller caller, Wish wish, Book book, UUID driverId) {
        Money owed = book.owed(driverId);
        if (book.setting().forbidsStart(owed)) {
            occupancies.giveBack(tx, caller.operatorId(), wish.pileCode(), wish.connectorNo());
            throw new Refusal(409, "arrears-too-high", "Too much is owed", "recharge first: earlier bills are open",
                    Map.of("owedFen", owed.fen()));
        }
    }

    /** The next free number if another session has the same microsecond. */
    private SessionKey add(Tx tx, Caller caller, Wish wish, Stations.PileSite site, TariffVersion tariff, UUID driverId,
            Instant now) {
        BillNo number = BillNo.mint(now, site.zone());
        while (true) {
            var key = new SessionKey(number, caller.operatorId(), site.stationId(), wish.pileCode(), wish.connectorNo(),
                    driverId, tariff, now, now.plus(START_VALID), site.reportsPlugOut());
            if (sessions.add(tx, key, SessionEvents.CHANNEL)) {
                occupancies.nameSession(tx, key);
                return key;
            }
            number = number.next();
        }
    }
}
