package org.chargeledger.replay.timeline;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chargeledger.replay.quiet.Quiescence;
import org.chargeledger.replay.scenario.Scenario;
import org.chargeledger.replay.scenario.SessionPlan;
import org.chargeledger.replay.scenario.StartFailure;
import org.chargeledger.simulator.pile.SimulatedPile;
import org.chargeledger.simulator.pile.ykc.UpMessage;

/** Plays all sessions in the order of business time, and moves the clock only when the suite has come to rest. */
public final class Timeline {

    private static final int REPORT_EVERY_MINUTES = 5;
    private static final int HEARTBEAT_EVERY_MINUTES = 10;

    private final Scenario scenario;
    private final List<Play> plays;
    private final Fleet fleet;
    private final BusinessTimeFile clock;
    private final Quiescence quiescence;
    private final Consumer<LocalDateTime> progress;
    private final OfflineWatch offlineWatch;
    private long actedNanos;
    private int moments;

    Timeline(Scenario scenario, List<Play> plays, Fleet fleet, BusinessTimeFile clock, Quiescence quiescence,
            OfflineWatch offlineWatch, Consumer<LocalDateTime> progress) {
        this.scenario = scenario;
        this.plays = plays;
        this.fleet = fleet;
        this.clock = clock;
        this.quiescence = quiescence;
        this.offlineWatch = offlineWatch;
        this.progress = progress;
    }

    public void play() {
        var byMoment = steps().stream().collect(Collectors.groupingBy(Step::at, TreeMap::new, Collectors.toList()));
        byMoment.forEach((at, steps) -> {
            long begun = System.nanoTime();
            clock.set(Scenario.instant(at));
            for (Step.Order order : Step.Order.values()) {
                Together.each(steps.stream().filter(step -> step.order() == order).toList(), step -> step.action().run());
            }
            actedNanos += System.nanoTime() - begun;
            settle(at);
            moments++;
            progress.accept(at);
        });
    }

    public String spent() {
        return "  %6d ms  acting in %d moments%n".formatted(actedNanos / 1_000_000, moments);
    }

    /** Bill numbers whose start command never reached the pile. */
    public List<String> withoutStart() {
        return plays.stream().filter(Play::startMissing).map(play -> play.plan().billNo()).toList();
    }

    /** A pile that had to log in again meanwhile says once more what it shows, as piles do after a login. */
    private void settle(LocalDateTime at) {
        long logins;
        do {
            quiescence.await();
            logins = fleet.logins();
            if (offlineWatch.loginsBefore() != logins) {
                report(at, true);
                offlineWatch.loginsSeen(logins);
                quiescence.await();
            }
        } while (fleet.logins() != logins);
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        plays.forEach(play -> steps.addAll(steps(play)));
        for (LocalDateTime at = scenario.from(); !at.isAfter(scenario.until()); at = at.plusMinutes(REPORT_EVERY_MINUTES)) {
            LocalDateTime tick = at;
            steps.add(new Step(tick, Step.Order.TICK, () -> report(tick, tick.getMinute() % HEARTBEAT_EVERY_MINUTES == 0)));
        }
        steps.add(new Step(scenario.until(), Step.Order.TICK, () -> report(scenario.until(), true)));
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private List<Step> steps(Play play) {
        SessionPlan plan = play.plan();
        List<Step> steps = new ArrayList<>();
        steps.add(step(plan.requestedAt(), play::request));
        if (plan.startFailure() == StartFailure.FAILED_RECORD) {
            steps.add(step(plan.chargeStartedAt(), play::failAfterStart));
        }
        if (plan.outcome().charged()) {
            steps.add(step(plan.chargeStartedAt(), play::begin));
            steps.add(step(plan.chargeEndedAt(), play::end));
            steps.add(step(plan.unpluggedAt(), play::unplug));
        }
        if (plan.offlineFrom() != null) {
            steps.add(step(plan.offlineFrom(), () -> {
                play.goOffline();
                offlineWatch.awaitNoticed(plan.pileCode());
            }));
            steps.add(step(plan.offlineUntil(), play::comeBack));
        }
        return steps;
    }

    private static Step step(LocalDateTime at, Runnable action) {
        return new Step(at, Step.Order.SESSION, action);
    }

    private void report(LocalDateTime at, boolean allPiles) {
        Map<SimulatedPile, List<UpMessage>> reports = new HashMap<>();
        plays.forEach(play -> play.report(at).ifPresent(
                frame -> reports.computeIfAbsent(play.pile(), pile -> new ArrayList<>()).add(frame)));
        fleet.deliver(reports, allPiles);
    }
}
