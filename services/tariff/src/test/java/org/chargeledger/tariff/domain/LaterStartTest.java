package org.chargeledger.tariff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargeledger.tariff.domain.BulkPlanTest.FROM;
import static org.chargeledger.tariff.domain.BulkPlanTest.PILE;
import static org.chargeledger.tariff.domain.BulkPlanTest.REMOVE;
import static org.chargeledger.tariff.domain.BulkPlanTest.WITHOUT_FEE;
import static org.chargeledger.tariff.domain.BulkPlanTest.WITH_FEE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.rating.TariffVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A bulk change that is also for what starts later")
class LaterStartTest {

    private static final Instant SOON = FROM.plusNanos(1_000);
    private static final Instant LATER = FROM.plusSeconds(3_600);
    private static final Target OPERATOR = Target.wholeOperator();
    private static final Target STATION = Target.station("ST-108");
    private static final Target OWN_PILE = Target.pile(PILE);
    private static final PublishedVersion NEXT_WITH_FEE = Drafts.published(Drafts.fixedPrice(), "T-1", 3);

    @Test
    @DisplayName("everywhere makes each later version anew from its own moment on; a place that is given up then follows one")
    void everywhere() {
        assertThat(changes(wish(true), List.of(from(FROM, OPERATOR, WITH_FEE)),
                List.of(from(SOON, STATION, WITH_FEE), from(SOON, OWN_PILE, WITHOUT_FEE),
                        withdrawn(SOON, Target.station("ST-109"), WITH_FEE), from(LATER, OPERATOR, NEXT_WITH_FEE))))
                .extracting(TargetChange::target, TargetChange::from, TargetChange::before,
                        change -> change.after().idleFee(), TargetChange::withdraws)
                .containsExactly(tuple(STATION, SOON, WITH_FEE, null, false),
                        tuple(OPERATOR, LATER, NEXT_WITH_FEE, null, false));
    }

    @Test
    @DisplayName("leaves what starts later alone where staff want that, and says so; else nothing is left to say")
    void onlyIfWanted() {
        var latest = List.of(from(FROM, OPERATOR, WITH_FEE));
        var later = List.of(from(LATER, OPERATOR, NEXT_WITH_FEE));

        assertThat(changes(wish(false), latest, later)).isEmpty();
        assertThat(changes(wish(false, "ST-108"), latest, later)).isEmpty();
        assertThat(wish(false).untouched(later, latest, Map.of())).isEqualTo(later);
        assertThat(wish(true).untouched(later, latest, Map.of())).isEmpty();
        assertThat(wish(true, "ST-108").untouched(later, latest, Map.of())).isEmpty();
    }

    @Test
    @DisplayName("at a named station changes what starts there and at its piles after that moment, not at the operator's others")
    void named() {
        var latest = List.of(from(FROM, OPERATOR, WITH_FEE), from(FROM, STATION, WITH_FEE));
        var later = List.of(from(SOON, STATION, NEXT_WITH_FEE), from(SOON, Target.station("ST-109"), WITH_FEE),
                from(LATER, OPERATOR, NEXT_WITH_FEE), from(LATER, OWN_PILE, WITH_FEE),
                withdrawn(LATER.plusNanos(1_000), OWN_PILE, WITH_FEE));

        assertThat(changes(wish(true, "ST-108", "ST-108"), latest, later))
                .extracting(TargetChange::target, TargetChange::from, TargetChange::before)
                .containsExactly(tuple(STATION, SOON, NEXT_WITH_FEE), tuple(OWN_PILE, LATER, WITH_FEE));
    }

    @Test
    @DisplayName("gives a named station that follows the operator the operator's next one as its own, so that no fee comes back")
    void follows() {
        assertThat(changes(wish(true, "ST-108"), List.of(from(FROM, OPERATOR, WITHOUT_FEE)),
                List.of(from(LATER, OPERATOR, NEXT_WITH_FEE)))).singleElement().satisfies(change -> {
                    assertThat(change.target()).isEqualTo(STATION);
                    assertThat(change.from()).isEqualTo(LATER);
                    assertThat(change.before()).isEqualTo(NEXT_WITH_FEE);
                    assertThat(change.changes()).isTrue();
                    assertThat(change.withdraws()).isFalse();
                });
        assertThat(changes(wish(true, "ST-108"), List.of(), List.of(from(LATER, OPERATOR, WITH_FEE)))).hasSize(1);
    }

    @Test
    @DisplayName("lets it follow the operator again once that has no fee, and only if it got a tariff of its own for one")
    void followsAgain() {
        var later = List.of(from(LATER, OPERATOR, WITHOUT_FEE));

        assertThat(changes(wish(true, "ST-108"), List.of(from(FROM, OPERATOR, WITH_FEE)), later))
                .extracting(TargetChange::target, TargetChange::from, TargetChange::before, TargetChange::withdraws)
                .containsExactly(tuple(STATION, LATER, WITHOUT_FEE, true));
        assertThat(changes(wish(true, "ST-108"), List.of(from(FROM, OPERATOR, WITHOUT_FEE)), later)).isEmpty();
        assertThat(changes(wish(true, "ST-108"), List.of(), later)).isEmpty();
    }

    @Test
    @DisplayName("keeps the fee away where a named station's own tariff ends and the operator's has one")
    void ownEnds() {
        var latest = List.of(from(FROM, OPERATOR, WITH_FEE), from(FROM, STATION, WITHOUT_FEE));
        var later = List.of(withdrawn(LATER, STATION, WITHOUT_FEE));

        assertThat(changes(wish(true, "ST-108"), latest, later)).singleElement().satisfies(change -> {
            assertThat(change.held()).isEqualTo(later.getFirst());
            assertThat(change.before()).isEqualTo(WITHOUT_FEE);
            assertThat(change.after().idleFee()).isNull();
            assertThat(change.withdraws()).isFalse();
            assertThat(change.changes()).isTrue();
        });
        assertThat(changes(wish(true, "ST-108"), List.of(from(FROM, OPERATOR, WITHOUT_FEE), latest.getLast()), later))
                .isEmpty();
        assertThat(changes(wish(true, "ST-108"), List.of(latest.getLast()), later)).isEmpty();
        assertThat(changes(wish(true, "ST-108"), List.of(latest.getFirst()), later)).hasSize(1);
    }

    private static List<TargetChange> changes(BulkWish wish, List<Assignment> latest, List<Assignment> later) {
        Map<TariffVersion, PublishedVersion> versions = Stream.of(WITH_FEE, WITHOUT_FEE, NEXT_WITH_FEE)
                .collect(Collectors.toMap(PublishedVersion::number, Function.identity()));
        return wish.selectLater(later, latest, Map.of("ST-108", Set.of(PILE))).stream()
                .flatMap(start -> start.change(REMOVE, versions).stream()).toList();
    }

    private static BulkWish wish(boolean alsoLater, String... stations) {
        return new BulkWish(REMOVE, null, null, List.of(stations), FROM, alsoLater);
    }

    private static Assignment from(Instant moment, Target target, PublishedVersion version) {
        return new Assignment(target, moment, version.number(), false);
    }

    private static Assignment withdrawn(Instant moment, Target target, PublishedVersion version) {
        return new Assignment(target, moment, version.number(), true);
    }
}
