package org.chargeledger.tariff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargeledger.tariff.domain.Drafts.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.TariffVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A bulk change")
class BulkPlanTest {

    static final Instant FROM = Instant.parse("2019-10-16T16:00:00Z");
    private static final Instant LATER = FROM.plusSeconds(3_600);
    static final String PILE = "44030600210000200001";
    static final PublishedVersion WITH_FEE = Drafts.published(Drafts.fixedPrice(), "T-1", 2);
    static final PublishedVersion WITHOUT_FEE =
            Drafts.published(Drafts.fixedPrice().withIdleFee(null), "T-2", 1);
    static final BulkEdit REMOVE = new BulkEdit(BulkEdit.Kind.REMOVE_IDLE_FEE, null, 0, 0);

    @Test
    @DisplayName("makes one version per version that changes, for all its targets, and leaves the rest alone")
    void groups() {
        var plan =
                plan(REMOVE, assigned(Target.station("ST-109"), WITH_FEE), assigned(Target.station("ST-108"), WITH_FEE),
                assigned(Target.pile(PILE), WITH_FEE), assigned(Target.wholeOperator(), WITHOUT_FEE));

        assertThat(plan.unchangedTargets()).isEqualTo(1);
        assertThat(plan.findings()).isEmpty();
        assertThat(plan.items()).singleElement().satisfies(item -> {
            var after = item.published(3, "0002");
            assertThat(item.before()).isEqualTo(WITH_FEE);
            assertThat(after.stationIds()).containsExactly("ST-108", "ST-109");
            assertThat(after.pileCodes()).containsExactly(PILE);
            assertThat(after.wholeOperator()).isFalse();
            assertThat(VersionDiff.between(item.before(), after).changes())
                    .extracting(VersionDiff.Change::at, VersionDiff.Change::before, VersionDiff.Change::after)
                    .containsExactly(
                            tuple("/effectiveFrom", "2019-10-15T16:00:00Z", "2019-10-16T16:00:00Z"),
                            tuple("/idleFee/freeMinutes", "15", null), tuple("/idleFee/perMinuteFen", "80", null),
                            tuple("/targets/PILE/" + PILE, null, "assigned"),
                            tuple("/targets/STATION/ST-109", null, "assigned"));
        });
    }

    @Test
    @DisplayName("sets an idle fee and raises prices, and is told what is wrong with the result")
    void otherEdits() {
        var fee = new VersionDraft.IdleFee(50L, 30, 5_000L, List.of(new VersionDraft.Span("22:00", "07:00")));
        assertThat(plan(new BulkEdit(BulkEdit.Kind.SET_IDLE_FEE, fee, 0, 0),
                assigned(Target.station("ST-108"), WITHOUT_FEE))
                .items().getFirst().published(2, "0002").idleFee())
                .isEqualTo(new PublishedVersion.Idle(50, 30, 5_000L,
                        List.of(new PublishedVersion.Span("22:00", "07:00"))));
        assertThat(plan(new BulkEdit(BulkEdit.Kind.ADD_TO_PRICES, null, 1_000, -4_000),
                assigned(Target.station("ST-108"), WITH_FEE))
                .items().getFirst().published(3, "0002").periods().getFirst())
                .isEqualTo(new PublishedVersion.Period("00:00", "24:00", Band.FLAT, 77_000, 30_000));
        assertThat(plan(new BulkEdit(BulkEdit.Kind.ADD_TO_PRICES, null, -76_000, -34_001),
                assigned(Target.station("ST-108"), WITH_FEE)).findings()).extracting(Finding::code, Finding::at)
                .containsExactly(
                        tuple("price-zero", "/T-1 v2/periods/0/energyPriceHundredThousandths"),
                        tuple("price-negative", "/T-1 v2/periods/0/servicePriceHundredThousandths"));
    }

    @Test
    @DisplayName("makes nothing free that was not, also where something else is free already")
    void becomesFree() {
        var freeOfService =
                Drafts.published(Drafts.with(Drafts.period("00:00", "24:00", "FLAT", 76_000L, 0L)), "T-1", 2);

        assertThat(plan(new BulkEdit(BulkEdit.Kind.ADD_TO_PRICES, null, -75_999, 0), freeOfService).findings())
                .isEmpty();
        assertThat(plan(new BulkEdit(BulkEdit.Kind.ADD_TO_PRICES, null, -76_000, 0), freeOfService).findings())
                .extracting(Finding::code).contains("price-zero");
    }

    @Test
    @DisplayName("makes no idling free that was not; where it is free already, everything else may change")
    void idlingBecomesFree() {
        for (var free : List.of(new VersionDraft.IdleFee(0L, 15, null, null),
                new VersionDraft.IdleFee(80L, 15, 0L, null))) {
            var freeOfService =
                    Drafts.published(Drafts.with(Drafts.period("00:00", "24:00", "FLAT", 76_000L, 0L)), "T-1", 2);
            var freeOfIdling = Drafts.published(Drafts.fixedPrice().withIdleFee(free), "T-2", 1);

            assertThat(plan(new BulkEdit(BulkEdit.Kind.SET_IDLE_FEE, free, 0, 0), freeOfService).findings())
                    .extracting(Finding::code).contains("price-zero");
            assertThat(plan(new BulkEdit(BulkEdit.Kind.ADD_TO_PRICES, null, 1, 1), freeOfIdling).findings()).isEmpty();
        }
    }

    @Test
    @DisplayName("at named stations takes their piles along, and gives a station without a tariff of its own one")
    void selection() {
        var latest =
                List.of(assigned(Target.wholeOperator(), WITH_FEE), assigned(Target.station("ST-108"), WITHOUT_FEE),
                assigned(Target.pile(PILE), WITH_FEE),
                new Assignment(Target.pile("2"), NOW, WITH_FEE.number(), true));
        var piles = Map.of("ST-108", Set.of(PILE, "2"));

        assertThat(wish("ST-109").select(latest, piles)).containsExactly(assigned(Target.station("ST-109"), WITH_FEE));
        assertThat(wish("ST-108", "ST-108").select(latest, piles)).containsExactly(
                assigned(Target.station("ST-108"), WITHOUT_FEE), assigned(Target.pile(PILE), WITH_FEE));
        assertThat(wish().select(latest, piles)).containsExactly(latest.get(0), latest.get(1), latest.get(2));
        assertThat(wish("ST-109").select(List.of(), piles)).isEmpty();
    }

    @Test
    @DisplayName("says which stations it gives a tariff of their own, and so takes off the operator's")
    void detaches() {
        var operators =
                Drafts.published(Drafts.at(new VersionDraft.Targets(List.of("ST-108"), List.of(), true, List.of(),
                List.of())).withIdleFee(Drafts.fixedPrice().idleFee()), "T-1", 2);
        var changes = Stream.of("ST-108", "ST-109").map(station ->
                TargetChange.edited(REMOVE, assigned(Target.station(station), operators), FROM, operators)).toList();

        assertThat(BulkPlan.of(FROM, NOW, changes, List.of(), List.of(), Drafts.NEIGHBOURS).items()).singleElement()
                .satisfies(item -> {
                    assertThat(item.published(3, "0002").stationIds()).containsExactly("ST-108", "ST-109");
                    assertThat(item.detachedStationIds()).containsExactly("ST-109");
                });
    }

    @Test
    @DisplayName("lists what starts later where it changes something, the operator's too where a station follows it until now")
    void laterVersions() {
        var latest =
                List.of(assigned(Target.wholeOperator(), WITH_FEE), assigned(Target.station("ST-108"), WITHOUT_FEE),
                new Assignment(Target.station("ST-110"), NOW, WITH_FEE.number(), true));
        var later =
                Stream.of(Target.wholeOperator(), Target.station("ST-108"), Target.station("ST-109"), Target.pile(PILE),
                Target.pile("2")).map(target -> assigned(target, WITH_FEE)).toList();
        var piles = Map.of("ST-108", Set.of(PILE), "ST-109", Set.of("2"));

        assertThat(wish("ST-108").untouched(later, latest, piles)).extracting(Assignment::target)
                .containsExactly(Target.station("ST-108"), Target.pile(PILE));
        assertThat(wish("ST-109").untouched(later, latest, piles)).extracting(Assignment::target)
                .containsExactly(Target.wholeOperator(), Target.station("ST-109"), Target.pile("2"));
        assertThat(wish("ST-110").untouched(later, latest, piles)).extracting(Assignment::target)
                .containsExactly(Target.wholeOperator());
        assertThat(wish().untouched(later, latest, piles)).isEqualTo(later);
    }

    @Test
    @DisplayName("names the stations that follow a version of the whole operator when it takes force")
    void following() {
        var neighbours = new Neighbours(Set.of(),
                Neighbours.byTarget(List.of(assigned(Target.wholeOperator(), WITH_FEE),
                        assigned(Target.station("ST-108"), WITHOUT_FEE),
                        new Assignment(Target.station("ST-109"), NOW, WITH_FEE.number(), true))),
                List.of(new Assignment(Target.station("ST-108"), LATER, WITHOUT_FEE.number(), true),
                        new Assignment(Target.station("ST-109"), LATER.plusNanos(1_000), WITHOUT_FEE.number(), false)),
                Map.of(), Drafts.NEIGHBOURS.zoneByStation(), Map.of());
        var changes = Stream.of(FROM, LATER, LATER.plusNanos(1_000)).map(moment ->
                TargetChange.edited(REMOVE, assigned(Target.wholeOperator(), WITH_FEE), moment, WITH_FEE)).toList();

        assertThat(BulkPlan.of(FROM, NOW, changes, List.of(), List.of(), neighbours).items())
                .extracting(item -> item.after().effectiveFrom(), BulkPlan.Item::followingStationIds).containsExactly(
                        tuple(FROM, List.of("ST-109", "ST-KASHGAR")),
                        tuple(LATER, List.of("ST-108", "ST-109", "ST-KASHGAR")),
                        tuple(LATER.plusNanos(1_000), List.of("ST-108", "ST-KASHGAR")));
        assertThat(plan(REMOVE, assigned(Target.station("ST-108"), WITH_FEE)).items()).singleElement()
                .satisfies(item -> assertThat(item.followingStationIds()).isEmpty());
    }

    @Test
    @DisplayName("judges each version by what its places have when it takes force")
    void findingsOfLater() {
        var neighbours = new Neighbours(Set.of(), Map.of(),
                List.of(new Assignment(Target.station("ST-108"), LATER, WITHOUT_FEE.number(), false)), Map.of(),
                Drafts.NEIGHBOURS.zoneByStation(), Map.of());
        var changes = Stream.of(LATER.minusNanos(1_000), LATER, LATER.plusNanos(1_000)).map(moment ->
                TargetChange.edited(REMOVE, assigned(Target.station("ST-108"), WITH_FEE), moment, WITH_FEE)).toList();

        assertThat(BulkPlan.of(FROM, NOW, changes, List.of(), List.of(), neighbours).items())
                .extracting(item -> item.findings().stream().map(Finding::code).toList())
                .containsExactly(List.of(), List.of("station-taken"), List.of());
    }

    private static BulkWish wish(String... stations) {
        return new BulkWish(REMOVE, null, null, List.of(stations), FROM, false);
    }

    private static BulkPlan plan(BulkEdit edit, Assignment... inForce) {
        Map<TariffVersion, PublishedVersion> versions = Stream.of(WITH_FEE, WITHOUT_FEE)
                .collect(Collectors.toMap(PublishedVersion::number, Function.identity()));
        var changes = Stream.of(inForce).map(held -> TargetChange.edited(edit, held, FROM, versions.get(held.version())))
                .toList();
        return BulkPlan.of(FROM, NOW, changes, List.of(), List.of(), Drafts.NEIGHBOURS);
    }

    private static BulkPlan plan(BulkEdit edit, PublishedVersion version) {
        var change = TargetChange.edited(edit, assigned(Target.station("ST-108"), version), FROM, version);
        return BulkPlan.of(FROM, NOW, List.of(change), List.of(), List.of(), Drafts.NEIGHBOURS);
    }

    private static Assignment assigned(Target target, PublishedVersion version) {
        return new Assignment(target, NOW, version.number(), false);
    }
}
