package org.chargeledger.replay.scenario;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/** One line of a scenario file by column name. No cell holds a comma. */
record CsvRow(Map<String, String> cells) {

    String text(String column) {
        return optional(column).orElseThrow(() -> new IllegalArgumentException("no " + column + " in " + cells));
    }

    Optional<String> optional(String column) {
        return Optional.ofNullable(cells.get(column)).filter(text -> !text.isEmpty());
    }

    long number(String column) {
        return Long.parseLong(text(column));
    }

    LocalDateTime time(String column) {
        return optional(column).map(LocalDateTime::parse).orElse(null);
    }
}
