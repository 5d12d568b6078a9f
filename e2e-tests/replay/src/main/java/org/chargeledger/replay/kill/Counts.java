package org.chargeledger.replay.kill;

import com.fasterxml.jackson.databind.JsonNode;

/** How far billing is: requested = billed + held + failed + open. */
public record Counts(long requested, long billed, long held, long failed, long open) {

    public static Counts of(JsonNode conservation) {
        return new Counts(conservation.path("requested").asLong(), conservation.path("billed").asLong(),
                conservation.path("held").asLong(), conservation.path("failed").asLong(),
                conservation.path("open").asLong());
    }

    public boolean holds() {
        return requested == billed + held + failed + open;
    }
}
