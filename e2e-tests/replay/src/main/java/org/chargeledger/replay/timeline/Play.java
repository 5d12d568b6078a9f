package org.chargeledger.replay.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.scenario.Outcome;
import org.chargeledger.replay.scenario.SessionPlan;
import org.chargeledger.replay.scenario.StartFailure;
import org.chargeledger.simulator.pile.PileMemory;
import org.chargeledger.simulator.pile.SimulatedPile;
import org.chargeledger.simulator.pile.StartReaction;
import org.chargeledger.simulator.pile.ykc.DownMessage.RemoteStart;
import org.chargeledger.simulator.pile.ykc.UpMessage;

/** One session as it is played: what the driver's page asks for and what the pile says, moment by moment. */
final class Play {

    private enum Phase { WAITING, REQUESTED, CHARGING, ENDED, UNPLUGGED, OVER }

    private static final Duration COMMAND_ARRIVES_WITHIN = Duration.ofSeconds(30);

    private final SessionPlan plan;
    private final boolean recordSent;
    private final SimulatedPile pile;
    private final Api driver;
    private final PileMemory memory;
    private final Frames frames;
    private volatile Phase phase = Phase.WAITING;
    private volatile String serial;
    private boolean again;

    Play(SessionPlan plan, boolean recordSent, SimulatedPile pile, Api driver, PileMemory memory, Frames frames) {
        this.plan = plan;
        this.recordSent = recordSent;
        this.pile = pile;
        this.driver = driver;
        this.memory = memory;
        this.frames = frames;
    }

    SessionPlan plan() {
        return plan;
    }

    /** The driver asks; the pile is told and answers. A run over kept data finds the serial in the pile's memory. */
    void request() {
        StartReaction reaction = reaction();
        pile.expect(plan.connectorNo(), reaction);
        JsonNode session = driver.post("/billing/v1/driver/sessions", "session-" + plan.billNo(),
                Map.of("pileCode", plan.pileCode(), "connectorNo", plan.connectorNo()));
        if (!plan.billNo().equals(session.path("billNo").asText())) {
            throw new IllegalStateException("asked for " + plan.billNo() + ", got " + session);
        }
        phase = Phase.REQUESTED;
        if (plan.startFailure() == StartFailure.OFFLINE) {
            return;
        }
        serial = memory.serialOf(plan.billNo()).orElse(null);
        again = serial != null;
        if (!again) {
            Optional<RemoteStart> start = pile.awaitStart(plan.connectorNo(), COMMAND_ARRIVES_WITHIN);
            start.ifPresent(command -> {
                serial = command.serial();
                memory.remember(plan.billNo(), serial);
            });
        }
        if (serial != null && reaction.answered()) {
            pile.deliver(List.of(new UpMessage.StartAnswer(serial, pile.identity().protocolId(), plan.connectorNo(),
                    reaction.started(), reaction.reason())));
        }
    }

    void begin() {
        if (serial != null) {
            phase = Phase.CHARGING;
            pile.deliver(List.of(frames.charging(serial, plan.chargeStartedAt())));
        }
    }

    /** The pile obeyed but could not start; the record that says so carries no energy. */
    void failAfterStart() {
        if (serial != null) {
            phase = Phase.OVER;
            pile.deliver(List.of(frames.record(serial)));
        }
    }

    void end() {
        if (serial == null) {
            return;
        }
        phase = Phase.ENDED;
        if (plan.offlineAt(plan.chargeEndedAt())) {
            return;
        }
        if (plan.stopCode() == SessionPlan.REMOTE_STOP) {
            stopRemotely();
        }
        pile.deliver(recordSent
                ? List.of(frames.idle(serial, true), frames.record(serial))
                : List.of(frames.idle(serial, true)));
    }

    void unplug() {
        if (serial != null) {
            phase = Phase.UNPLUGGED;
            pile.deliver(List.of(frames.idle(serial, false)));
        }
    }

    void goOffline() {
        pile.disconnect();
    }

    void comeBack() {
        pile.connect();
        pile.deliver(report(plan.offlineUntil()).stream().toList());
        if (plan.outcome() == Outcome.LATE && serial != null) {
            pile.deliver(List.of(frames.record(serial)));
        }
    }

    /** What the pile reports of its own accord every few minutes; the second report without a plug is the last. */
    Optional<UpMessage> report(LocalDateTime at) {
        if (serial == null || !pile.wanted()) {
            return Optional.empty();
        }
        return switch (phase) {
            case CHARGING -> Optional.of(frames.charging(serial, at));
            case ENDED -> Optional.of(frames.idle(serial, true));
            case UNPLUGGED -> {
                phase = Phase.OVER;
                yield Optional.of(frames.idle(serial, false));
            }
            case WAITING, REQUESTED, OVER -> Optional.empty();
        };
    }

    SimulatedPile pile() {
        return pile;
    }

    boolean startMissing() {
        return plan.startFailure() == null && phase == Phase.REQUESTED && serial == null;
    }

    private void stopRemotely() {
        driver.post("/billing/v1/driver/sessions/" + plan.billNo() + "/stop", "stop-" + plan.billNo(), null);
        if (!again) {
            pile.awaitStop(plan.connectorNo(), COMMAND_ARRIVES_WITHIN);
        }
        pile.deliver(List.of(new UpMessage.StopAnswer(pile.identity().protocolId(), plan.connectorNo(), true, 0)));
    }

    private StartReaction reaction() {
        return switch (plan.startFailure()) {
            case null -> StartReaction.accept();
            case NOT_PLUGGED -> StartReaction.fail(StartReaction.NOT_PLUGGED);
            case PILE_FAULT -> StartReaction.fail(StartReaction.FAULT);
            case NO_ANSWER -> StartReaction.silent();
            case OFFLINE, FAILED_RECORD -> StartReaction.accept();
        };
    }
}
