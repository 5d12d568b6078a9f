package org.chargeledger.replay.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Two sums of the ledger that must be the same: in fen, unless the description says that it counts. */
record Equation(String name, String description, long left, long right, boolean holds) {

    static Equation of(JsonNode equation) {
        return new Equation(equation.path("name").asText(), equation.path("description").asText(),
                equation.path("left").asLong(),
                equation.path("right").asLong(), equation.path("holds").asBoolean());
    }

    boolean trulyHolds() {
        return holds && left == right;
    }

    String sides() {
        return description.endsWith("(count)") ? left + " = " + right : Figures.yuan(left) + " = " + Figures.yuan(right);
    }
}
