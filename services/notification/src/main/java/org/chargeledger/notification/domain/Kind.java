package org.chargeledger.notification.domain;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a message is about, the values its template may show, and by which rules it is told. */
public enum Kind {

    CHARGING_STARTED(Told.IF_SET_UP, When.AT_ONCE, Duration.ofHours(1), null, "stationName", "billNo",
            "connector", "startedAt"),
    CHARGING_ENDED(Told.IF_SET_UP, When.AT_ONCE, Duration.ofHours(1), null, "stationName", "billNo", "connector",
            "chargeEndedAt", "notice"),
    START_FAILED(Told.IF_SET_UP, When.AT_ONCE, Duration.ofDays(7), null, "stationName", "billNo", "connector",
            "reason", "requestedAt", "failedAt", "notice"),
    IDLE_FEE_SOON(Told.IF_SET_UP, When.AT_ONCE, Duration.ofDays(1), null, "stationName", "billNo", "connector",
            "chargeEndedAt", "freeUntil", "rate", "advice"),
    BILL(Told.ALWAYS, When.AT_ONCE, Duration.ofDays(7), null, "stationName", "billNo", "energy", "energyFee",
            "serviceFee", "idleFee", "total", "discount", "due", "paid", "receivable", "requestedAt",
            "chargeStartedAt", "chargeEndedAt", "serviceEndedAt", "settledAt", "stopReason"),
    CORRECTED(Told.ALWAYS, When.AFTER_QUIET_HOURS, Duration.ofDays(7), null, "stationName", "billNo", "energy",
            "energyFee", "serviceFee", "idleFee", "total", "discount", "due", "paid", "receivable", "before",
            "difference", "change", "chargeStartedAt", "chargeEndedAt", "serviceEndedAt", "correctedAt"),
    HELD(Told.ALWAYS, When.AT_ONCE, Duration.ofDays(7), null, "stationName", "billNo", "requestedAt", "heldAt",
            "reason", "codes", "reserved", "energySeen"),
    REFUND_ACCEPTED(Told.IF_SET_UP, When.AFTER_QUIET_HOURS, Duration.ofDays(7), null, "amount", "reference",
            "destination", "reason", "at"),
    REFUND_ARRIVED(Told.IF_SET_UP, When.AFTER_QUIET_HOURS, Duration.ofDays(7), null, "amount", "reference",
            "destination", "reason", "at"),
    REFUND_FAILED(Told.IF_SET_UP, When.AFTER_QUIET_HOURS, Duration.ofDays(7), null, "amount", "reference",
            "destination", "reason", "advice", "at"),
    VOUCHER_RECEIVED(Told.IF_SET_UP, When.AFTER_QUIET_HOURS, Duration.ofDays(7), null, "name", "face", "pieces",
            "minimumSpend", "source", "expiresAt"),
    VOUCHER_EXPIRING(Told.IF_SET_UP, When.AFTER_QUIET_HOURS, Duration.ofDays(7), Purpose.VOUCHER_EXPIRY, "name",
            "face", "expiresAt"),
    LOW_BALANCE(Told.IF_SET_UP, When.AFTER_QUIET_HOURS, Duration.ofDays(1), Purpose.LOW_BALANCE, "balance",
            "limit", "advice", "at"),
    BACKLOG(Told.ALWAYS, When.AFTER_QUIET_HOURS, Duration.ofDays(2), null, "day", "count", "reserved",
            "shortfall", "oldestHeldAt", "mainReason", "recordOffers", "superseded", "codes"),
    PILES_OFFLINE(Told.IF_SET_UP, When.AT_ONCE, Duration.ofDays(1), null, "stationName", "count", "pileCode",
            "since", "advice");

    private enum Told {
        /** Waits for the operator's template. */
        ALWAYS,
        /** Does not come into being without one. */
        IF_SET_UP
    }

    private enum When { AT_ONCE, AFTER_QUIET_HOURS }

    private final Told told;
    private final When when;
    private final Duration goodFor;
    private final Purpose purpose;
    private final List<String> shownValues;

    Kind(Told told, When when, Duration goodFor, Purpose purpose, String... values) {
        this.told = told;
        this.when = when;
        this.goodFor = goodFor;
        this.purpose = purpose;
        this.shownValues = List.of(values);
    }

    /** Every kind this release knows. What a later one stored under another word is left to its pods. */
    public static String[] known() {
        return Arrays.stream(values()).map(Kind::name).toArray(String[]::new);
    }

    public List<String> shownValues() {
        return shownValues;
    }

    /** Whether an operator who has set up no template for it wants it at all. */
    public boolean optional() {
        return told == Told.IF_SET_UP;
    }

    /** The others are for the operator's staff. */
    public boolean toDriver() {
        return this != BACKLOG && this != PILES_OFFLINE;
    }

    public boolean mayWait() {
        return when == When.AFTER_QUIET_HOURS;
    }

    /** How long after its fact, in business time, it is still worth telling. */
    public Duration goodFor() {
        return goodFor;
    }

    /** What the driver must have allowed. */
    public Optional<Purpose> purpose() {
        return Optional.ofNullable(purpose);
    }
}
