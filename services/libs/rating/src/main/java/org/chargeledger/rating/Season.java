package org.chargeledger.rating;

import java.time.LocalDate;
import java.time.MonthDay;

/** The same days of every year, both ends included; {@code to} before {@code from} crosses the turn of the year. */
public record Season(MonthDay from, MonthDay to) {

    public boolean contains(LocalDate date) {
        MonthDay day = MonthDay.from(date);
        if (from.isAfter(to)) {
            return !day.isBefore(from) || !day.isAfter(to);
        }
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
