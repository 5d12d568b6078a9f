package org.chargeledger.tariff.domain;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, in the order in which it is found. */
final class Findings {

    private final List<Finding> findings = new ArrayList<>();

    void add(String code, String at, String message) {
        findings.add(new Finding(code, at, message));
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }
}
