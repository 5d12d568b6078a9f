package org.chargeledger.pileingest.protocol.ykc;

import java.time.Instant;
import org.chargeledger.pileingest.domain.Arrival;

/** Numbers what reaches one connection at the same moment. */
final class Arrivals {

    private Instant last = Instant.MIN;
    private int atLast;

    Arrival next(Instant at) {
        atLast = at.equals(last) ? atLast + 1 : 0;
        last = at;
        return new Arrival(at, Integer.toString(atLast));
    }
}
