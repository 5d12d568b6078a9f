package org.chargeledger.billing.store;

import java.util.ArrayList;
import java.util.List;

/** A where clause that grows with what was asked for; values are always parameters. */
final class Conditions {

    private final List<String> parts = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    /** {@code ?} in the condition stands for the value; a null value asks for nothing. */
    Conditions and(String condition, Object value) {
        if (value != null) {
            arguments.add(value);
            parts.add(condition.replace("?", "$" + arguments.size()));
        }
        return this;
    }

    String where() {
        return parts.isEmpty() ? "" : " where " + String.join(" and ", parts);
    }

    /** Room for one more argument than is shown tells whether there is a next page. */
    Object[] withLimit(int limit) {
        arguments.add(limit + 1);
        return arguments.toArray();
    }

    String limit() {
        return " limit $" + (arguments.size() + 1);
    }
}
