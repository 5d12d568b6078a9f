package org.chargeledger.replay.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Two sums of the ledger that must be the same, in fen. */
record Equation(String name, long leftFen, long rightFen, boolean holds) {

    static Equation of(JsonNode equation) {
        return new Equation(equation.path("name").asText(), equation.path("left").asLong(),
                equation.path("right").asLong(), equation.path("holds").asBoolean());
    }

    boolean trulyHolds() {
        return holds && leftFen == rightFen;
    }
}
