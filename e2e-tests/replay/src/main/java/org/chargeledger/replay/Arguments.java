package org.chargeledger.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chargeledger.replay.kill.KillOrder;

/** What the replay was asked to do: the stack to use, records to suppress, services to kill on the way. */
public record Arguments(Path stackFile, Set<String> suppressedBills, List<KillOrder> kills) {

    private static final Path DEFAULT_STACK_FILE = Path.of(".local/run/stack.json");

    public static Arguments of(String[] words, Map<String, String> environment) {
        Path stackFile = DEFAULT_STACK_FILE;
        Set<String> suppressed = new TreeSet<>();
        List<KillOrder> kills = new ArrayList<>();
        String fromEnvironment = environment.getOrDefault("SUPPRESS", "");
        if (!fromEnvironment.isBlank()) {
            suppressed.addAll(List.of(fromEnvironment.split(",")));
        }
        for (int i = 0; i < words.length; i += 2) {
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " wants a value");
            }
            String value = words[i + 1];
            switch (words[i]) {
                case "--stack" -> stackFile = Path.of(value);
                case "--suppress" -> suppressed.addAll(List.of(value.split(",")));
                case "--kill" -> kills.add(KillOrder.of(value));
                default -> throw new IllegalArgumentException("unknown option " + words[i]
                        + "; known: --stack FILE, --suppress BILL, --kill SERVICE@SETTLED[,SETTLED...]");
            }
        }
        return new Arguments(stackFile, Set.copyOf(suppressed), List.copyOf(kills));
    }
}
