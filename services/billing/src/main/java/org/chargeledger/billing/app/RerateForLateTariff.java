package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillVersion;
import org.chargeledger.billing.domain.CurrentBill;
import org.chargeledger.billing.domain.LatePrice;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.billing.domain.SessionState;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Bills;
import org.chargeledger.billing.store.HeldReserves;
import org.chargeledger.billing.store.LatePrices;
import org.chargeledger.billing.store.LatePrices.Repriced;
import org.chargeledger.billing.store.LateVersions;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;

/**
 * Gives sessions the version that was in force when they were requested, once it becomes known: what is not settled is
 * rated by it, what is settled is marked.
 */
@ApplicationScoped
class RerateForLateTariff {

    private final LatePrices latePrices;
    private final Sessions sessions;
    private final Bills bills;
    private final Accounts accounts;
    private final Tariffs tariffs;
    private final HeldReserves heldReserves;
    private final LookAround lookAround;
    private final SettleBills settleBills;
    private final WithoutVouchers withoutVouchers;
    private final Outbox outbox;
    private final RecordToSettled recordToSettled;
    private final InstantSource clock;

    RerateForLateTariff(LatePrices latePrices, Sessions sessions, Bills bills, Accounts accounts, Tariffs tariffs,
            HeldReserves heldReserves, LookAround lookAround, SettleBills settleBills,
            WithoutVouchers withoutVouchers, Outbox outbox, RecordToSettled recordToSettled, InstantSource clock) {
        this.latePrices = latePrices;
        this.sessions = sessions;
        this.bills = bills;
        this.accounts = accounts;
        this.tariffs = tariffs;
        this.heldReserves = heldReserves;
        this.lookAround = lookAround;
        this.settleBills = settleBills;
        this.withoutVouchers = withoutVouchers;
        this.outbox = outbox;
        this.recordToSettled = recordToSettled;
        this.clock = clock;
    }

    /** Settled bills come last: whoever pays what is owed of them has the driver's money locked before. */
    void handle(Tx tx, LateVersions.Late late, List<BillNo> sessionNumbers) {
        List<Repriced> repriced = latePrices.lock(tx, late, sessionNumbers);
        List<Repriced> open = repriced.stream().filter(one -> !one.settled()).toList();
        latePrices.pin(tx, open.stream().filter(Repriced::moves).toList());
        List<BillVersion> versions = versions(tx, open);
        write(tx, late.name().operatorId(), versions);
        expectAnew(tx, open, numbers(versions));
        latePrices.markSuperseded(tx, repriced.stream().filter(Repriced::settled).toList());
    }

    private List<BillVersion> versions(Tx tx, List<Repriced> open) {
        Instant now = clock.instant();
        List<Session> waiting = open.stream().filter(one -> one.session().state() == SessionState.BILLED && one.moves())
                .map(RerateForLateTariff::priced).toList();
        List<Session> held = open.stream().filter(RerateForLateTariff::waitsForPrice)
                .map(RerateForLateTariff::priced).toList();
        List<Session> all = Stream.concat(waiting.stream(), held.stream()).toList();
        lockMoney(tx, all);
        Map<BillNo, CurrentBill> claimed = bills.claimed(tx, all.stream().map(session -> session.key().billNo())
                .toList());
        Set<BillNo> split = claimed.keySet().stream()
                .filter(billNo -> !claimed.get(billNo).values().estimatedBands().isEmpty()).collect(Collectors.toSet());
        Surroundings around = lookAround.of(tx, all.stream().map(Session::undecided).toList(), split);
        var versions = new ArrayList<BillVersion>();
        for (Session session : waiting) {
            tariff(tx, session).map(tariff -> LatePrice.ofRated(session, claimed.get(session.key().billNo()), tariff,
                    around.of(session.key()), now)).map(around::with).ifPresent(versions::add);
        }
        for (Session session : held) {
            tariff(tx, session).flatMap(tariff -> LatePrice.ofHeld(session, claimed.get(session.key().billNo()), tariff,
                    around.of(session.key()), now)).map(around::with).ifPresent(versions::add);
        }
        return versions;
    }

    /**
     * As for facts, before anybody looks around: of two bills of one driver that would charge idling of the same time,
     * the one that is made later sees the other, whoever makes them.
     */
    private void lockMoney(Tx tx, List<Session> all) {
        if (!all.isEmpty()) {
            accounts.lock(tx, all.getFirst().key().operatorId(), all.stream()
                    .flatMap(session -> session.key().accounts().stream()).distinct().toList());
        }
    }

    /** A pile that showed another price than was known may have had the right one first. */
    private static boolean waitsForPrice(Repriced one) {
        return one.session().heldForPrice() || one.moves() && one.session().heldOverPrice();
    }

    /** What is held for something else stays so at any price, but would come to something else. */
    private void expectAnew(Tx tx, List<Repriced> open, List<BillNo> decidedAnew) {
        List<Session> held = open.stream().filter(one -> one.session().state() == SessionState.HELD
                && !one.session().heldForPrice() && !decidedAnew.contains(one.session().key().billNo()))
                .map(RerateForLateTariff::priced).toList();
        Surroundings around = lookAround.of(tx, held.stream().map(Session::undecided).toList());
        Instant now = clock.instant();
        var expected = new TreeMap<BillNo, Money>();
        held.forEach(session -> tariff(tx, session).ifPresent(tariff -> expected.put(session.key().billNo(),
                LatePrice.expected(session, tariff, around.of(session.key()), now))));
        heldReserves.expect(tx, expected);
    }

    private static Session priced(Repriced one) {
        return one.session().pricedBy(one.inForce());
    }

    private Optional<Tariff> tariff(Tx tx, Session session) {
        return tariffs.find(tx, session.key().operatorId(), session.key().tariff());
    }

    private void write(Tx tx, String operatorId, List<BillVersion> versions) {
        if (versions.isEmpty()) {
            return;
        }
        sessions.update(tx, versions.stream().map(BillVersion::session).toList());
        bills.add(tx, versions);
        List<BillVersion> held = versions.stream().filter(BillVersion::held).toList();
        List<BillVersion> rated = versions.stream().filter(version -> !version.held()).toList();
        Map<BillNo, Money> reserved = heldReserves.tell(tx, numbers(held));
        outbox.append(tx, held.stream().map(version -> held(version,
                reserved.getOrDefault(version.key().billNo(), Money.ZERO))).toList());
        if (withoutVouchers.holdsFor(operatorId)) {
            settleBills.settleWithoutVoucher(tx, rated.stream()
                    .collect(Collectors.toMap(version -> version.key().billNo(), BillVersion::number)));
        } else {
            outbox.append(tx, rated.stream().map(SessionEvents::rated).toList());
        }
    }

    private static List<BillNo> numbers(List<BillVersion> versions) {
        return versions.stream().map(version -> version.key().billNo()).toList();
    }

    private NewEvent held(BillVersion version, Money reserved) {
        return SessionEvents.of(version.session(), new Happening.Held(version.session().findings(),
                version.session().decidedAt(), version.expected()), reserved, recordToSettled);
    }
}
