package org.chargeledger.billing.domain.check;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a check rests on, name by name; what is not known is left out. */
record Evidence(Map<String, String> values) {

    static final Evidence NONE = new Evidence(Map.of());

    static Evidence of(String name, Object value) {
        return NONE.and(name, value);
    }

    Evidence and(String name, Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(values);
        more.put(name, value.toString());
        return new Evidence(more);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
