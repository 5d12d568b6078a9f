package org.chargeledger.billing.domain;

import java.util.Map;
import java.util.TreeMap;

/** Why a bill is held, with what it rests on: times and quantities as text, in the order of their names. */
public record Finding(FindingCode code, Map<String, String> evidence) {

    public Finding {
        evidence = new TreeMap<>(evidence);
    }
}
