package org.chargeledger.pileingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestKafka;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.chargeledger.pileingest.domain.fact.PileDisconnected;
import org.chargeledger.pileingest.domain.fact.PileObserved;
import org.chargeledger.pileingest.protocol.ykc.TestPile;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Two processes of the shipped jar on one PostgreSQL and one Kafka, shared by all classes that need them; one that was
 * killed is started anew before the next test.
 */
final class TwoReplicas implements BeforeEachCallback, AfterEachCallback {

    static final Instant NOW = Given.START;
    static final Duration A_WHILE = Duration.ofSeconds(3);
    private static final Duration DEAD_AFTER = Duration.ofSeconds(10);
    private static final String READERS = "pile-ingest";
    private static final int PARTITIONS = 6;

    /** The stack lives as long as the tests of the module. */
    private record Running(TestStack stack, Map<String, String> config) implements AutoCloseable {

        static Running start() {
            var stack = new TestStack();
            return new Running(stack, stack.start());
        }

        @Override
        public void close() {
            for (Replica replica : new Replica[] {first, second}) {
                if (replica != null) {
                    replica.kill();
                }
            }
            stack.stop();
        }
    }

    private static Replica first;
    private static Replica second;
    private final Queue<TestPile> dialled = new ConcurrentLinkedQueue<>();

    Replica first() {
        return first;
    }

    Replica second() {
        return second;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Running running = context.getRoot().getStore(ExtensionContext.Namespace.create(TwoReplicas.class))
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
        BusinessTime.set(NOW);
        first = alive(first, running);
        second = alive(second, running);
        first.awaitReady();
        second.awaitReady();
        RestAssured.port = second.httpPort();
        awaitBothReadCommands();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        dialled.forEach(TestPile::close);
    }

    private static Replica alive(Replica replica, Running running) {
        return replica != null && replica.isAlive() ? replica : Replica.start(running.config(), DEAD_AFTER);
    }

    TestPile login(Replica replica, Given given) {
        TestPile pile = TestPile.loggedIn(replica.ykcPort(), given.protocolId());
        dialled.add(pile);
        return pile;
    }

    /** A pile that is hung up on when the test ends. */
    void closeAfterwards(TestPile pile) {
        dialled.add(pile);
    }

    static String start(TestPile pile, Given given) {
        Commands.start(given, given.billNo(), NOW);
        String serial = pile.hear(StartCommand.class).serial();
        pile.send(pile.answer(serial, 1, 0), pile.realtime(serial, 3, true, 10));
        pile.barrier();
        return serial;
    }

    static List<Given> pilesOfAllPartitions() {
        var covered = new HashSet<Integer>();
        var piles = new ArrayList<Given>();
        while (covered.size() < PARTITIONS) {
            Given given = Given.registeredPile();
            if (covered.add(Utils.toPositive(Utils.murmur2(given.pileCode().getBytes())) % PARTITIONS)) {
                piles.add(given);
            }
        }
        return piles;
    }

    /** These two and nobody else, for one that was killed stays a member for a while. */
    private static void awaitBothReadCommands() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.sharedBootstrapServers()))) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
                ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(READERS)).describedGroups()
                        .get(READERS).get();
                assertThat(group.groupState()).isEqualTo(GroupState.STABLE);
                assertThat(group.members()).extracting(MemberDescription::clientId)
                        .containsExactlyInAnyOrder(first.clientId(), second.clientId());
                assertThat(group.members()).allSatisfy(member ->
                        assertThat(member.assignment().topicPartitions()).isNotEmpty());
                assertThat(group.members().stream().mapToInt(member -> member.assignment().topicPartitions().size())
                        .sum()).isEqualTo(PARTITIONS);
            });
        }
    }

    static Set<UUID> ids(Given given, String event) {
        var ids = new HashSet<UUID>();
        Facts.of(given, event).stream().map(Published::id).forEach(ids::add);
        return ids;
    }

    static void assertLost(Given given) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                assertThat(Facts.of(given, "pile-disconnected", PileDisconnected.class))
                        .extracting(PileDisconnected::reason).containsExactly("REPLICA_LOST"));
    }

    static void assertNeverAway(Given given) {
        assertThat(Facts.of(given, "pile-disconnected", PileDisconnected.class)).isEmpty();
        assertThat(ids(given, "pile-connected")).hasSize(1);
        assertThat(Facts.of(given, "pile-observed", PileObserved.class)).isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.online()).isTrue());
    }
}
