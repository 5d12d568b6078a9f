package org.chargeledger.reporting.http;

import java.time.Instant;
import org.chargeledger.kit.http.Parameters;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.reporting.domain.Window;

/** A window as callers ask for it; what is wrong with it is named in a 400. */
final class Windows {

    private Windows() {}

    static Window of(String from, String to) {
        Instant start = time("from", from);
        Instant end = time("to", to);
        if (!start.isBefore(end)) {
            throw Refusal.badRequest("from must be before to");
        }
        return new Window(start, end);
    }

    private static Instant time(String name, String text) {
        if (text == null) {
            throw Refusal.badRequest(name + " is missing");
        }
        return Parameters.instant(name, text);
    }
}
