package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.view.PilePrice;
import org.chargeledger.billing.domain.view.ShownPrice;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Stations;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.TariffVersion;

/** Shows a driver what charging takes: at a pile before it begins, and by what the own session is pinned to. */
@ApplicationScoped
public class ShowPrice {

    private final TenantDb db;
    private final PilePrices prices;
    private final Sessions sessions;
    private final InstantSource clock;

    ShowPrice(TenantDb db, PilePrices prices, Sessions sessions, InstantSource clock) {
        this.db = db;
        this.prices = prices;
        this.sessions = sessions;
        this.clock = clock;
    }

    public PilePrice atPile(Caller caller, String pileCode) {
        caller.requireDriverId();
        Instant now = clock.instant();
        return db.inTenant(caller, tx -> atPile(tx, caller.operatorId(), pileCode, now));
    }

    private PilePrice atPile(Tx tx, String operatorId, String pileCode, Instant now) {
        Stations.PileSite site = prices.site(tx, pileCode);
        TariffVersion version = prices.inForce(tx, operatorId, site, pileCode, now);
        return new PilePrice(pileCode, site.stationId(), site.stationName(), site.connectors(),
                ShownPrice.of(prices.of(tx, operatorId, site.stationId(), version), site.reportsPlugOut(), now));
    }

    public ShownPrice ofSession(Caller caller, BillNo billNo) {
        caller.requireDriverId();
        Instant now = clock.instant();
        return db.inTenant(caller, tx -> {
            SessionKey session = sessions.find(tx, billNo).orElseThrow(() -> Refusal.notFound("session")).key();
            return ShownPrice.of(prices.of(tx, session.operatorId(), session.stationId(), session.tariff()),
                    session.plugOutReported(), now);
        });
    }
}
