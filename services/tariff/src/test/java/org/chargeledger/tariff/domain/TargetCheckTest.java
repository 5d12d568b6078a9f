package org.chargeledger.tariff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargeledger.tariff.domain.Drafts.NOW;
import static org.chargeledger.tariff.domain.Drafts.fixedPrice;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chargeledger.rating.TariffVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A wanted tariff version, as to where it holds,")
class TargetCheckTest {

    private static final VersionDraft.Targets EVERYWHERE =
            new VersionDraft.Targets(List.of(), List.of(), true, List.of(), List.of());
    private static final Target KASHGAR = Target.station("ST-KASHGAR");
    private static final TariffVersion LOCAL = new TariffVersion("T-KASHGAR", 1);
    private static final TariffVersion ELSEWHERE = new TariffVersion("T-ALL", 1);

    @Test
    @DisplayName("names stations and piles of the operator, each once, none at which another version starts at that moment")
    void targets() {
        var taken = new Neighbours(Set.of(), starting(NOW, "T-1", Target.station("ST-109"),
                Target.pile("44030600210000200002"), Target.wholeOperator()), List.of(), Map.of(),
                Map.of("ST-108", "Asia/Shanghai", "ST-109", "Asia/Shanghai"), Drafts.NEIGHBOURS.stationByPile());
        var draft = Drafts.at(new VersionDraft.Targets(Arrays.asList("ST-108", "ST-108", "ST-109", "ST-1", null),
                List.of("44030600210000200001", "44030600210000200002", "1"), true, List.of("ST-108"),
                List.of("44030600210000200001", "2")));

        assertThat(VersionCheck.findings(draft, "T-1", NOW, taken)).extracting(Finding::at, Finding::code)
                .containsExactly(
                tuple("/stationIds/1", "station-twice"), tuple("/stationIds/2", "station-taken"),
                tuple("/stationIds/3", "station-unknown"), tuple("/stationIds/4", "station-unknown"),
                tuple("/withdrawnStationIds/0", "station-twice"),
                tuple("/pileCodes/1", "pile-taken"), tuple("/pileCodes/2", "pile-unknown"),
                tuple("/withdrawnPileCodes/0", "pile-twice"), tuple("/withdrawnPileCodes/1", "pile-unknown"),
                tuple("/wholeOperator", "operator-taken"));
        assertThat(codes(Drafts.at(new VersionDraft.Targets(List.of("ST-108"), List.of("44030600210000200001"), false,
                List.of("ST-109"), List.of("44030600210000200002"))))).isEmpty();
    }

    @ParameterizedTest(name = "of {0}, {1} s from now, another one {2} s from now: {3}")
    @CsvSource({
            "T-1, 1, 1,",
            "T-1, 0, 0, station-taken",
            "T-2, 1, 1, station-taken",
            "T-2, 1, 2,",
            "T-2, 2, 1,"})
    @DisplayName("takes the place of the version before it that has not taken force, and of no other")
    void givesWay(String tariff, int seconds, int otherSeconds, String code) {
        var draft = new VersionDraft("Asia/Shanghai", NOW.plusSeconds(seconds),
                VersionDraft.Targets.ofStations(List.of("ST-108")),
                null, fixedPrice().periods(), null, null, false, false);
        var met = new Neighbours(Set.of(), starting(NOW.plusSeconds(otherSeconds), tariff, Target.station("ST-108")),
                List.of(), Map.of(), Drafts.NEIGHBOURS.zoneByStation(), Map.of());

        assertThat(VersionCheck.findings(draft, "T-1", NOW, met)).extracting(Finding::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest(name = "{0} s after it began: {1}")
    @CsvSource({"-1,", "0, operator-taken"})
    @DisplayName("takes the whole operator's tariff away only before that has taken force")
    void withdrawsTheOperators(int seconds, String code) {
        var none = new VersionDraft.Targets(List.of(), List.of(), false, List.of(), List.of(), true);
        var met = new Neighbours(Set.of(), starting(NOW, "T-1", Target.wholeOperator()), List.of(), Map.of(),
                Map.of(), Map.of());

        assertThat(VersionCheck.findings(Drafts.at(none), "T-1", NOW.plusSeconds(seconds), met))
                .extracting(Finding::code).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    @DisplayName("is read by the clock of every place where it would hold")
    void zoneOfThePlace() {
        var everywhere = new VersionDraft.Targets(List.of(), List.of(), true, List.of(), List.of());
        assertThat(codes(Drafts.at(VersionDraft.Targets.ofStations(List.of("ST-KASHGAR")))))
                .containsExactly("zone-differs");
        assertThat(codes(Drafts.at(new VersionDraft.Targets(List.of(), List.of("44030600210000200003"), false,
                List.of(), List.of())))).containsExactly("zone-differs");
        assertThat(VersionCheck.findings(Drafts.at(everywhere), "T-1", NOW, Drafts.NEIGHBOURS))
                .extracting(Finding::at, Finding::code)
                .containsExactly(tuple("/wholeOperator", "zone-differs"));
        assertThat(VersionCheck.findings(Drafts.at(everywhere), "T-1", NOW,
                new Neighbours(Set.of(), Map.of(), List.of(), Map.of(),
                Map.of("ST-108", "Asia/Shanghai"), Map.of()))).isEmpty();
    }

    @Test
    @DisplayName("need not suit a station that has a tariff of its own, unless it takes that away or another one will")
    void zoneOfAPlaceWithItsOwnTariff() {
        var everywhereIndeed = new VersionDraft.Targets(List.of(), List.of(), true, List.of("ST-KASHGAR"), List.of());
        Instant soon = NOW.plusSeconds(60);
        var givenUp = new Assignment(KASHGAR, soon, LOCAL, true);

        assertThat(zones(EVERYWHERE, kashgar())).isEmpty();
        assertThat(zones(everywhereIndeed, kashgar())).containsExactly("/withdrawnStationIds/0", "/wholeOperator");
        assertThat(zones(EVERYWHERE, kashgar(givenUp))).containsExactly("/wholeOperator");
        assertThat(zones(EVERYWHERE,
                kashgar(new Assignment(Target.wholeOperator(), soon.plusSeconds(1), ELSEWHERE, false), givenUp)))
                .containsExactly("/wholeOperator");
        assertThat(zones(EVERYWHERE, kashgar(new Assignment(Target.wholeOperator(), soon, ELSEWHERE, false), givenUp)))
                .isEmpty();
    }

    @Test
    @DisplayName("leaves a place only to a tariff that is read by the clock of that place, whatever its own clock is")
    void zoneOfTheTariffThatTakesOver() {
        var station = new VersionDraft.Targets(List.of(), List.of(), false, List.of("ST-KASHGAR"), List.of());
        var pile = new VersionDraft.Targets(List.of(), List.of(), false, List.of(), List.of("44030600210000200003"));
        var both = new VersionDraft.Targets(List.of(), List.of(), false, List.of("ST-KASHGAR"),
                List.of("44030600210000200003"));

        assertThat(zones(station, kashgar())).isEmpty();
        assertThat(zones(pile, kashgar())).isEmpty();
        assertThat(zones(station, operatorAndKashgar("Asia/Shanghai"))).containsExactly("/withdrawnStationIds/0");
        assertThat(zones(station, operatorAndKashgar("Asia/Urumqi"))).isEmpty();
        assertThat(zones(pile, operatorAndKashgar("Asia/Shanghai"))).isEmpty();
        assertThat(zones(both, operatorAndKashgar("Asia/Shanghai")))
                .containsExactly("/withdrawnStationIds/0", "/withdrawnPileCodes/0");
    }

    /** Where a wanted version of Shanghai's clock is told that zones differ. */
    private static List<String> zones(VersionDraft.Targets targets, Neighbours met) {
        return VersionCheck.findings(Drafts.at(targets), "T-1", NOW, met).stream()
                .filter(finding -> finding.code().equals("zone-differs")).map(Finding::at).toList();
    }

    private static Neighbours kashgar(Assignment... later) {
        return new Neighbours(Set.of(), Map.of(KASHGAR, new Assignment(KASHGAR, NOW.minusSeconds(1), LOCAL, false)),
                List.of(later), Map.of(LOCAL, "Asia/Urumqi"), Drafts.NEIGHBOURS.zoneByStation(),
                Drafts.NEIGHBOURS.stationByPile());
    }

    private static Neighbours operatorAndKashgar(String operatorsZone) {
        var latest = List.of(new Assignment(KASHGAR, NOW.minusSeconds(1), LOCAL, false),
                new Assignment(Target.wholeOperator(), NOW.minusSeconds(1), ELSEWHERE, false));
        return new Neighbours(Set.of(), Neighbours.byTarget(latest), List.of(),
                Map.of(LOCAL, "Asia/Urumqi", ELSEWHERE, operatorsZone),
                Drafts.NEIGHBOURS.zoneByStation(), Drafts.NEIGHBOURS.stationByPile());
    }

    private static Map<Target, Assignment> starting(Instant at, String tariffId, Target... targets) {
        return Neighbours.byTarget(Stream.of(targets)
                .map(target -> new Assignment(target, at, new TariffVersion(tariffId, 1), false)).toList());
    }

    private static List<String> codes(VersionDraft draft) {
        return VersionCheck.findings(draft, "T-1", NOW, Drafts.NEIGHBOURS).stream().map(Finding::code).toList();
    }
}
