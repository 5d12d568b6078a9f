package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.chargeledger.billing.domain.Milestone;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The state machine's plans with the real application, PostgreSQL and Kafka under them, and the model beside them. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Whatever piles, drivers, staff and the voucher service do, in whatever order,")
class PlansOnTheServiceTest {

    private static final int PLANS = 12;
    private static final int AT_ONCE = 4;
    private static final int LEAST_STEPS = 400;
    private static final Instant REQUESTED = Instant.parse("2019-10-16T08:00:00Z");
    private static final Instant NOW = Instant.parse("2019-10-17T09:00:00Z");

    /** Without these the plans would prove little. */
    private static final Set<Milestone> SEEN = EnumSet.of(Milestone.SETTLED, Milestone.HELD, Milestone.HEALED,
            Milestone.FAILED, Milestone.VOUCHER_USED, Milestone.CORRECTED, Milestone.HELD_AND_CORRECTED,
            Milestone.REFUNDED, Milestone.OWED, Milestone.RERATED, Milestone.STALE_ANSWER);

    @Test
    @DisplayName("every step leaves the sessions, bills and accounts that the model has, and in the end all books add "
            + "up")
    void asTheModel() throws Exception {
        BusinessTime.set(REQUESTED);
        List<PlayedPlan> plans = LongStream.range(0, PLANS).mapToObj(PlayedPlan::requested).toList();
        BusinessTime.set(NOW);

        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<? extends Future<?>> played = plans.stream().map(plan -> threads.submit(plan::play)).toList();
            for (Future<?> one : played) {
                one.get();
            }
        }

        assertThat(plans).allMatch(PlayedPlan::booksAddUp);
        assertThat(plans.stream().mapToInt(PlayedPlan::steps).sum()).isGreaterThan(LEAST_STEPS);
        assertThat(SEEN).allMatch(milestone -> plans.stream().anyMatch(plan -> plan.reached(milestone)));
    }
}
