package org.chargeledger.tariff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargeledger.tariff.domain.Drafts.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.rating.TariffVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The undoing of a bulk change")
class BulkUndoTest {

    private static final Instant LATER = NOW.plusSeconds(3_600);
    private static final Instant SCHEDULED = LATER.plusSeconds(86_400);
    private static final VersionDraft.IdleFee FEE = Drafts.fixedPrice().idleFee();
    private static final PublishedVersion OPERATORS = version(1, targets(true, List.of(), List.of()), FEE);
    private static final PublishedVersion STATIONS = version(2, targets(false, List.of("ST-108"), List.of()), FEE);
    private static final PublishedVersion FREE_EVERYWHERE = version(3, targets(true, List.of(), List.of()), null);
    private static final PublishedVersion FREE_AT_STATIONS =
            version(4, targets(false, List.of("ST-108", "ST-109"), List.of()), null);
    private static final PublishedVersion MEANWHILE = version(5, targets(false, List.of("ST-109"), List.of()), FEE);

    @Test
    @DisplayName("brings back the prices before it, to the operator and to a station that had its own")
    void bringsBack() {
        var undo = undo(change(moved(OPERATORS, FREE_EVERYWHERE), moved(STATIONS, FREE_AT_STATIONS)),
                holds(Target.wholeOperator(), FREE_EVERYWHERE), holds(Target.station("ST-108"), FREE_AT_STATIONS));

        assertThat(undo.leftOut()).isEmpty();
        assertThat(undo.changes())
                .extracting(TargetChange::target, TargetChange::before, change -> change.after().idleFee(),
                TargetChange::withdraws).containsExactly(
                        tuple(Target.wholeOperator(), FREE_EVERYWHERE, FEE, false),
                        tuple(Target.station("ST-108"), FREE_AT_STATIONS, FEE, false));
    }

    @Test
    @DisplayName("takes the tariff of its own from a station that had none before: it follows the operator again")
    void followsAgain() {
        var undo = undo(change(moved(OPERATORS, FREE_AT_STATIONS)), holds(Target.station("ST-109"), FREE_AT_STATIONS));

        assertThat(undo.changes()).extracting(TargetChange::target, TargetChange::withdraws)
                .containsExactly(tuple(Target.station("ST-109"), true));
        assertThat(plan(undo).items()).singleElement().satisfies(item -> {
            assertThat(item.published(6, "0002").withdrawnStationIds()).containsExactly("ST-109");
            assertThat(item.published(6, "0002").stationIds()).isEmpty();
        });
    }

    @Test
    @DisplayName("can be undone itself: the station gets its own tariff again")
    void undoneItself() {
        var follows = version(6, targets(false, List.of(), List.of("ST-109")), FEE);
        var undo = undo(change(moved(FREE_AT_STATIONS, follows)),
                new Assignment(Target.station("ST-109"), NOW, follows.number(), true));

        assertThat(undo.changes())
                .extracting(TargetChange::target, change -> change.after().idleFee(), TargetChange::withdraws)
                .containsExactly(tuple(Target.station("ST-109"), null, false));
        assertThat(plan(undo).items()).singleElement()
                .satisfies(item -> assertThat(item.detachedStationIds()).containsExactly("ST-109"));
    }

    @Test
    @DisplayName("leaves out, and says so, where another version holds by now; what it never touched is not its business")
    void leftOut() {
        var meanwhile = holds(Target.station("ST-109"), MEANWHILE);
        var undo = undo(change(moved(STATIONS, FREE_AT_STATIONS)), holds(Target.station("ST-108"), FREE_AT_STATIONS),
                meanwhile, holds(Target.wholeOperator(), OPERATORS));

        assertThat(undo.changes()).extracting(TargetChange::target).containsExactly(Target.station("ST-108"));
        assertThat(undo.leftOut()).containsExactly(meanwhile);
    }

    @Test
    @DisplayName("reaches what the undo of a later change brought back, but not what another change made")
    void stacks() {
        var broughtBack = version(7, targets(false, List.of("ST-109"), List.of()), null);
        var change = change(moved(STATIONS, FREE_AT_STATIONS));

        assertThat(undo(change, Map.of(), holds(Target.station("ST-109"), broughtBack)).changes()).isEmpty();
        assertThat(undo(change, Map.of(broughtBack.number(), FREE_AT_STATIONS.number()),
                holds(Target.station("ST-109"), broughtBack)).changes()).singleElement().satisfies(back -> {
                    assertThat(back.before()).isEqualTo(broughtBack);
                    assertThat(back.after().idleFee()).isEqualTo(FEE);
                    assertThat(back.restored()).isEqualTo(STATIONS.number());
                });
        assertThat(undo(change(moved(broughtBack, FREE_AT_STATIONS)), Map.of(broughtBack.number(), MEANWHILE.number(),
                MEANWHILE.number(), STATIONS.number()), holds(Target.station("ST-108"), FREE_AT_STATIONS)).changes())
                .extracting(TargetChange::restored).containsExactly(STATIONS.number());
    }

    @Test
    @DisplayName("made before undos stacked is known by the change that it undid")
    void undoOfOld() {
        var edit = change(moved(STATIONS, FREE_AT_STATIONS), moved(OPERATORS, FREE_EVERYWHERE));
        var ofOld = undoing(edit, moved(FREE_AT_STATIONS, MEANWHILE));
        var ofToday =
                undoing(ofOld, new BulkChange.Moved(MEANWHILE.number(), FREE_EVERYWHERE.number(), OPERATORS.number()));

        assertThat(BulkChange.restored(List.of(edit))).isEmpty();
        assertThat(BulkChange.restored(List.of(ofToday, ofOld, edit))).isEqualTo(Map.of(
                MEANWHILE.number(), STATIONS.number(), FREE_EVERYWHERE.number(), OPERATORS.number()));
    }

    @Test
    @DisplayName("takes back what starts later as well, each at its own moment, unless another version starts there by now")
    void startsLater() {
        var edited = scheduled(8, List.of("ST-108", "ST-109"), null);
        var change = change(moved(STATIONS, FREE_AT_STATIONS), moved(scheduled(7, List.of("ST-108"), FEE), edited));
        var now = List.of(holds(Target.station("ST-108"), FREE_AT_STATIONS));

        assertThat(later(change, SCHEDULED.minusNanos(1_000), now, at(Target.station("ST-108"), edited)).changes())
                .extracting(TargetChange::from, one -> one.after().idleFee(), TargetChange::withdraws,
                        TargetChange::restored).containsExactly(
                        tuple(SCHEDULED.minusNanos(1_000), FEE, false, STATIONS.number()),
                        tuple(SCHEDULED, FEE, false, scheduled(7, List.of(), FEE).number()));
        assertThat(later(change, LATER, List.of(), at(Target.station("ST-109"), edited)).changes())
                .extracting(TargetChange::from, TargetChange::withdraws).containsExactly(tuple(SCHEDULED, true));

        var meanwhile = at(Target.station("ST-108"), scheduled(9, List.of("ST-108"), FEE));
        assertThat(later(change, LATER, now, meanwhile).leftOut()).containsExactly(meanwhile);
        var onItsOwn = new Assignment(Target.station("ST-108"), SCHEDULED.plusNanos(1_000), MEANWHILE.number(), false);
        assertThat(later(change, LATER, now, onItsOwn).leftOut()).isEmpty();
        assertThat(later(change, LATER, now, onItsOwn).changes()).hasSize(1);
    }

    @Test
    @DisplayName("after what started later took force takes that back; before, what held until then is not its business")
    void tookForce() {
        var before = scheduled(7, List.of("ST-108"), FEE);
        var edited = scheduled(8, List.of("ST-108"), null);
        var change = change(moved(before, edited));

        assertThat(later(change, SCHEDULED, List.of(at(Target.station("ST-108"), edited))).changes())
                .extracting(TargetChange::from, TargetChange::restored)
                .containsExactly(tuple(SCHEDULED, before.number()));
        var held = holds(Target.station("ST-108"), MEANWHILE);
        assertThat(later(change, SCHEDULED.minusNanos(1_000), List.of(held)).leftOut()).isEmpty();
        assertThat(later(change, SCHEDULED, List.of(held)).leftOut()).containsExactly(held);
    }

    private static BulkUndo later(BulkChange undone, Instant from, List<Assignment> latest, Assignment... later) {
        Map<TariffVersion, PublishedVersion> versions = Stream.of(STATIONS, FREE_AT_STATIONS, MEANWHILE,
                scheduled(7, List.of("ST-108"), FEE), scheduled(8, List.of("ST-108", "ST-109"), null),
                scheduled(9, List.of("ST-108"), FEE))
                .collect(Collectors.toMap(PublishedVersion::number, Function.identity()));
        return BulkUndo.of(undone, from, Map.of(), latest, List.of(later), versions);
    }

    private static PublishedVersion scheduled(int number, List<String> stations, VersionDraft.IdleFee fee) {
        return Drafts.published(Drafts.at(VersionDraft.Targets.NONE).withIdleFee(fee)
                .with(SCHEDULED, targets(false, stations, List.of())), "T-1", number);
    }

    private static Assignment at(Target target, PublishedVersion version) {
        return new Assignment(target, version.effectiveFrom(), version.number(), false);
    }

    private static BulkChange undoing(BulkChange undone, BulkChange.Moved... moved) {
        return new BulkChange(UUID.randomUUID(), NOW, "admin",
                new BulkWish(null, undone.changeId(), null, List.of(), NOW, false), "r", List.of(moved));
    }

    private static BulkUndo undo(BulkChange undone, Assignment... latest) {
        return undo(undone, Map.of(), latest);
    }

    private static BulkUndo undo(BulkChange undone, Map<TariffVersion, TariffVersion> restored, Assignment... latest) {
        Map<TariffVersion, PublishedVersion> versions =
                Stream.of(OPERATORS, STATIONS, FREE_EVERYWHERE, FREE_AT_STATIONS,
                MEANWHILE, version(6, targets(false, List.of(), List.of("ST-109")), FEE),
                version(7, targets(false, List.of("ST-109"), List.of()), null))
                .collect(Collectors.toMap(PublishedVersion::number, Function.identity()));
        return BulkUndo.of(undone, LATER, restored, List.of(latest), List.of(), versions);
    }

    private static BulkPlan plan(BulkUndo undo) {
        return BulkPlan.of(LATER, NOW, undo.changes(), List.of(), undo.leftOut(), Drafts.NEIGHBOURS);
    }

    private static BulkChange change(BulkChange.Moved... moved) {
        return new BulkChange(UUID.randomUUID(), NOW, "admin",
                new BulkWish(BulkPlanTest.REMOVE, null, null, List.of(), NOW, false), "r", List.of(moved));
    }

    private static BulkChange.Moved moved(PublishedVersion before, PublishedVersion after) {
        return new BulkChange.Moved(before.number(), after.number(), null);
    }

    private static Assignment holds(Target target, PublishedVersion version) {
        return new Assignment(target, NOW, version.number(), false);
    }

    private static PublishedVersion version(int number, VersionDraft.Targets targets, VersionDraft.IdleFee fee) {
        return Drafts.published(Drafts.at(targets).withIdleFee(fee), "T-1", number);
    }

    private static VersionDraft.Targets targets(boolean wholeOperator, List<String> stations, List<String> withdrawn) {
        return new VersionDraft.Targets(stations, List.of(), wholeOperator, withdrawn, List.of());
    }
}
