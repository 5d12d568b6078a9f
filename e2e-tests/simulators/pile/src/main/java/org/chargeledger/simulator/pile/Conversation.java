package org.chargeledger.simulator.pile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.simulator.pile.ykc.DownMessage;
import org.chargeledger.simulator.pile.ykc.UpMessage;

/** What the platform has said to a pile, and what the pile answers by itself. Guarded by the pile's signal. */
final class Conversation {

    private final PileIdentity identity;
    private final Map<String, StartReaction> reactions = new HashMap<>();
    private final Map<String, DownMessage.RemoteStart> starts = new HashMap<>();
    private final Map<String, StartReaction> reactionBySerial = new HashMap<>();
    private final Set<String> stops = new HashSet<>();
    private volatile DownMessage.LoginAnswer login;
    private volatile DownMessage.ModelAnswer modelAnswer;
    private volatile DownMessage.BillingModel model;

    Conversation(PileIdentity identity) {
        this.identity = identity;
    }

    void forgetLogin() {
        login = null;
        modelAnswer = null;
    }

    void expect(String connectorNo, StartReaction reaction) {
        reactions.put(connectorNo, reaction);
        starts.remove(connectorNo);
        stops.remove(connectorNo);
    }

    void heard(DownMessage message) {
        switch (message) {
            case DownMessage.LoginAnswer answer -> login = answer;
            case DownMessage.ModelAnswer answer -> modelAnswer = answer;
            case DownMessage.BillingModel prices -> model = prices;
            case DownMessage.RemoteStart start -> started(start);
            case DownMessage.RemoteStop stop -> stops.add(stop.connectorNo());
            case DownMessage.HeartbeatAnswer ignored -> { }
            case DownMessage.RecordAnswer ignored -> { }
            case DownMessage.TimeSync ignored -> { }
            case DownMessage.Other ignored -> { }
        }
    }

    /** A start that comes twice is answered twice with the same words. */
    synchronized Optional<UpMessage> answer(DownMessage message) {
        return switch (message) {
            case DownMessage.RemoteStart start -> startAnswer(start);
            case DownMessage.RemoteStop stop ->
                    Optional.of(new UpMessage.StopAnswer(identity.protocolId(), stop.connectorNo(), true, 0));
            case DownMessage.TimeSync sync -> Optional.of(new UpMessage.TimeAnswer(identity.protocolId(), sync.time()));
            default -> Optional.empty();
        };
    }

    Optional<DownMessage.RemoteStart> start(String connectorNo) {
        return Optional.ofNullable(starts.get(connectorNo));
    }

    boolean stopped(String connectorNo) {
        return stops.contains(connectorNo);
    }

    Optional<DownMessage.LoginAnswer> login() {
        return Optional.ofNullable(login);
    }

    Optional<DownMessage.ModelAnswer> modelAnswer() {
        return Optional.ofNullable(modelAnswer);
    }

    Optional<DownMessage.BillingModel> model() {
        return Optional.ofNullable(model);
    }

    private synchronized void started(DownMessage.RemoteStart start) {
        if (reactionBySerial.putIfAbsent(start.serial(),
                reactions.getOrDefault(start.connectorNo(), StartReaction.accept())) == null) {
            starts.put(start.connectorNo(), start);
        }
    }

    private Optional<UpMessage> startAnswer(DownMessage.RemoteStart start) {
        StartReaction reaction = reactionBySerial.get(start.serial());
        if (reaction == null || !reaction.answered()) {
            return Optional.empty();
        }
        return Optional.of(new UpMessage.StartAnswer(
                start.serial(), identity.protocolId(), start.connectorNo(), reaction.started(), reaction.reason()));
    }
}
