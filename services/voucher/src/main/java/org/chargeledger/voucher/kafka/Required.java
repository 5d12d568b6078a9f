package org.chargeledger.voucher.kafka;

import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Poison;

/** A field without which an event says nothing. */
final class Required {

    private Required() {}

    static <T> T of(Event event, String field, T value) {
        if (value == null) {
            throw new Poison(event.type() + " without " + field);
        }
        return value;
    }
}
