package org.chargeledger.replay.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The sessions of the refund campaign")
class IdleCampaignTest {

    private static final Instant WINDOW_END = Instant.parse("2019-10-15T16:00:00Z");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_191_021, 1, 2})
    @DisplayName("have the idle fees of the case, whatever the seed, and come out the same each time")
    void golden(long seed) {
        List<IdleSession> all = IdleCampaign.sessions(seed);
        List<IdleSession> window = only(all, s -> s.requestedAt().isBefore(WINDOW_END));
        List<IdleSession> fees = only(window, IdleSession::hasIdleFee);
        List<IdleSession> shortOnes = only(fees, IdleSession::shortCharge);
        List<IdleSession> others = only(fees, s -> !s.shortCharge());

        assertThat(window).hasSize(8_498);
        assertThat(fees).hasSize(127);
        assertThat(shortOnes).hasSize(6).allMatch(s -> s.chargeSeconds() < 60);
        assertThat(only(shortOnes, s -> s.idleFeeFen() > 1_000)).extracting(IdleSession::idleFeeFen)
                .containsExactlyInAnyOrder(7_300L, 36_100L, 43_300L, 1_360L);
        assertThat(others).hasSize(121);
        assertThat(only(others, s -> s.idleFeeFen() > 500)).hasSize(103);
        assertThat(fees.getFirst().billNo()).isEqualTo("20190802162015183497");
        assertThat(only(fees, s -> s.idleFeeFen() > 500).getFirst().requestedAt()).isBetween(
                Instant.parse("2019-09-08T09:32:39Z"), Instant.parse("2019-09-08T09:32:40Z"));
        assertThat(only(all, IdleSession::hasIdleFee)).hasSize(137)
                .allMatch(s -> s.requestedAt().isBefore(Instant.parse("2019-10-16T16:00:00Z")));
        assertThat(IdleCampaign.sessions(seed)).isEqualTo(all);
    }

    @Test
    @DisplayName("take each connector and driver once a day, and end on their day")
    void onePerDay() {
        Set<String> taken = new HashSet<>();
        assertThat(IdleCampaign.sessions(20_191_021)).allSatisfy(s -> {
            String day = s.billNo().substring(0, 8);
            assertThat(taken.add(day + s.pile().pileCode() + s.connectorNo())).isTrue();
            assertThat(taken.add(day + s.driver())).isTrue();
            assertThat(s.unpluggedAt().plusSeconds(60).atZone(IdleCampaign.ZONE).toLocalDate().toString().replace("-", ""))
                    .isEqualTo(day);
        });
    }

    private static List<IdleSession> only(List<IdleSession> sessions, Predicate<IdleSession> wanted) {
        return sessions.stream().filter(wanted).toList();
    }
}
