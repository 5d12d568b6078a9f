package org.chargeledger.reporting.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.reporting.domain.Window;

/** Query parameters as what they mean; a wrong one is named in a 400. */
final class Parameters {

    private Parameters() {}

    static Window window(String from, String to) {
        Instant start = instant("from", from);
        Instant end = instant("to", to);
        if (!start.isBefore(end)) {
            throw Refusal.badRequest("from must be before to");
        }
        return new Window(start, end);
    }

    static Optional<LocalDate> day(String day) {
        try {
            return Optional.ofNullable(day).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw Refusal.badRequest("day must be a date such as 2019-10-16");
        }
    }

    private static Instant instant(String name, String value) {
        try {
            return Instant.parse(Optional.ofNullable(value).orElse(""));
        } catch (DateTimeException e) {
            throw Refusal.badRequest(name + " must be an RFC 3339 time such as 2019-10-15T16:00:00Z");
        }
    }
}
