package org.chargeledger.billing.domain;

import java.util.List;

/** Nothing can be billed from these values; all that is wrong with them, at once. */
public final class EditRefused extends RuntimeException {

    private final transient List<Objection> objections;

    EditRefused(List<Objection> objections) {
        super(objections.size() + " objections");
        this.objections = List.copyOf(objections);
    }

    public List<Objection> objections() {
        return objections;
    }
}
