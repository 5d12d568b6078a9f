package org.chargeledger.pileingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.ShownPrices;
import org.chargeledger.pileingest.domain.StartAttempt;
import org.chargeledger.pileingest.domain.StartAttempt.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In transactions that are undone: the rounds of the service under test see none of it. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A start that a hung connection of a pile and the one after it both hold as not sent")
class StartedSessionsTest {

    private static final Instant AT = Instant.parse("2019-10-16T00:00:00Z");
    private static final Pile PILE = new Pile("zpd", "ST-both", "44030600210099999999", "44030699999999", "Winline",
            "DC-120", 120_000, null, List.of("01"), true, null);
    private static final StartAttempt PENDING = new StartAttempt(PILE.operatorId(), PILE.stationId(), PILE.pileCode(),
            "01", "20191016080099999999", PILE.protocolId() + "010080099999999999", 5_000, AT, AT.plusSeconds(60),
            State.PENDING, Optional.empty(), Optional.empty(), false);

    @Inject SystemDb db;
    @Inject StartedSessions sessions;
    @Inject PilePrices prices;

    @ParameterizedTest(name = "{0}, then {1}: {2}")
    @CsvSource({"0001, 0002, 0001", "0001, , 0001", ", 0002, ", "0001, 0001, 0001"})
    @DisplayName("is counted by what the pile was known to show when the first of them sent it, as it may have begun by that")
    void sentTwice(String first, String second, String kept) {
        undone(tx -> {
            sessions.add(tx, PENDING);
            send(tx, first);
            send(tx, second);

            assertThat(prices.atStart(tx, PILE.operatorId(), PENDING.transactionNo()).map(ShownPrices::modelNo))
                    .isEqualTo(Optional.ofNullable(kept));
        });
    }

    private void send(Tx tx, String shown) {
        if (shown == null) {
            prices.forget(tx, PILE);
        } else {
            prices.put(tx, PILE, new ShownPrices(shown, 0), AT);
        }
        assertThat(sessions.saveSent(tx, PENDING.sent(AT))).isTrue();
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
