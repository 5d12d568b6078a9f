package org.chargeledger.replay.timeline;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.quiet.Quiescence;
import org.chargeledger.replay.scenario.Outcome;
import org.chargeledger.replay.scenario.Scenario;
import org.chargeledger.replay.scenario.SessionPlan;
import org.chargeledger.simulator.pile.PileMemory;

/** Casts a scenario: which pile, which driver and which frames play each session. */
public record Stage(
        Set<String> suppressedBills, Fleet fleet, Function<String, Api> driverApi, Api staff, PileMemory memory,
        BusinessTimeFile clock, Quiescence quiescence) {

    public Timeline timeline(Scenario scenario, Consumer<LocalDateTime> progress) {
        List<Play> plays = scenario.sessions().stream().map(plan -> play(scenario, plan)).toList();
        return new Timeline(scenario, plays, fleet, clock, quiescence, new OfflineWatch(staff, fleet.logins()), progress);
    }

    private Play play(Scenario scenario, SessionPlan plan) {
        boolean recordSent = plan.outcome() == Outcome.SETTLED && !suppressedBills.contains(plan.billNo());
        return new Play(plan, recordSent, fleet.pile(plan.pileCode()), driverApi.apply(plan.openid()), memory,
                new Frames(plan, scenario.tariffOf(plan), scenario.pileOf(plan).protocolId()));
    }
}
