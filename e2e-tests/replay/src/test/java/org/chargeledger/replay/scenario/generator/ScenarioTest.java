package org.chargeledger.replay.scenario.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chargeledger.replay.scenario.Band;
import org.chargeledger.replay.scenario.Expectations;
import org.chargeledger.replay.scenario.ExpectedBill;
import org.chargeledger.replay.scenario.Outcome;
import org.chargeledger.replay.scenario.PilePlan;
import org.chargeledger.replay.scenario.Scenario;
import org.chargeledger.replay.scenario.SessionPlan;
import org.chargeledger.replay.scenario.StartFailure;
import org.chargeledger.replay.scenario.TariffPlan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Operator zpd's 16 to 18 October 2019")
class ScenarioTest {

    private static final Scenario SCENARIO = Scenario.load();
    private static final Expectations GOLDEN = Expectations.load();
    private static final List<SessionPlan> CHARGED =
            SCENARIO.sessions().stream().filter(session -> session.outcome().charged()).toList();

    @Test
    @DisplayName("is the same byte for byte when it is generated again from its seed")
    void isReproducible() {
        Map<String, String> again = GenerateScenario.files();

        assertThat(again).hasSize(5);
        again.forEach((name, text) -> assertThat(Scenario.resource(name)).as(name).isEqualTo(text));
    }

    @Test
    @DisplayName("has 267 successful sessions, 38 of them the known abnormal bills with their codes, and 9 failed starts")
    void hasTheGoldenCounts() {
        Map<String, Integer> lost = new TreeMap<>();
        CHARGED.stream().filter(session -> session.outcome().lost())
                .forEach(session -> lost.put(session.billNo(), session.outcome() == Outcome.LOST ? 1 : 2));

        assertThat(CHARGED).hasSize(267);
        assertThat(lost).hasSize(38).isEqualTo(new TreeMap<>(Scenario.abnormalBills())).isEqualTo(GOLDEN.held());
        assertThat(GOLDEN.held(1)).isEqualTo(37);
        assertThat(GOLDEN.held(2)).isEqualTo(1);
        assertThat(SCENARIO.sessions()).hasSize(276);
        assertThat(SCENARIO.sessions().stream().map(SessionPlan::startFailure).filter(Objects::nonNull)
                .distinct()).containsExactlyInAnyOrder(StartFailure.values());
    }

    @Test
    @DisplayName("mints each bill number from the microsecond its session is asked for")
    void billNumbersAreInstants() {
        assertThat(SCENARIO.sessions()).allSatisfy(session -> {
            assertThat(session.billNo()).isEqualTo(SessionPlan.billNoAt(session.requestedAt())).hasSize(20);
            assertThat(session.requestedAt()).isBetween(Scenario.FROM, Scenario.UNTIL);
        }).extracting(SessionPlan::billNo).doesNotHaveDuplicates().isSorted();
    }

    @Test
    @DisplayName("has two stations and 24 piles of 60 kW on firmware 2090104")
    void hasItsPiles() {
        assertThat(SCENARIO.tariffs()).extracting(TariffPlan::stationName).containsExactly("108物流园", "松岗工业园");
        assertThat(SCENARIO.piles()).hasSize(24).allSatisfy(pile -> {
            assertThat(pile.firmware()).isEqualTo("2090104");
            assertThat(pile.ratedPowerW()).isEqualTo(60_000);
            assertThat(pile.pileCode()).matches("[0-9]{20}");
            assertThat(pile.protocolId()).matches("[0-9]{14}");
        });
        assertThat(SCENARIO.drivers()).hasSize(90).extracting("phone").doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("charges between 5 and 60 kWh at no more than the pile's power")
    void isPlausible() {
        assertThat(CHARGED).allSatisfy(session -> {
            long seconds = Duration.between(session.chargeStartedAt(), session.chargeEndedAt()).toSeconds();
            assertThat(session.energyTenthWh()).isBetween(50_000L, 600_000L);
            assertThat(session.energyTenthWh() * 360 / seconds).isLessThanOrEqualTo(60_000);
            assertThat(Duration.between(session.requestedAt(), session.chargeStartedAt())).isLessThan(Duration.ofSeconds(90));
            assertThat(session.unpluggedAt()).isAfter(session.chargeEndedAt()).isBefore(Scenario.UNTIL);
        });
    }

    @Test
    @DisplayName("never has two sessions at once on a connector or for a driver")
    void nothingOverlaps() {
        assertThat(overlaps(ScenarioTest::connector)).isEmpty();
        assertThat(overlaps(SessionPlan::openid)).isEmpty();
    }

    @Test
    @DisplayName("has nobody at the pile that is offline, except the driver whose start fails for that reason")
    void offlinePileIsEmpty() {
        SessionPlan offline = CHARGED.stream().filter(s -> s.outcome() == Outcome.LOST_OFFLINE).findFirst().orElseThrow();

        assertThat(SCENARIO.sessions().stream()
                .filter(session -> session.pileCode().equals(offline.pileCode()) && session != offline)
                .filter(session -> session.requestedAt().isBefore(offline.offlineUntil())
                        && end(session).isAfter(offline.offlineFrom())))
                .singleElement()
                .satisfies(session -> assertThat(session.startFailure()).isEqualTo(StartFailure.OFFLINE));
    }

    @Test
    @DisplayName("splits each session's energy by the seconds it charges in each band")
    void splitsByBand() {
        assertThat(CHARGED).allSatisfy(session -> {
            TariffPlan tariff = SCENARIO.tariffOf(session);
            Map<Band, Long> seconds = new HashMap<>();
            for (LocalDateTime at = session.chargeStartedAt(); at.isBefore(session.chargeEndedAt()); at = at.plusSeconds(1)) {
                seconds.merge(tariff.bandAt(at.toLocalTime()), 1L, Long::sum);
            }
            long all = seconds.values().stream().mapToLong(Long::longValue).sum();
            for (Band band : Band.values()) {
                long share = session.energyTenthWh() * seconds.getOrDefault(band, 0L) / all;
                assertThat(session.energyTenthWhByBand().get(band.ordinal())).isCloseTo(share, within(2L));
            }
        });
        assertThat(CHARGED.stream().filter(s -> s.energyTenthWhByBand().stream().filter(e -> e > 0).count() > 1).count())
                .isGreaterThan(20);
    }

    @Test
    @DisplayName("has meters that rise without a gap from session to session")
    void metersRise() {
        Map<String, Long> reading = new HashMap<>();
        SCENARIO.piles().forEach(pile -> {
            reading.put(pile.pileCode() + "/01", pile.meterTenthWh().getFirst());
            reading.put(pile.pileCode() + "/02", pile.meterTenthWh().getLast());
        });

        for (SessionPlan session : SCENARIO.sessions()) {
            assertThat(session.meterStartTenthWh()).as(session.billNo()).isEqualTo(reading.get(connector(session)));
            reading.put(connector(session), session.meterEndTenthWh());
        }
    }

    @Test
    @DisplayName("has some cars that stay too long, most that do not, and the edges of the free quarter of an hour")
    void hasIdleFees() {
        Map<Long, ExpectedBill> byIdleSeconds = new LinkedHashMap<>();
        CHARGED.stream().filter(s -> s.outcome() == Outcome.SETTLED).forEach(s -> byIdleSeconds.put(
                Duration.between(s.chargeEndedAt(), s.unpluggedAt()).toSeconds(), bill(s.billNo())));

        assertThat(GOLDEN.bills().stream().filter(bill -> bill.idleFeeFen() > 0).count()).isBetween(15L, 60L);
        assertThat(byIdleSeconds.get(900L).idleFeeFen()).isZero();
        assertThat(byIdleSeconds.get(959L).idleFeeFen()).isZero();
        assertThat(byIdleSeconds.get(960L).idleFeeFen()).isEqualTo(80);
        assertThat(byIdleSeconds.get(1019L).idleFeeFen()).isEqualTo(80);
    }

    @Test
    @DisplayName("leaves time to decide the last lost bill before the window ends")
    void lostBillsAreDecidedInTime() {
        assertThat(CHARGED.stream().filter(session -> session.outcome().lost()))
                .allSatisfy(session -> assertThat(session.unpluggedAt()).isBefore(Scenario.UNTIL.minusMinutes(60)));
    }

    @Test
    @DisplayName("has wallets that last for every bill and every reserve")
    void walletsLast() {
        SCENARIO.drivers().forEach(driver -> {
            long due = sessionsOf(driver.openid()).stream().filter(s -> s.outcome() == Outcome.SETTLED)
                    .mapToLong(s -> bill(s.billNo()).dueFen()).sum();
            long lostKwh = sessionsOf(driver.openid()).stream().filter(s -> s.outcome().lost())
                    .mapToLong(s -> s.energyTenthWh() / 10_000 + 1).sum();
            assertThat(due + lostKwh * 150 + 3_000).as(driver.nickname()).isLessThanOrEqualTo(driver.rechargeFen());
        });
    }

    @Test
    @DisplayName("expects what a clerk would work out by hand")
    void goldenByHand() {
        // 41.7799 kWh at night at 108: x 0.31153 = 13.0157 and x 0.30 = 12.5340; gone after 4 min 37 s.
        assertThat(bill("20191016000527516282"))
                .isEqualTo(new ExpectedBill("20191016000527516282", 417_799, 1302, 1253, 0, 0, 2555));
        assertThat(GOLDEN.vouchersRedeemed()).isBetween(20L, 80L);
        assertThat(GOLDEN.bills()).allSatisfy(bill -> assertThat(bill.dueFen()).isEqualTo(
                bill.energyFeeFen() + bill.serviceFeeFen() + bill.idleFeeFen() - bill.discountFen()));
    }

    private static List<SessionPlan> overlaps(Function<SessionPlan, String> key) {
        return SCENARIO.sessions().stream().collect(Collectors.groupingBy(key)).values().stream()
                .flatMap(sessions -> {
                    List<SessionPlan> sorted =
                            sessions.stream().sorted(Comparator.comparing(SessionPlan::requestedAt)).toList();
                    return IntStream.range(1, sorted.size())
                            .filter(i -> !end(sorted.get(i - 1)).isBefore(sorted.get(i).requestedAt()))
                            .mapToObj(sorted::get);
                }).toList();
    }

    private static LocalDateTime end(SessionPlan session) {
        return session.unpluggedAt() != null ? session.unpluggedAt() : session.requestedAt().plusMinutes(2);
    }

    private static String connector(SessionPlan session) {
        assertThat(PilePlan.CONNECTORS).contains(session.connectorNo());
        return session.pileCode() + "/" + session.connectorNo();
    }

    private static List<SessionPlan> sessionsOf(String openid) {
        return SCENARIO.sessions().stream().filter(session -> session.openid().equals(openid)).toList();
    }

    private static ExpectedBill bill(String billNo) {
        return GOLDEN.bills().stream().filter(bill -> bill.billNo().equals(billNo)).findFirst().orElseThrow();
    }
}
