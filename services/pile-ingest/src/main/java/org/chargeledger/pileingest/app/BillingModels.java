package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.domain.DayPrices;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.ShownPrices;
import org.chargeledger.pileingest.domain.TariffVersion;
import org.chargeledger.pileingest.store.PilePrices;
import org.chargeledger.pileingest.store.TariffVersions;
import org.chargeledger.rating.FourRates;

/**
 * Which prices a pile is to show, and which it has. A version has one number and may have several day plans, so the
 * number a pile names proves its prices only if all days are alike; else its answer to a push does.
 */
@ApplicationScoped
public class BillingModels {

    /** Business time after which a pile's prices are looked at again, for versions published meanwhile. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private final SystemDb db;
    private final TariffVersions versions;
    private final PilePrices pilePrices;

    BillingModels(SystemDb db, TariffVersions versions, PilePrices pilePrices) {
        this.db = db;
        this.versions = versions;
        this.pilePrices = pilePrices;
    }

    public void learn(Tx tx, TariffVersion version) {
        versions.add(tx, version);
    }

    public Optional<DayPrices> due(Pile pile, Instant at) {
        return db.inTransaction(tx -> due(tx, pile, at));
    }

    /** Whether a pile that names this number shows what it is to show. */
    public boolean isRight(Pile pile, String modelNo, Instant at) {
        return db.inTransaction(tx -> {
            Optional<ShownPrices> due = due(tx, pile, at).filter(prices -> prices.modelNo().equals(modelNo))
                    .filter(prices -> prices.everyDay() || pilePrices.find(tx, pile).equals(Optional.of(prices.shown())))
                    .map(DayPrices::shown);
            due.ifPresentOrElse(prices -> pilePrices.put(tx, pile, prices, at), () -> pilePrices.forget(tx, pile));
            return due.isPresent();
        });
    }

    /** The pile asked and is answered; it does not say whether the answer arrived, but will name its number. */
    public void told(Pile pile, DayPrices prices, Instant at) {
        if (prices.everyDay()) {
            db.inTransaction(tx -> {
                pilePrices.put(tx, pile, prices.shown(), at);
                return null;
            });
        }
    }

    /**
     * Pushes what is due and not shown: another day's bands at once, unless a rate comes to stand for another band; that,
     * and a new version, while nothing charges.
     */
    public void refresh(PileLink link, Arrival arrival) {
        if (arrival.at().isBefore(link.pricesDueAt())) {
            return;
        }
        Pile pile = link.pile();
        db.inTransaction(tx -> {
            Optional<DayPrices> due = due(tx, pile, arrival.at());
            Optional<ShownPrices> has = pilePrices.find(tx, pile);
            boolean wrong = due.isPresent() && !has.equals(due.map(DayPrices::shown));
            boolean continues = due.flatMap(prices -> has.filter(prices::continues)).isPresent();
            if (wrong && !continues && link.isCharging()) {
                return null;
            }
            if (wrong) {
                link.offer(due.get().shown());
                link.channel().prices(due.get());
            }
            link.lookAtPricesAgain(Stream.of(due.map(DayPrices::nextDay),
                    versions.nextChange(tx, pile.operatorId(), arrival.at()),
                    Optional.of(arrival.at().plus(LOOK_AGAIN))).flatMap(Optional::stream)
                    .min(Instant::compareTo).orElseThrow());
            return null;
        });
    }

    /** The pile took what was pushed last. */
    public void accepted(PileLink link, Instant at) {
        link.offered().ifPresent(prices -> db.inTransaction(tx -> {
            pilePrices.put(tx, link.pile(), prices, at);
            return null;
        }));
    }

    /**
     * What the pile counted at its rates in a session: by the prices it showed when it was told to start, whatever it
     * shows by now, so that a record says the same whenever it comes.
     */
    public FourRates counted(Pile pile, String transactionNo) {
        return db.inTransaction(tx -> pilePrices.atStart(tx, pile.operatorId(), transactionNo)
                .flatMap(shown -> versions.numbered(tx, pile.operatorId(), shown.modelNo())
                        .map(version -> version.fourRates(shown)))
                .orElse(FourRates.USUAL));
    }

    private Optional<DayPrices> due(Tx tx, Pile pile, Instant at) {
        return versions.inForce(tx, pile, at).map(version -> version.at(at));
    }
}
