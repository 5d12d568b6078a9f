package org.chargeledger.replay.refund;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The sessions of July to October 2019, made from a seed so that their idle fees are those of the case: 8498 until 15
 * October, 127 of them with a fee, and ten more with a fee on the 16th. A day's sessions each have a connector and a
 * driver of their own and end on that day.
 */
final class IdleCampaign {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate FIRST_DAY = LocalDate.of(2019, 7, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2019, 10, 15);
    static final LocalDate DAY_AFTER = LAST_DAY.plusDays(1);
    static final int SESSIONS = 8_498;
    static final int DRIVERS = 160;
    /** 2019-08-02 16:20:15, the first fee at all; 2019-09-08 17:32:39, the first above five yuan. */
    static final LocalDateTime FIRST_FEE = LocalDateTime.parse("2019-08-02T16:20:15.183497");
    static final LocalDateTime FIRST_ABOVE_FIVE = LocalDateTime.parse("2019-09-08T17:32:39.402118");

    private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSSSSS");
    private static final LocalTime OPENING = LocalTime.of(6, 0);
    private static final int SLOTS = 80;
    private static final int SLOT_SECONDS = 540;
    private static final int SMALL_ONES = 17;
    private static final int ABOVE_FIVE = 102;
    private static final int ON_THE_DAY_AFTER = 10;
    /** By when a session with hours of idling has to begin, to end before midnight. */
    private static final int LAST_LONG_SLOT = 48;

    /** A time on a day at which a session may begin. */
    private record Slot(LocalDate day, int number) {

        static Slot at(LocalDateTime time) {
            int seconds = time.toLocalTime().toSecondOfDay() - OPENING.toSecondOfDay();
            return new Slot(time.toLocalDate(), seconds / SLOT_SECONDS);
        }

        long dayNumber() {
            return day.toEpochDay() - FIRST_DAY.toEpochDay();
        }
    }

    private record Idling(long minutes, long chargeSeconds, LocalDateTime at) {}

    private final Random random;
    private final Map<Slot, Idling> fees = new HashMap<>();
    private final List<Site.Pile> piles = Site.allPiles();

    private IdleCampaign(long seed) {
        random = new Random(seed);
    }

    /** In the order of their requests. */
    static List<IdleSession> sessions(long seed) {
        return new IdleCampaign(seed).make();
    }

    private List<IdleSession> make() {
        fees.put(Slot.at(FIRST_FEE), new Idling(3, chargeSeconds(), FIRST_FEE));
        fees.put(Slot.at(FIRST_ABOVE_FIVE), new Idling(12, chargeSeconds(), FIRST_ABOVE_FIVE));
        shortCharges();
        for (int i = 0; i < SMALL_ONES; i++) {
            fee(anySlot(FIRST_FEE.toLocalDate().plusDays(1), LAST_DAY, SLOTS), 1 + random.nextInt(5), chargeSeconds());
        }
        for (int i = 0; i < ABOVE_FIVE; i++) {
            fee(anySlot(FIRST_ABOVE_FIVE.toLocalDate().plusDays(1), LAST_DAY, SLOTS), 7 + random.nextInt(114),
                    chargeSeconds());
        }
        return Stream.concat(window(), dayAfter()).sorted(Comparator.comparing(IdleSession::requestedAt)).toList();
    }

    /** Six charged for under a minute and then idled: for 73, 361, 433 and 13.60 yuan, and twice for little. */
    private void shortCharges() {
        int expensive = 1;
        int cheap = 0;
        shortCharge(expensive, 73);
        shortCharge(expensive, 361);
        shortCharge(expensive, 433);
        shortCharge(cheap, 17);
        shortCharge(cheap, 5);
        shortCharge(expensive, 2);
    }

    private void shortCharge(int site, long minutes) {
        Slot slot;
        do {
            slot = anySlot(FIRST_ABOVE_FIVE.toLocalDate().plusDays(1), LAST_DAY, LAST_LONG_SLOT);
        } while (!pile(slot).site().equals(Site.ALL.get(site)));
        fee(slot, minutes, 20L + random.nextInt(40));
    }

    private void fee(Slot slot, long minutes, long chargeSeconds) {
        fees.put(slot, new Idling(minutes, chargeSeconds, null));
    }

    private Slot anySlot(LocalDate from, LocalDate to, int below) {
        Slot slot;
        do {
            slot = new Slot(from.plusDays(random.nextInt((int) (to.toEpochDay() - from.toEpochDay()) + 1)),
                    random.nextInt(Math.min(below, SLOTS - 1)));
        } while (fees.containsKey(slot));
        return slot;
    }

    private Stream<IdleSession> window() {
        int days = (int) (LAST_DAY.toEpochDay() - FIRST_DAY.toEpochDay()) + 1;
        int full = SESSIONS - days * (SLOTS - 1);
        var sessions = new ArrayList<IdleSession>();
        for (int day = 0; day < days; day++) {
            for (int number = 0; number < (day < full ? SLOTS : SLOTS - 1); number++) {
                sessions.add(session(new Slot(FIRST_DAY.plusDays(day), number)));
            }
        }
        return sessions.stream();
    }

    private Stream<IdleSession> dayAfter() {
        var sessions = new ArrayList<IdleSession>();
        for (int i = 0; i < ON_THE_DAY_AFTER; i++) {
            var slot = new Slot(DAY_AFTER, i * 7);
            fee(slot, 10 + random.nextInt(90), chargeSeconds());
            sessions.add(session(slot));
        }
        return sessions.stream();
    }

    private IdleSession session(Slot slot) {
        Idling idling = fees.getOrDefault(slot, new Idling(0, chargeSeconds(), null));
        LocalDateTime at = idling.at() != null ? idling.at() : slot.day().atTime(OPENING)
                .plusSeconds((long) slot.number() * SLOT_SECONDS + random.nextInt(SLOT_SECONDS - 1))
                .plusNanos(random.nextInt(1_000_000) * 1_000L);
        return new IdleSession(NUMBER.format(at), at.atZone(ZONE).toInstant(), pile(slot), connector(slot), driver(slot),
                idling.chargeSeconds(), idling.minutes(), 5 + random.nextInt(50));
    }

    private int place(Slot slot) {
        return (int) ((slot.number() * 27L + slot.dayNumber() * 11) % SLOTS);
    }

    private Site.Pile pile(Slot slot) {
        return piles.get(place(slot) / Site.CONNECTORS.size());
    }

    private String connector(Slot slot) {
        return Site.CONNECTORS.get(place(slot) % Site.CONNECTORS.size());
    }

    private static int driver(Slot slot) {
        return (int) ((slot.dayNumber() * 61 + slot.number()) % DRIVERS);
    }

    private long chargeSeconds() {
        return 600L + random.nextInt(2_100);
    }
}
