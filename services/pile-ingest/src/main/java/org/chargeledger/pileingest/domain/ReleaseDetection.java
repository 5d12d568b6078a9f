package org.chargeledger.pileingest.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether piles say when their plug is pulled, which is a matter of their model: where they do not, no idle fee is taken.
 * What a registration leaves out is as it was, or as the operator's other piles of that vendor and model have it;
 * {@code unsaid} (pile codes) cannot be known so, for those differ. {@code differing} are new to their model, and not
 * like all others of it.
 */
public record ReleaseDetection(List<Pile> piles, List<String> unsaid, List<String> differing) {

    /** {@code known} are piles as they were, {@code others} those of the same models that are not in the registration. */
    public static ReleaseDetection of(List<Pile> wanted, List<Pile> known, List<Pile> others) {
        Map<String, Pile> before = known.stream().collect(Collectors.toMap(Pile::pileCode, Function.identity()));
        List<Pile> told = wanted.stream().map(pile -> asItWas(pile, before.get(pile.pileCode()))).toList();
        List<Pile> evidence = Stream.concat(told.stream().filter(pile -> pile.reportsPlugOut() != null),
                others.stream()).toList();
        var piles = new ArrayList<Pile>();
        var unsaid = new ArrayList<String>();
        var differing = new ArrayList<String>();
        for (Pile pile : told) {
            Pile was = before.get(pile.pileCode());
            Set<Boolean> ofModel = evidence.stream().filter(pile::isOfModelOf).map(Pile::reportsPlugOut)
                    .collect(Collectors.toSet());
            boolean left = pile.reportsPlugOut() == null;
            if (ofModel.size() > 1 && isNewToItsModel(pile, was)) {
                (left ? unsaid : differing).add(pile.pileCode());
            }
            piles.add(!left ? pile : pile.withReportsPlugOut(ofModel.isEmpty() ? was == null || was.reportsPlugOut()
                    : ofModel.iterator().next()));
        }
        return new ReleaseDetection(List.copyOf(piles), List.copyOf(unsaid), List.copyOf(differing));
    }

    private static Pile asItWas(Pile pile, Pile was) {
        return pile.reportsPlugOut() != null || isNewToItsModel(pile, was) ? pile
                : pile.withReportsPlugOut(was.reportsPlugOut());
    }

    private static boolean isNewToItsModel(Pile pile, Pile was) {
        return was == null || !pile.isOfModelOf(was);
    }
}
