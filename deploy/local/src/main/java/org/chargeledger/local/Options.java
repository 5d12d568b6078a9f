package org.chargeledger.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What was said after the command: apps to leave out because they run elsewhere (in an IDE); the rest is for the replay. */
record Options(Set<String> without, List<String> forReplay) {

    private static final String WITHOUT = "--without";

    static Options of(List<String> words) {
        int at = words.indexOf(WITHOUT);
        if (at < 0) {
            return new Options(Set.of(), List.copyOf(words));
        }
        if (at + 1 == words.size()) {
            throw new StartRefused(WITHOUT + " needs names, as in " + WITHOUT + " billing,console");
        }
        Set<String> names = Set.of(words.get(at + 1).split(","));
        List<String> known = App.all().stream().map(App::name).toList();
        if (!known.containsAll(names)) {
            throw new StartRefused(WITHOUT + " knows only " + String.join(", ", known));
        }
        var rest = new ArrayList<>(words);
        rest.subList(at, at + 2).clear();
        return new Options(names, List.copyOf(rest));
    }
}
