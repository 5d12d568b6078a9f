package org.chargeledger.pileingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.domain.Hello;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.store.Connections.Absent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In transactions that are undone: the rounds of the service under test see none of it. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("The presence of a pile")
class ConnectionsTest {

    private static final Duration DEAD_AFTER = Duration.ofMinutes(1);
    private static final int ALL = 1000;

    @Inject SystemDb db;
    @Inject Connections connections;

    private final UUID replicaId = UUID.randomUUID();
    private Given registered;

    @BeforeEach
    void register() {
        BusinessTime.set(Given.START);
        registered = Given.registeredPile();
    }

    @ParameterizedTest(name = "replica seen {0} ago, pile let in {1} ago: given up {2}")
    @CsvSource({"60.001 s, 60.001 s, true", "60 s, 1 h, false", "1 h, 60 s, false", ", 60.001 s, true", ", 60 s, false"})
    @DisplayName("ends with its replica, which lives while it says so or lets piles in, also before its first sign of life")
    void lost(String seen, String letIn, boolean lost) {
        undone(tx -> {
            open(tx, registered, registered.operatorId());
            tx.execute("insert into replica select $1, now() - $2::text::interval where $2::text is not null", replicaId,
                    seen);
            tx.execute("update pile_connection set held_since = now() - $2::text::interval where pile_code = $1",
                    registered.pileCode(), letIn);
            assertThat(isLost(tx)).isEqualTo(lost);
        });
    }

    @Test
    @DisplayName("begins anew on a replica whose last sign of life is old")
    void letInAnew() {
        undone(tx -> {
            open(tx, registered, registered.operatorId());
            tx.execute("update pile_connection set held_since = '-infinity' where pile_code = $1", registered.pileCode());
            open(tx, registered, registered.operatorId());
            assertThat(isLost(tx)).isFalse();
        });
    }

    @Test
    @DisplayName("outlives a sign of life that took long: it is one of when it was given, and never of earlier")
    void signOfLife() {
        undone(tx -> {
            connections.replicaSeen(tx, replicaId);
            assertThat(isSeen(tx, "seen_at > now()")).isTrue();
            tx.execute("update replica set seen_at = 'infinity' where replica_id = $1", replicaId);
            connections.replicaSeen(tx, replicaId);
            assertThat(isSeen(tx, "seen_at = 'infinity'")).isTrue();
        });
    }

    @Test
    @DisplayName("ends for so many at a time, each with its fault on record")
    void fewAtATime() {
        Given other = Given.registeredPile();
        undone(tx -> {
            for (Given pile : List.of(registered, other)) {
                open(tx, pile, pile.operatorId());
                tx.execute("update pile_connection set held_since = '-infinity' where pile_code = $1", pile.pileCode());
            }
            assertThat(closeLost(tx, 1)).hasSize(1);
            assertThat(closeLost(tx, 1)).hasSize(1);
            closeLost(tx, ALL);
            assertThat(tx.query("select pile_code from fault where pile_code in ($1, $2) and type = 'OFFLINE'"
                    + " and raw_code = 'REPLICA_LOST' and connector_no = '' and ended_at is null",
                    registered.pileCode(), other.pileCode()).size()).isEqualTo(2);
        });
    }

    @ParameterizedTest(name = "of {0}, absent since {1}: reported {2}")
    @CsvSource({"zpd, 2019-10-15T23:59:59Z, true", "qyd, 2019-10-16T00:00:00Z, false", "qyd, 2019-10-16T00:00:01Z, true"})
    @DisplayName("is reported as absent while it is its operator's, and for a while after it passed to another")
    void absent(String operatorId, Instant since, boolean reported) {
        undone(tx -> {
            open(tx, registered, operatorId);
            tx.execute("update pile_connection set online = false, offline_since = $2 where pile_code = $1",
                    registered.pileCode(), Times.utc(since));
            List<Absent> absent = connections.reportAbsent(tx, Given.START, Given.START, Given.START, ALL);
            assertThat(absent.stream().anyMatch(pile -> pile.pileCode().equals(registered.pileCode())))
                    .isEqualTo(reported);
        });
    }

    private boolean isSeen(Tx tx, String when) {
        return tx.query("select 1 from replica where replica_id = $1 and " + when, replicaId).iterator().hasNext();
    }

    private void open(Tx tx, Given given, String operatorId) {
        var pile = new Pile(operatorId, given.stationId(), given.pileCode(), given.protocolId(), "Winline", "DC-120",
                120_000, null, List.of("01"), true, null);
        connections.open(tx, pile, UUID.randomUUID(), replicaId, new Hello("2090104", "YKC 1.6"), Given.START);
    }

    private boolean isLost(Tx tx) {
        return closeLost(tx, ALL).stream().anyMatch(pile -> pile.pileCode().equals(registered.pileCode()));
    }

    private List<Absent> closeLost(Tx tx, int limit) {
        return connections.closeLost(tx, DEAD_AFTER, Given.START, limit);
    }

    private void undone(Consumer<Tx> work) {
        try {
            db.inTransaction(tx -> {
                work.accept(tx);
                throw new Undone();
            });
        } catch (Undone wanted) {
            // Nothing of it stays.
        }
    }

    private static final class Undone extends RuntimeException {}
}
