package org.chargeledger.billing.domain;

import static org.chargeledger.billing.domain.Instants.latest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.rating.TariffVersion;

/**
 * One charging session, put together from facts in whatever order they come. While it is undecided its state follows
 * from the facts alone; once held, later facts are evidence, and only a lost record that comes after all, or word that
 * a lost session never began, decides again; once billed, they are ignored. Null: not seen. {@code billVersion} is that
 * of its newest bill; 0 while there was none.
 */
public record Session(SessionKey key, SessionState state, Observation observation, Fact.StartFailed startFailure,
        Fact.RecordReceived record, List<Finding> findings, Instant decidedAt, int billVersion) {

    public Session {
        findings = List.copyOf(findings);
    }

    public static Session requested(SessionKey key) {
        return new Session(key, SessionState.REQUESTED, Observation.NOTHING, null, null, List.of(), null, 0);
    }

    public Session after(List<Fact> facts) {
        Session session = this;
        for (Fact fact : facts) {
            session = session.after(fact);
        }
        return session;
    }

    /**
     * A bill stands on the facts it was made of; what is heard later changes neither it nor what is shown beside it.
     */
    public Session after(Fact fact) {
        if (state == SessionState.BILLED || state == SessionState.SETTLED) {
            return this;
        }
        return switch (fact) {
            case Fact.Started started -> with(observation.started(started.observedAt()));
            case Fact.Progressed progressed -> with(observation.progressed(believed(progressed)));
            case Fact.StartFailed failed -> with(failed);
            case Fact.RecordReceived received -> with(received);
            case Fact.PileSeen seen -> afterSeeing(seen);
        };
    }

    /** Whether it is this record that stands for the session. */
    public boolean restsOn(UUID recordId) {
        return record != null && record.eventId().equals(recordId);
    }

    /** Open, or held because something was lost: then what comes after all heals it. */
    public boolean billable() {
        return (state.open() || lost()) && finished();
    }

    /** Nothing more is owed by the pile: neither the record, nor the plug-out where it can report one. */
    boolean finished() {
        return record != null && (observation.plug().confirmed() || !key.plugOutReported());
    }

    /** What a pile says about the plug is worth nothing where it cannot tell whether it is in. */
    private Fact.Progressed believed(Fact.Progressed frame) {
        return key.plugOutReported() ? frame : frame.asIfPlugged();
    }

    /** Held for no other reason than that the record, or the plug-out, never came. */
    public boolean lost() {
        return state == SessionState.HELD && findings.stream().allMatch(finding -> finding.code().lost());
    }

    /** It was held before and is not any more, nor billed: the bill that was held is nobody's. */
    public boolean undoes(Session before) {
        return before.state == SessionState.HELD && !state.decided();
    }

    /** Held for no other reason than that its price was unknown. */
    public boolean heldForPrice() {
        return state == SessionState.HELD
                && findings.stream().allMatch(finding -> finding.code() == FindingCode.PRICE_UNKNOWN);
    }

    /** Held for nothing but its price: it was unknown, or the pile showed another one. */
    public boolean heldOverPrice() {
        return state == SessionState.HELD && findings.stream().allMatch(finding -> finding.code().overPrice());
    }

    /** As it was before anything was decided, its bill's versions aside. */
    public Session undecided() {
        return new Session(key, SessionState.ENDED, observation, startFailure, record, List.of(), null, billVersion);
    }

    /** With the version that was in force when it was requested, which became known late. */
    public Session pricedBy(TariffVersion version) {
        return new Session(key.pricedBy(version), state, observation, startFailure, record, findings, decidedAt,
                billVersion);
    }

    /** As if its record told no price: what it was shown is compared with another one. */
    Session withoutPilePrices() {
        var unpriced = new Fact.RecordReceived(record.eventId(), record.record().withoutPrices(), record.observedAt(),
                record.storedAt());
        return new Session(key, state, observation, startFailure, unpriced, findings, decidedAt, billVersion);
    }

    /**
     * When the car left as far as known; where no plug-out is reported, service ends with the charge: nobody knows
     * better.
     */
    public Instant serviceEndedAt(Instant chargeEndedAt) {
        if (!key.plugOutReported()) {
            return chargeEndedAt;
        }
        return unplugged() ? observation.plug().unpluggedAt() : null;
    }

    /** Whether the car is gone, so that the connector is free for the next driver. */
    public boolean unplugged() {
        return observation.plug().confirmed() && (record != null || observation.certainlyCharged());
    }

    /** Seen to have begun, be it by one frame, and neither a record nor two frames that agree say that it is over. */
    public boolean mayCharge() {
        return state.open() && record == null && observation.sawCharging() && !observation.certainlyOver()
                && !observation.plug().confirmed();
    }

    /** When the session was first seen to charge, be it by one frame, or null. */
    public Instant chargingSince() {
        return observation.startedAt() != null ? observation.startedAt() : observation.chargingSince();
    }

    /** Since when it certainly charges: its start was told, or a second frame agrees; null: neither. */
    public Instant certainlyChargingSince() {
        return observation.startedAt() != null ? observation.startedAt() : observation.confirmed().chargingFrom();
    }

    /** A new version of the bill, which waits to be settled. */
    public Session billed(Instant at) {
        return decided(SessionState.BILLED, List.of(), at, billVersion + 1);
    }

    public Session settled(Instant at) {
        return decided(SessionState.SETTLED, findings, at, billVersion);
    }

    public Session held(List<Finding> reasons, Instant at) {
        return decided(SessionState.HELD, reasons, at, billVersion + 1);
    }

    /** Held for other reasons, but since then. */
    Session heldSince(Instant since) {
        return new Session(key, state, observation, startFailure, record, findings, since, billVersion);
    }

    Session withVersion(int newest) {
        return new Session(key, state, observation, startFailure, record, findings, decidedAt, newest);
    }

    /** As if the pile had recorded these values and the car had left then: to see what would speak against them. */
    public Session asIf(BillValues values) {
        TransactionRecord recorded = TransactionRecord.asIf(values, record == null ? null : record.record());
        var received = record == null ? new Fact.RecordReceived(null, recorded, decidedAt, decidedAt)
                : new Fact.RecordReceived(record.eventId(), recorded, record.observedAt(), record.storedAt());
        return new Session(key, SessionState.ENDED, observation.unpluggedAt(values.serviceEndedAt()), startFailure,
                received, List.of(), null, billVersion);
    }

    private Session decided(SessionState decision, List<Finding> reasons, Instant at, int version) {
        return new Session(key, decision, observation, startFailure, record, reasons, at, version);
    }

    private Session afterSeeing(Fact.PileSeen pile) {
        if (!state.open()) {
            return this;
        }
        Session seen = record == null ? with(observation.pileSeen(pile, key.requestedAt())) : this;
        return LostRule.judge(seen, pile).map(reason -> seen.held(List.of(reason), pile.observedUntil())).orElse(seen);
    }

    private Session with(Observation next) {
        return new Session(key, state, next, startFailure, record, findings, decidedAt, billVersion)
                .recomputed();
    }

    private Session with(Fact.StartFailed failed) {
        return startFailure != null ? this
                : new Session(key, state, observation, failed, record, findings, decidedAt, billVersion).recomputed();
    }

    /**
     * The first record stands, unless it is an empty one that says the start failed: then the first true one does.
     * Another one that differs is kept apart by whoever stores facts.
     */
    private Session with(Fact.RecordReceived received) {
        boolean outweighed = record != null && record.record().startFailed() && !received.record().startFailed()
                && (!state.decided() || lost());
        return record != null && !outweighed ? this
                : new Session(key, state, observation, outweighed ? failureTold() : startFailure, received, findings,
                        decidedAt, billVersion).recomputed();
    }

    /** What the empty record said stays known. */
    private Fact.StartFailed failureTold() {
        return startFailure != null ? startFailure : failureTold(record);
    }

    /** What {@code denial}, word of a failed start or a record that says so, tells of it. */
    public static Fact.StartFailed failureTold(Fact denial) {
        return denial instanceof Fact.RecordReceived(var id, var empty, var observedAt, var storedAt)
                ? new Fact.StartFailed(StopReason.START_FAILED.name(), empty.rawStopReason(), observedAt)
                : (Fact.StartFailed) denial;
    }

    /** With what denies it as evidence, which decides nothing by itself; null: nothing does. */
    public Session denied(Fact.StartFailed told) {
        return startFailure != null || told == null ? this
                : new Session(key, state, observation, told, record, findings, decidedAt, billVersion);
    }

    /** The pile said that it never began, and nobody saw it charge for certain. */
    public boolean deniedByPile() {
        return startFailure != null && !observation.certainlyCharged();
    }

    private Session recomputed() {
        boolean neverBegan = lost() && failed();
        SessionState next = state.decided() && !neverBegan ? state : stateFromFacts();
        Instant at = next == SessionState.FAILED ? failedAt(neverBegan) : decidedAt;
        Observation seen = next == SessionState.ENDED && idles() ? observation.idling(chargeEnd()) : observation;
        return new Session(key, next, seen, startFailure, record, neverBegan ? List.of() : findings,
                next.open() ? null : at, billVersion);
    }

    /** It has charged, the plug is still in, and nobody was told so far. */
    private boolean idles() {
        return observation.idlingSince() == null && observation.plug().in()
                && (record != null || observation.certainlyOver());
    }

    /** By the pile's record if there is one whose clock may be right. */
    private Instant chargeEnd() {
        if (record == null) {
            return observation.overSince();
        }
        Instant told = record.record().chargeEndedAt();
        boolean believed = told != null && told.isAfter(key.requestedAt()) && !told.isAfter(record.observedAt());
        return believed ? told : record.observedAt();
    }

    /** One frame may be a stray one and changes nothing. */
    private SessionState stateFromFacts() {
        if (failed()) {
            return SessionState.FAILED;
        }
        if (record != null) {
            return SessionState.ENDED;
        }
        if (!observation.certainlyCharged()) {
            return SessionState.REQUESTED;
        }
        boolean over = observation.certainlyOver() || observation.endStands() || observation.plug().confirmed();
        return over ? SessionState.ENDED : SessionState.CHARGING;
    }

    /**
     * A refused start does not outweigh proof of charging: it may have answered a command that was sent twice. One
     * frame alone is no proof.
     */
    private boolean failed() {
        if (record != null) {
            return record.record().startFailed() && observation.confirmed().energyTenthWh() == 0;
        }
        return deniedByPile();
    }

    /** Not known before it was held, where it was. */
    private Instant failedAt(boolean held) {
        Instant told = startFailure != null ? startFailure.observedAt() : record.observedAt();
        return held ? latest(told, decidedAt) : told;
    }
}
