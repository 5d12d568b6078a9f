package org.chargeledger.billing.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The 20 digits that name a session, its record and its bill: the local time of the request with its microseconds. */
public record BillNo(String digits) implements Comparable<BillNo> {

    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSSSSS");
    private static final ZoneId WESTERNMOST = ZoneOffset.ofHours(-12);
    private static final ZoneId EASTERNMOST = ZoneOffset.ofHours(14);
    private static final Instant FIRST_FOUR_DIGIT_YEAR = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST_FOUR_DIGIT_YEAR = Instant.parse("9999-01-01T00:00:00Z");
    private static final int SERIAL_FROM = 2;
    private static final int SERIAL_TO = 18;

    public BillNo {
        if (!isBillNo(digits)) {
            throw new IllegalArgumentException("not a bill number: " + digits);
        }
    }

    public static boolean isBillNo(String text) {
        return text != null && text.length() == 20 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && text.charAt(4) <= '1' && !"00".equals(text.substring(4, 6))
                && text.substring(4, 6).compareTo("12") <= 0;
    }

    public static BillNo mint(Instant requestedAt, ZoneId zone) {
        return new BillNo(LOCAL_TIME.format(requestedAt.atZone(zone).toLocalDateTime()));
    }

    /** No session requested since then has a number below this one, in whatever zone; null: no number can tell. */
    public static BillNo lowestSince(Instant at) {
        return at == null || !isFourDigitYear(at) ? null : mint(at, WESTERNMOST);
    }

    /** Every session requested before then has a number below this one; null: no number can tell. */
    public static BillNo beyond(Instant at) {
        return at == null || !isFourDigitYear(at) ? null : mint(at, EASTERNMOST);
    }

    private static boolean isFourDigitYear(Instant at) {
        return !at.isBefore(FIRST_FOUR_DIGIT_YEAR) && !at.isAfter(LAST_FOUR_DIGIT_YEAR);
    }

    /** The number to try when this one is taken. */
    public BillNo next() {
        return new BillNo(LOCAL_TIME.format(LocalDateTime.parse(digits, LOCAL_TIME).plus(1, ChronoUnit.MICROS)));
    }

    /** The month by which the tables of sessions and bills are partitioned. */
    public LocalDate month() {
        return LocalDate.of(Integer.parseInt(digits.substring(0, 4)), Integer.parseInt(digits.substring(4, 6)), 1);
    }

    /** The 16 digits that a pile's transaction number carries: everything but the century and the last two digits. */
    public String serial() {
        return digits.substring(SERIAL_FROM, SERIAL_TO);
    }

    @Override
    public int compareTo(BillNo other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
