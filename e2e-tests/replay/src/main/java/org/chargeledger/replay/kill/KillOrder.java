package org.chargeledger.replay.kill;

import java.util.Arrays;
import java.util.List;

/** Kill a service each time that many bills are settled, as in {@code billing@1,90,200}. */
public record KillOrder(String service, List<Integer> afterSettled) {

    public static KillOrder of(String text) {
        String[] parts = text.split("@");
        if (parts.length != 2) {
            throw new IllegalArgumentException("'" + text + "' is not of the form service@count,count");
        }
        return new KillOrder(parts[0],
                Arrays.stream(parts[1].split(",")).map(Integer::valueOf).sorted().toList());
    }
}
