package org.chargeledger.pileingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.pileingest.TwoReplicas.A_WHILE;
import static org.chargeledger.pileingest.TwoReplicas.NOW;
import static org.chargeledger.pileingest.TwoReplicas.assertLost;
import static org.chargeledger.pileingest.TwoReplicas.assertNeverAway;
import static org.chargeledger.pileingest.TwoReplicas.ids;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.chargeledger.pileingest.domain.fact.RecordReceived;
import org.chargeledger.pileingest.domain.fact.SessionProgressed;
import org.chargeledger.pileingest.protocol.ykc.TestPile;
import org.chargeledger.pileingest.protocol.ykc.message.RecordAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.chargeledger.pileingest.protocol.ykc.message.StopAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StopCommand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Two replicas of pile-ingest, when one is killed,")
class TwoReplicasWhenOneDiesTest {

    @RegisterExtension
    final TwoReplicas both = new TwoReplicas();

    @Test
    @DisplayName("do not tell anybody that a pile went when it comes back to the other")
    void survivorTakesOver() {
        Given silent = Given.registeredPile();
        Given charging = Given.registeredPile();
        Given leaving = Given.registeredPile();
        TestPile unanswered = both.login(both.first(), silent);
        Commands.start(silent, silent.billNo(), NOW);
        String serial = unanswered.hear(StartCommand.class).serial();
        TestPile running = both.login(both.first(), charging);
        String runningSerial = TwoReplicas.start(running, charging);
        Commands.stop(charging, charging.billNo(), NOW);
        running.hear(StopCommand.class);
        both.login(both.first(), leaving);

        both.first().kill();
        TestPile again = both.login(both.second(), silent);
        assertThat(again.hear(StartCommand.class).serial()).isEqualTo(serial);
        again.send(again.answer(serial, 1, 0));
        again.barrier();
        TestPile stillRunning = both.login(both.second(), charging);
        stillRunning.hear(StopCommand.class);
        stillRunning.send(new StopAnswer(charging.protocolId(), "01", 1, 0),
                stillRunning.realtime(runningSerial, 3, true, 100));
        stillRunning.barrier();

        assertThat(ids(silent, "session-started")).hasSize(1);
        assertThat(ids(silent, "session-start-failed")).isEmpty();
        assertThat(Facts.of(charging, "session-progressed", SessionProgressed.class).getLast().billNo())
                .isEqualTo(charging.billNo());
        assertLost(leaving);
        assertNeverAway(silent);
        assertNeverAway(charging);
        TestPile third = both.login(both.second(), charging);
        assertThat(third.hears(StopCommand.class, A_WHILE)).isEmpty();
    }

    @Test
    @DisplayName("hand the killed one's commands to the survivor while they are valid")
    void survivorReadsCommands() {
        List<Given> registered = TwoReplicas.pilesOfAllPartitions();
        List<TestPile> piles = registered.stream().map(given -> both.login(both.second(), given)).toList();

        both.first().kill();
        registered.forEach(given -> Commands.start(given, given.billNo(), NOW));

        piles.forEach(pile -> pile.send(pile.answer(pile.hear(StartCommand.class).serial(), 1, 0)));
        piles.forEach(TestPile::barrier);
        assertThat(registered).allSatisfy(given -> assertThat(ids(given, "session-started")).hasSize(1));
    }

    @Test
    @DisplayName("lose none of two thousand records that were being sent, and store none twice")
    void recordsUnderFire() throws Exception {
        int records = 100;
        List<Given> registered = new ArrayList<>();
        for (int pile = 0; pile < 20; pile++) {
            registered.add(Given.registeredPile());
        }
        try (var piles = Executors.newVirtualThreadPerTaskExecutor()) {
            var killed = new CountDownLatch(1);
            List<Future<Set<String>>> delivered = registered.stream().map(given ->
                    piles.submit(delivering(given, records, killed))).toList();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Facts.count("record-received") > 300);
            both.first().kill();
            killed.countDown();
            for (int pile = 0; pile < registered.size(); pile++) {
                assertThat(delivered.get(pile).get()).hasSize(records);
            }
        }
        for (Given given : registered) {
            assertThat(ids(given, "record-received")).hasSize(records);
            assertThat(Facts.of(given, "record-received", RecordReceived.class))
                    .extracting(RecordReceived::transactionNo)
                    .satisfies(numbers -> assertThat(new HashSet<>(numbers)).hasSize(records));
            assertNeverAway(given);
        }
    }

    /**
     * Sends record after record, and repeats one on a new connection until it is acknowledged, as piles do. Nobody is
     * done before the kill.
     */
    private Callable<Set<String>> delivering(Given given, int records, CountDownLatch killed) {
        return () -> {
            var acknowledged = new HashSet<String>();
            Replica holder = both.first();
            TestPile pile = TestPile.loggedIn(holder.ykcPort(), given.protocolId());
            for (int number = 0; number < records; number++) {
                if (number == records - 1) {
                    killed.await();
                }
                String serial = given.protocolId() + "01%016d".formatted(number);
                while (!acknowledged.contains(serial)) {
                    try {
                        pile.send(pile.record(serial, NOW, NOW.plusSeconds(number), 100L + number));
                        pile.hears(RecordAnswer.class, Duration.ofSeconds(20)).ifPresent(answer ->
                                acknowledged.add(answer.serial()));
                    } catch (UncheckedIOException broken) {
                        pile.close();
                        killed.await();
                    }
                    if (!acknowledged.contains(serial)) {
                        holder = holder.isAlive() ? holder : both.second();
                        pile = TestPile.loggedIn(holder.ykcPort(), given.protocolId());
                    }
                }
            }
            pile.barrier();
            both.closeAfterwards(pile);
            return acknowledged;
        };
    }
}
