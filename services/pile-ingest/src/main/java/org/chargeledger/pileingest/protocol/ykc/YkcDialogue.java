package org.chargeledger.pileingest.protocol.ykc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.pileingest.app.BillingModels;
import org.chargeledger.pileingest.app.ConcludeStart;
import org.chargeledger.pileingest.app.KeepFrames;
import org.chargeledger.pileingest.app.ObservePile;
import org.chargeledger.pileingest.app.PileLink;
import org.chargeledger.pileingest.app.PursueStarts;
import org.chargeledger.pileingest.app.PursueStops;
import org.chargeledger.pileingest.app.ReceiveRecord;
import org.chargeledger.pileingest.domain.Arrival;
import org.chargeledger.pileingest.domain.DayPrices;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.protocol.ykc.codec.Frame;
import org.chargeledger.pileingest.protocol.ykc.message.Heartbeat;
import org.chargeledger.pileingest.protocol.ykc.message.HeartbeatAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.Login;
import org.chargeledger.pileingest.protocol.ykc.message.LoginAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.Message;
import org.chargeledger.pileingest.protocol.ykc.message.ModelCheck;
import org.chargeledger.pileingest.protocol.ykc.message.ModelCheckAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.ModelRequest;
import org.chargeledger.pileingest.protocol.ykc.message.ModelSet;
import org.chargeledger.pileingest.protocol.ykc.message.ModelSetAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.Realtime;
import org.chargeledger.pileingest.protocol.ykc.message.RecordAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StartAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StopAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.TransactionRecord;
import org.chargeledger.rating.FourRates;
import org.jboss.logging.Logger;

/** What a pile that is logged in says, and what it hears; an answer exists only after its facts are stored. */
@ApplicationScoped
class YkcDialogue {

    private static final Logger LOG = Logger.getLogger(YkcDialogue.class);
    private static final Set<Integer> KEPT = Set.of(Login.TYPE, StartAnswer.TYPE, TransactionRecord.TYPE);
    private static final int ACCEPTED = 0;
    private static final int SAME_MODEL = 0;
    private static final int OTHER_MODEL = 1;
    private static final int TAKEN = 1;

    private final ObservePile observePile;
    private final ReceiveRecord receiveRecord;
    private final ConcludeStart concludeStart;
    private final PursueStarts pursueStarts;
    private final PursueStops pursueStops;
    private final BillingModels billingModels;
    private final KeepFrames keepFrames;

    YkcDialogue(ObservePile observePile, ReceiveRecord receiveRecord, ConcludeStart concludeStart,
            PursueStarts pursueStarts, PursueStops pursueStops, BillingModels billingModels, KeepFrames keepFrames) {
        this.observePile = observePile;
        this.receiveRecord = receiveRecord;
        this.concludeStart = concludeStart;
        this.pursueStarts = pursueStarts;
        this.pursueStops = pursueStops;
        this.billingModels = billingModels;
        this.keepFrames = keepFrames;
    }

    Optional<Message> answer(PileLink link, Message message, Arrival arrival) {
        Optional<Message> answer = take(link, message, arrival);
        pursueStarts.pursue(link, arrival);
        if (message instanceof StartAnswer) {
            pursueStops.collect(link, arrival);
        }
        return answer;
    }

    private Optional<Message> take(PileLink link, Message message, Arrival arrival) {
        return switch (message) {
            case Login login -> Optional.of(new LoginAnswer(login.pileNo(), ACCEPTED));
            case Heartbeat heartbeat -> {
                observePile.alive(link, arrival);
                billingModels.refresh(link, arrival);
                yield Optional.of(new HeartbeatAnswer(heartbeat.pileNo(), heartbeat.gunNo(), ACCEPTED));
            }
            case Realtime realtime -> {
                observePile.measured(link, YkcTranslation.reading(realtime), arrival);
                yield Optional.empty();
            }
            case TransactionRecord record -> {
                FourRates counted = billingModels.counted(link.pile(), record.serial());
                receiveRecord.received(link, new YkcTranslation(link.zone()).record(record, counted), arrival);
                yield Optional.of(new RecordAnswer(record.serial(), ACCEPTED));
            }
            case StartAnswer answer -> {
                concludeStart.answered(link, YkcTranslation.startAnswer(answer), arrival);
                yield Optional.empty();
            }
            case StopAnswer answer -> {
                pursueStops.answered(link, YkcTranslation.stopAnswer(answer));
                yield Optional.empty();
            }
            case ModelCheck check -> Optional.of(checked(link, check, arrival));
            case ModelRequest request -> model(link, request, arrival);
            case ModelSetAnswer answer -> {
                modelSet(link, answer, arrival);
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private Message checked(PileLink link, ModelCheck check, Arrival arrival) {
        boolean same = billingModels.isRight(link.pile(), check.modelNo(), arrival.at());
        return new ModelCheckAnswer(check.pileNo(), check.modelNo(), same ? SAME_MODEL : OTHER_MODEL);
    }

    /** Without prices there is no answer: the pile asks again, and forbids charging meanwhile. */
    private Optional<Message> model(PileLink link, ModelRequest request, Arrival arrival) {
        Optional<DayPrices> due = billingModels.due(link.pile(), arrival.at());
        Optional<Message> model = due.flatMap(prices -> YkcTranslation.model(request.pileNo(), prices));
        if (model.isEmpty()) {
            LOG.warnf("pile %s asks for prices and station %s has none that it can be told",
                    link.pile().pileCode(), link.pile().stationId());
        } else {
            billingModels.told(link.pile(), due.get(), arrival.at());
        }
        return model;
    }

    /** Empty if the pile cannot be told. */
    static Optional<Message> modelSet(Pile pile, DayPrices prices) {
        Optional<Message> set = YkcTranslation.model(pile.protocolId(), prices).map(ModelSet::new);
        if (set.isEmpty()) {
            LOG.warnf("pile %s keeps its prices: four rates cannot say those of %s", pile.pileCode(), prices.day());
        }
        return set;
    }

    private void modelSet(PileLink link, ModelSetAnswer answer, Arrival arrival) {
        if (answer.result() == TAKEN) {
            billingModels.accepted(link, arrival.at());
        } else {
            LOG.warnf("pile %s refuses its prices", link.pile().pileCode());
        }
    }

    /** Keeps the frames that disputes are about. */
    void keep(PileLink link, Frame frame, Arrival arrival) {
        if (KEPT.contains(frame.type())) {
            keepFrames.keep(link.pile(), arrival.at(), frame.typeCode(), FrameBlanking.hex(frame));
        }
    }

    /** False for a frame that names another pile than the one logged in. */
    static boolean speaksForItself(PileLink link, Message message) {
        String pileNo = switch (message) {
            case Login login -> login.pileNo();
            case Heartbeat heartbeat -> heartbeat.pileNo();
            case Realtime realtime -> realtime.pileNo();
            case TransactionRecord record -> record.pileNo();
            case StartAnswer answer -> answer.pileNo();
            case StopAnswer answer -> answer.pileNo();
            case ModelCheck check -> check.pileNo();
            case ModelRequest request -> request.pileNo();
            case ModelSetAnswer answer -> answer.pileNo();
            default -> link.pile().protocolId();
        };
        return pileNo.equals(link.pile().protocolId());
    }
}
