package org.chargeledger.replay.scenario.generator;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chargeledger.replay.scenario.BandSplit;
import org.chargeledger.replay.scenario.DriverPlan;
import org.chargeledger.replay.scenario.Outcome;
import org.chargeledger.replay.scenario.PilePlan;
import org.chargeledger.replay.scenario.SessionPlan;
import org.chargeledger.replay.scenario.StartFailure;
import org.chargeledger.replay.scenario.TariffPlan;

/** Gives each wish a connector and a driver, so that nobody charges twice at a time and every wallet lasts. */
final class Bookings {

    private static final LocalDateTime LAST_UNPLUG = LocalDateTime.of(2019, 10, 18, 10, 20);
    private static final LocalDateTime LAST_LOST_UNPLUG = LocalDateTime.of(2019, 10, 18, 9, 35);
    private static final int LOST_IS_DECIDED_MINUTES = 45;
    private static final int FULL = 0x41;
    private static final int BMS_NOT_READY = 0x52;
    /** More than any of a session's energy can cost a kWh, and the reserve of a start on top. */
    private static final long COST_PER_KWH_FEN = 155;
    private static final long RESERVE_FEN = 6_000;

    private final List<PilePlan> piles;
    private final List<DriverPlan> drivers;
    private final Map<String, TariffPlan> tariffByStation = new HashMap<>();
    private final Random random;
    private final IdleTimes idleTimes;
    private final Occupation occupation = new Occupation();
    private final Map<String, Long> meter = new HashMap<>();
    private final Map<String, Long> spentFen = new HashMap<>();
    private final List<SessionPlan> sessions = new ArrayList<>();

    Bookings(List<PilePlan> piles, List<DriverPlan> drivers, List<TariffPlan> tariffs, Random random) {
        this.piles = piles;
        this.drivers = drivers;
        this.random = random;
        this.idleTimes = new IdleTimes(random);
        tariffs.forEach(tariff -> tariffByStation.put(tariff.stationId(), tariff));
        piles.forEach(pile -> {
            meter.put(key(pile, "01"), pile.meterTenthWh().getFirst());
            meter.put(key(pile, "02"), pile.meterTenthWh().getLast());
        });
    }

    List<SessionPlan> book(List<Wish> wishes) {
        wishes.forEach(wish -> {
            if (wish.outcome().charged()) {
                bookCharge(wish);
            } else {
                bookFailure(wish, anyConnector(wish.requestedAt(), false));
            }
        });
        sessions.sort(Comparator.comparing(SessionPlan::billNo));
        return List.copyOf(sessions);
    }

    private void bookCharge(Wish wish) {
        Shape shape = shape(wish);
        boolean offline = wish.outcome() == Outcome.LOST_OFFLINE;
        Place place = anyConnector(wish.requestedAt(), shape.needsWholePile() || offline);
        LocalDateTime offlineFrom = offline ? shape.endedAt().minusMinutes(9) : null;
        LocalDateTime offlineUntil = offline ? shape.endedAt().plusMinutes(25) : null;
        LocalDateTime unpluggedAt = offline ? offlineUntil.plusMinutes(8) : shape.unpluggedAt();
        DriverPlan driver = anyDriver(wish.requestedAt(), cost(wish, shape));
        occupation.take(key(place.pile(), place.connectorNo()), unpluggedAt.plusMinutes(12));
        if (shape.needsWholePile() || offline) {
            occupation.take(key(place.pile(), place.other()), unpluggedAt);
        }
        occupation.take(driver.openid(), unpluggedAt.plusMinutes(wish.outcome().lost() ? LOST_IS_DECIDED_MINUTES : 10));
        sessions.add(new SessionPlan(SessionPlan.billNoAt(wish.requestedAt()), wish.outcome(), null,
                place.pile().pileCode(), place.connectorNo(), driver.openid(), wish.requestedAt(), shape.startedAt(),
                shape.endedAt(), unpluggedAt, offlineFrom, offlineUntil,
                BandSplit.byBand(tariffByStation.get(place.pile().stationId()), shape.energyTenthWh(),
                        shape.startedAt(), shape.endedAt()),
                turn(place, shape.energyTenthWh()), offline ? FULL : shape.stopCode()));
        if (offline) {
            var askedMeanwhile = new Wish(offlineFrom.plusMinutes(11).plusNanos(417_263_000), Outcome.START_FAILED,
                    StartFailure.OFFLINE);
            bookFailure(askedMeanwhile, new Place(place.pile(), place.other()));
        }
    }

    private Shape shape(Wish wish) {
        boolean lost = wish.outcome().lost();
        long idleSeconds = lost ? 60 + random.nextInt(600) : idleTimes.next();
        for (int longestMinutes = 125;; longestMinutes -= 5) {
            Shape shape = Shape.of(wish, longestMinutes, Math.min(idleSeconds, longestMinutes * 60L), random);
            if (shape.unpluggedAt().isBefore(lost ? LAST_LOST_UNPLUG : LAST_UNPLUG)) {
                return shape;
            }
        }
    }

    private void bookFailure(Wish wish, Place place) {
        DriverPlan driver = anyDriver(wish.requestedAt(), 0);
        LocalDateTime at = wish.startFailure() == StartFailure.FAILED_RECORD
                ? wish.requestedAt().withNano(0).plusSeconds(31) : null;
        occupation.take(key(place.pile(), place.connectorNo()), wish.requestedAt().plusMinutes(6));
        occupation.take(driver.openid(), wish.requestedAt().plusMinutes(10));
        sessions.add(new SessionPlan(SessionPlan.billNoAt(wish.requestedAt()), wish.outcome(), wish.startFailure(),
                place.pile().pileCode(), place.connectorNo(), driver.openid(), wish.requestedAt(), at, at, null, null,
                null, List.of(0L, 0L, 0L, 0L), turn(place, 0), at == null ? 0 : BMS_NOT_READY));
    }

    private long turn(Place place, long energyTenthWh) {
        String key = key(place.pile(), place.connectorNo());
        long before = meter.get(key);
        meter.put(key, before + energyTenthWh);
        return before;
    }

    private Place anyConnector(LocalDateTime at, boolean wholePile) {
        while (true) {
            PilePlan pile = piles.get(random.nextInt(piles.size()));
            String connectorNo = PilePlan.CONNECTORS.get(random.nextInt(2));
            var place = new Place(pile, connectorNo);
            if (occupation.free(key(pile, connectorNo), at)
                    && (!wholePile || occupation.free(key(pile, place.other()), at))) {
                return place;
            }
        }
    }

    private DriverPlan anyDriver(LocalDateTime at, long costFen) {
        while (true) {
            DriverPlan driver = drivers.get(random.nextInt(drivers.size()));
            long spent = spentFen.getOrDefault(driver.openid(), 0L) + costFen;
            if (occupation.free(driver.openid(), at) && spent + RESERVE_FEN <= driver.rechargeFen()) {
                spentFen.put(driver.openid(), spent);
                return driver;
            }
        }
    }

    private static long cost(Wish wish, Shape shape) {
        long idleMinutes = Duration.between(shape.endedAt(), shape.unpluggedAt()).toMinutes();
        long reserve = wish.outcome().lost() ? RESERVE_FEN : 0;
        return shape.energyTenthWh() * COST_PER_KWH_FEN / 10_000 + Math.max(0, idleMinutes - 15) * 80 + reserve;
    }

    private static String key(PilePlan pile, String connectorNo) {
        return pile.pileCode() + "/" + connectorNo;
    }

    private record Place(PilePlan pile, String connectorNo) {

        String other() {
            return connectorNo.equals("01") ? "02" : "01";
        }
    }
}
