package org.chargeledger.replay.refund;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chargeledger.replay.Pause;
import org.chargeledger.replay.People;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.timeline.BusinessTimeFile;

/**
 * Plays days of sessions: each driver asks in turn, at the very microsecond the bill number tells; in the evening the
 * piles say all they saw, and the next day begins when every bill of this one is made.
 */
final class Loader {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Api staff;
    private final People people;
    private final PileFacts facts;
    private final BusinessTimeFile clock;
    private final Consumer<String> tell;
    private int requested;

    Loader(Api staff, People people, PileFacts facts, BusinessTimeFile clock, Consumer<String> tell) {
        this.staff = staff;
        this.people = people;
        this.facts = facts;
        this.clock = clock;
        this.tell = tell;
    }

    void play(List<IdleSession> sessions) {
        Map<LocalDate, List<IdleSession>> byDay = sessions.stream().collect(Collectors.groupingBy(
                session -> session.requestedAt().atZone(IdleCampaign.ZONE).toLocalDate(), TreeMap::new,
                Collectors.toList()));
        byDay.forEach((day, ofDay) -> {
            ofDay.forEach(this::request);
            clock.set(day.atTime(23, 59).atZone(IdleCampaign.ZONE).toInstant());
            facts.told(ofDay);
            awaitBills();
            tell.accept(day + "  " + requested + " sessions");
        });
    }

    private void request(IdleSession session) {
        clock.set(session.requestedAt());
        JsonNode started = people.api(Operator.openid(session.driver())).post("/billing/v1/driver/sessions",
                "story-" + session.billNo(), Map.of("pileCode", session.pile().pileCode(), "connectorNo",
                        session.connectorNo()));
        if (!session.billNo().equals(started.path("billNo").asText())) {
            throw new IllegalStateException("asked for " + session.billNo() + ", got " + started);
        }
        requested++;
    }

    private void awaitBills() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode counts;
        do {
            Pause.of(BETWEEN_LOOKS);
            counts = staff.get("/billing/v1/conservation");
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not every bill was made: " + counts);
            }
        } while (counts.path("requested").asInt() != requested || counts.path("open").asInt() > 0);
    }
}
