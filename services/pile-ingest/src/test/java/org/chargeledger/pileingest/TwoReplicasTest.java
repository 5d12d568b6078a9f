package org.chargeledger.pileingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestKafka;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.chargeledger.pileingest.domain.fact.PileDisconnected;
import org.chargeledger.pileingest.domain.fact.PileObserved;
import org.chargeledger.pileingest.domain.fact.RecordReceived;
import org.chargeledger.pileingest.domain.fact.SessionProgressed;
import org.chargeledger.pileingest.protocol.ykc.TestPile;
import org.chargeledger.pileingest.protocol.ykc.message.RecordAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.chargeledger.pileingest.protocol.ykc.message.StopAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StopCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two processes of the shipped jar on one PostgreSQL and one Kafka. */
@DisplayName("Two replicas of pile-ingest")
class TwoReplicasTest {

    static final Instant NOW = Given.START;
    static final Duration DEAD_AFTER = Duration.ofSeconds(15);
    static final Duration A_WHILE = Duration.ofSeconds(3);
    static final String COMMANDS = "billing.pile-command.v1";
    static final int PARTITIONS = 6;

    private static final TestStack STACK = new TestStack();
    private static Map<String, String> config;
    private static Replica first;
    private static Replica second;

    private final Queue<TestPile> dialled = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() {
        config = STACK.start();
        BusinessTime.set(NOW);
    }

    @AfterAll
    static void stop() {
        for (Replica replica : new Replica[] {first, second}) {
            if (replica != null) {
                replica.kill();
            }
        }
        STACK.stop();
    }

    @BeforeEach
    void both() {
        first = alive(first);
        second = alive(second);
        first.awaitReady();
        second.awaitReady();
        RestAssured.port = second.httpPort();
        BusinessTime.set(NOW);
        awaitBothReadCommands();
    }

    @AfterEach
    void hangUp() {
        dialled.forEach(TestPile::close);
    }

    @Test
    @DisplayName("bring a command to its pile, whichever of them reads it and whichever holds the socket")
    void commandsFindTheirPile() {
        List<Given> registered = pilesOfAllPartitions();
        for (Replica holder : List.of(first, second)) {
            for (Given given : registered) {
                TestPile pile = login(holder, given);
                String billNo = holder == first ? given.billNo() : given.billNo().replaceFirst("^2019", "2018");
                Commands.start(given, billNo, NOW);
                String serial = pile.hear(StartCommand.class).serial();
                assertThat(serial).endsWith(billNo.substring(2, 18));
                pile.send(pile.answer(serial, 1, 0));
                Commands.stop(given, billNo, NOW);
                pile.hear(StopCommand.class);
                pile.send(new StopAnswer(given.protocolId(), "01", 1, 0));
                pile.barrier();
            }
        }
        assertThat(registered).allSatisfy(given -> assertThat(ids(given, "session-started")).hasSize(2));
    }

    @Test
    @DisplayName("let the newest connection of a pile win, also over one that the other replica holds")
    void newestWins() {
        Given given = Given.registeredPile();
        TestPile older = login(first, given);
        TestPile newer = login(second, given);

        assertThat(older.isHungUpOn()).isTrue();
        Commands.start(given, given.billNo(), NOW);
        newer.send(newer.answer(newer.hear(StartCommand.class).serial(), 1, 0));
        newer.barrier();
        assertThat(newer.hears(StartCommand.class, A_WHILE)).isEmpty();
        assertThat(ids(given, "session-started")).hasSize(1);
        assertNeverAway(given);
    }

    @Test
    @DisplayName("do not tell anybody that a pile went when one of them is killed and the pile comes back to the other")
    void survivorTakesOver() {
        Given silent = Given.registeredPile();
        Given charging = Given.registeredPile();
        Given leaving = Given.registeredPile();
        TestPile unanswered = login(first, silent);
        Commands.start(silent, silent.billNo(), NOW);
        String serial = unanswered.hear(StartCommand.class).serial();
        TestPile running = login(first, charging);
        String runningSerial = start(running, charging);
        Commands.stop(charging, charging.billNo(), NOW);
        running.hear(StopCommand.class);
        login(first, leaving);

        first.kill();
        TestPile again = login(second, silent);
        assertThat(again.hear(StartCommand.class).serial()).isEqualTo(serial);
        again.send(again.answer(serial, 1, 0));
        again.barrier();
        TestPile stillRunning = login(second, charging);
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
        TestPile third = login(second, charging);
        assertThat(third.hears(StopCommand.class, A_WHILE)).isEmpty();
    }

    @Test
    @DisplayName("hand the killed one's commands to the survivor while they are valid")
    void survivorReadsCommands() {
        List<Given> registered = pilesOfAllPartitions();
        List<TestPile> piles = registered.stream().map(given -> login(second, given)).toList();

        first.kill();
        registered.forEach(given -> Commands.start(given, given.billNo(), NOW));

        piles.forEach(pile -> pile.send(pile.answer(pile.hear(StartCommand.class).serial(), 1, 0)));
        piles.forEach(TestPile::barrier);
        assertThat(registered).allSatisfy(given -> assertThat(ids(given, "session-started")).hasSize(1));
    }

    @Test
    @DisplayName("lose no record and store none twice while one of them is killed amid two thousand")
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
            first.kill();
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

    @Test
    @DisplayName("agree again after one of them hung for so long that the other gave up its piles")
    void awakesFromTheDead() {
        Given given = Given.registeredPile();
        Given neighbour = Given.registeredPile();
        TestPile held = login(first, given);
        TestPile steady = login(second, neighbour);
        first.freeze();
        try {
            assertLost(given);
            presence(given, false);
        } finally {
            first.thaw();
        }

        assertThat(held.isHungUpOn()).isTrue();
        BusinessTime.set(NOW.plusSeconds(60));
        TestPile back = login(first, given);
        presence(given, true);
        start(back, given);
        steady.barrier();
        assertNeverAway(neighbour);
        assertThat(ids(given, "pile-connected")).hasSize(2);
        assertThat(ids(given, "pile-disconnected")).hasSize(1);
    }

    private static Replica alive(Replica replica) {
        return replica != null && replica.isAlive() ? replica : Replica.start(config, DEAD_AFTER);
    }

    private TestPile login(Replica replica, Given given) {
        TestPile pile = TestPile.loggedIn(replica.ykcPort(), given.protocolId());
        dialled.add(pile);
        return pile;
    }

    private static String start(TestPile pile, Given given) {
        Commands.start(given, given.billNo(), NOW);
        String serial = pile.hear(StartCommand.class).serial();
        pile.send(pile.answer(serial, 1, 0), pile.realtime(serial, 3, true, 10));
        pile.barrier();
        return serial;
    }

    /**
     * Sends record after record, and repeats one on a new connection until it is acknowledged, as piles do. Nobody is
     * done before the kill.
     */
    private Callable<Set<String>> delivering(Given given, int records, CountDownLatch killed) {
        return () -> {
            var acknowledged = new HashSet<String>();
            Replica holder = first;
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
                    }
                    if (!acknowledged.contains(serial)) {
                        holder = holder.isAlive() ? holder : second;
                        pile = TestPile.loggedIn(holder.ykcPort(), given.protocolId());
                    }
                }
            }
            pile.barrier();
            dialled.add(pile);
            return acknowledged;
        };
    }

    private static List<Given> pilesOfAllPartitions() {
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

    private static void awaitBothReadCommands() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.sharedBootstrapServers()))) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() ->
                    admin.describeConsumerGroups(List.of("pile-ingest")).describedGroups().get("pile-ingest").get()
                            .members().stream()
                            .filter(member -> member.assignment().topicPartitions().stream()
                                    .anyMatch(partition -> partition.topic().equals(COMMANDS)))
                            .count() == 2);
        }
    }

    private static Set<UUID> ids(Given given, String event) {
        var ids = new HashSet<UUID>();
        Facts.of(given, event).stream().map(Published::id).forEach(ids::add);
        return ids;
    }

    private static void assertLost(Given given) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                assertThat(Facts.of(given, "pile-disconnected", PileDisconnected.class))
                        .extracting(PileDisconnected::reason).containsExactly("REPLICA_LOST"));
    }

    private static void assertNeverAway(Given given) {
        assertThat(Facts.of(given, "pile-disconnected", PileDisconnected.class)).isEmpty();
        assertThat(ids(given, "pile-connected")).hasSize(1);
        assertThat(Facts.of(given, "pile-observed", PileObserved.class)).isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.online()).isTrue());
    }

    private static void presence(Given pile, boolean online) {
        given().auth().oauth2(pile.admin()).get("/api/pile-ingest/v1/piles/" + pile.pileCode()).then()
                .body("online", equalTo(online));
    }
}
