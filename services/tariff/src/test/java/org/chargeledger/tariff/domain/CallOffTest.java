package org.chargeledger.tariff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargeledger.tariff.domain.Drafts.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The calling off of a version")
class CallOffTest {

    private static final Instant LATER = NOW.plusSeconds(3_600);
    private static final Target STATION = Target.station("ST-108");
    private static final Target OTHER = Target.station("ST-109");
    private static final Target PILE = Target.pile("44030600210000200001");
    private static final PublishedVersion OWN = version("T-1", 4, false, List.of("ST-108", "ST-109"), List.of());
    private static final PublishedVersion SCHEDULED = version("T-2", 3, false, List.of("ST-108", "ST-109"),
            List.of("44030600210000200001"));

    @Test
    @DisplayName("leaves each place what it has until then, whatever tariff that is of, as the next version of its own")
    void keeps() {
        var callOff = callOff(SCHEDULED, List.of(at(STATION, SCHEDULED, false), at(PILE, SCHEDULED, true)),
                List.of(at(STATION, OWN, false), at(PILE, OWN, false)));

        assertThat(callOff.leftOut()).isEmpty();
        assertThat(callOff.changes()).extracting(TargetChange::target, TargetChange::before, TargetChange::withdraws,
                TargetChange::restored).containsExactly(tuple(STATION, SCHEDULED, false, OWN.number()),
                        tuple(PILE, SCHEDULED, false, OWN.number()));
        assertThat(BulkPlan.of(LATER, NOW, callOff.changes(), List.of(), List.of(), Drafts.NEIGHBOURS).items())
                .singleElement().satisfies(item -> {
                    assertThat(item.published(4, "0002").periods()).isEqualTo(OWN.periods());
                    assertThat(item.published(4, "0002").tariffId()).isEqualTo("T-2");
                    assertThat(item.published(4, "0002").stationIds()).containsExactly("ST-108");
                    assertThat(item.published(4, "0002").pileCodes()).containsExactly("44030600210000200001");
                });
    }

    @Test
    @DisplayName("leaves a place that had no tariff of its own, or gave it up, to the next one")
    void follows() {
        assertThat(callOff(SCHEDULED, List.of(at(STATION, SCHEDULED, false), at(OTHER, SCHEDULED, false)),
                List.of(at(OTHER, OWN, true))).changes()).extracting(TargetChange::target, TargetChange::withdraws)
                .containsExactly(tuple(STATION, true), tuple(OTHER, true));
    }

    @Test
    @DisplayName("leaves out a place that is gone, and one that has another version by then")
    void leftOut() {
        var next = version("T-2", 4, false, List.of("ST-108"), List.of());
        var callOff = callOff(SCHEDULED, List.of(at(STATION, next, false)), List.of(at(STATION, OWN, false)));
        assertThat(callOff.changes()).isEmpty();
        assertThat(callOff.leftOut()).containsExactly(at(STATION, next, false));
    }

    @Test
    @DisplayName("leaves the whole operator what it has, or, where that is none, no price: its stations have their own or none")
    void wholeOperator() {
        var everywhere = version("T-2", 3, true, List.of(), List.of());
        var before = version("T-1", 4, true, List.of(), List.of());
        var then = List.of(at(Target.wholeOperator(), everywhere, false));

        assertThat(callOff(everywhere, then, List.of(at(Target.wholeOperator(), before, false))).changes())
                .extracting(TargetChange::withdraws).containsExactly(false);
        for (var until : List.of(List.<Assignment>of(), List.of(at(Target.wholeOperator(), before, true)))) {
            var callOff = callOff(everywhere, then, until);
            assertThat(callOff.leftOut()).isEmpty();
            assertThat(BulkPlan.of(LATER, NOW, callOff.changes(), List.of(), List.of(), Drafts.NEIGHBOURS).items())
                    .singleElement().satisfies(item -> {
                        var next = item.published(4, "0002");
                        assertThat(next.wholeOperator()).isFalse();
                        assertThat(next.assignments()).containsExactly(at(Target.wholeOperator(), next, true));
                        assertThat(item.followingStationIds()).containsExactly("ST-108", "ST-109", "ST-KASHGAR");
                        assertThat(item.findings()).isEmpty();
                    });
        }
    }

    private static CallOff callOff(PublishedVersion version, List<Assignment> then, List<Assignment> until) {
        return CallOff.of(version, then, until, Map.of(OWN.number(), OWN));
    }

    private static Assignment at(Target target, PublishedVersion version, boolean withdrawn) {
        return new Assignment(target, version.effectiveFrom(), version.number(), withdrawn);
    }

    private static PublishedVersion version(String tariffId, int number, boolean wholeOperator, List<String> stations,
            List<String> withdrawnPiles) {
        var targets = new VersionDraft.Targets(stations, List.of(), wholeOperator, List.of(), withdrawnPiles);
        boolean scheduled = tariffId.equals("T-2");
        var period = Drafts.period("00:00", "24:00", "FLAT", scheduled ? 99_000L : 76_000L, 34_000L);
        return Drafts.published(new VersionDraft("Asia/Shanghai", scheduled ? LATER : NOW, targets, "0001",
                List.of(period), null, null, false, false), tariffId, number);
    }
}
