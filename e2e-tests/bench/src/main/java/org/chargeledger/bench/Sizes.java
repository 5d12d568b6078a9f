package org.chargeledger.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much is measured: {@code name=number} arguments over the defaults. */
record Sizes(Map<String, Integer> given) {

    static Sizes of(List<String> arguments) {
        var given = new HashMap<String, Integer>();
        arguments.stream().map(argument -> argument.split("=", 2))
                .forEach(pair -> given.put(pair[0], Integer.valueOf(pair[1])));
        return new Sizes(given);
    }

    private int of(String name, int usual) {
        return given.getOrDefault(name, usual);
    }

    /** Sessions of one run of the settlement. */
    int sessions() {
        return of("sessions", 10_000);
    }

    int runs() {
        return of("runs", 5);
    }

    /** Sessions settled before anything is measured, so that the JVM has compiled what is hot. */
    int warmUp() {
        return of("warm-up", 2 * sessions());
    }

    /** Records a second, and for how many seconds, when the time from record to settled bill is measured. */
    int recordsPerSecond() {
        return of("records-per-second", 200);
    }

    int seconds() {
        return of("seconds", 15);
    }

    /** Bills that are searched among. */
    int bills() {
        return of("bills", 1_000_000);
    }

    int searches() {
        return of("searches", 100);
    }
}
