package org.chargeledger.pileingest.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an edit did to one pile. No pile before: it is new; none after: it is gone. */
public record PileChange(Kind kind, Pile before, Pile after) {

    /** How a registration changes; a move is from one station to another. */
    public enum Kind { REGISTERED, CHANGED, MOVED, REMOVED }

    /** What differs between the piles as they were, wherever they stood, and the piles of the station now. */
    public static List<PileChange> between(List<Pile> before, List<Pile> after) {
        Map<String, Pile> gone = new HashMap<>();
        before.forEach(pile -> gone.put(pile.pileCode(), pile));
        var changes = new ArrayList<PileChange>();
        for (Pile pile : after) {
            Pile old = gone.remove(pile.pileCode());
            if (!pile.equals(old)) {
                changes.add(new PileChange(kind(old, pile), old, pile));
            }
        }
        gone.values().forEach(pile -> changes.add(new PileChange(Kind.REMOVED, pile, null)));
        return List.copyOf(changes);
    }

    private static Kind kind(Pile before, Pile after) {
        if (before == null) {
            return Kind.REGISTERED;
        }
        return before.stationId().equals(after.stationId()) ? Kind.CHANGED : Kind.MOVED;
    }

    public String pileCode() {
        return after == null ? before.pileCode() : after.pileCode();
    }

    /** True if it switches the idle fee of a known pile on or off. */
    public boolean switchesIdleFee() {
        return before != null && after != null && !before.reportsPlugOut().equals(after.reportsPlugOut());
    }

    /** True if the pile has to log in anew, for its connection knows it as it was. */
    public boolean endsConnection() {
        return kind == Kind.REMOVED || kind == Kind.MOVED
                || kind == Kind.CHANGED && !before.protocolId().equals(after.protocolId());
    }
}
