package org.chargeledger.pileingest.protocol.ykc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.pileingest.Commands;
import org.chargeledger.pileingest.Facts;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.domain.StartFailure;
import org.chargeledger.pileingest.domain.fact.SessionStartFailed;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.chargeledger.pileingest.protocol.ykc.message.StopAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StopCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A session that is to be stopped before it began")
class StopBeforeStartTest {

    private static final Instant NOW = Given.START;
    private static final Duration A_WHILE = Duration.ofSeconds(2);
    private static final int PLUGGED_OUT = 5;
    private static final int CHARGING = 3;

    @Inject YkcServer server;

    private Given registered;
    private TestPile pile;
    private String billNo;

    @BeforeEach
    void connect() {
        BusinessTime.set(NOW);
        registered = Given.registeredPile();
        billNo = registered.billNo();
        pile = TestPile.loggedIn(server.port(), registered.protocolId());
    }

    @AfterEach
    void hangUp() {
        pile.close();
    }

    @Test
    @DisplayName("fails while it waits for the plug, and the pile is told; what begins all the same is stopped")
    void waitingForThePlug() {
        String serial = startedUpTo(PLUGGED_OUT);

        Commands.stop(registered, billNo, NOW);
        assertCancelled();
        assertThat(pile.hear(StopCommand.class).gunNo()).isEqualTo("01");
        pile.send(new StopAnswer(registered.protocolId(), "01", 0, 2));

        pile.send(pile.answer(serial, 1, 0));
        assertThat(pile.hear(StopCommand.class).gunNo()).isEqualTo("01");
        assertThat(Facts.of(registered, "session-started")).isEmpty();
    }

    @Test
    @DisplayName("is stopped at its first charging reading when the answer that it began got lost, and once only")
    void answerLost() {
        String serial = startedUpTo(PLUGGED_OUT);
        Commands.stop(registered, billNo, NOW);
        assertCancelled();
        pile.hear(StopCommand.class);

        pile.send(pile.realtime(serial, CHARGING, true, 10));
        assertThat(pile.hear(StopCommand.class).gunNo()).isEqualTo("01");
        pile.send(pile.realtime(serial, CHARGING, true, 20));
        assertThat(pile.hears(StopCommand.class, A_WHILE)).isEmpty();
    }

    @Test
    @DisplayName("is stopped right after the pile says that it began")
    void notAnsweredYet() {
        Commands.start(registered, billNo, NOW);
        String serial = pile.hear(StartCommand.class).serial();
        Commands.stop(registered, billNo, NOW);
        assertThat(pile.hears(StopCommand.class, A_WHILE)).isEmpty();

        pile.send(pile.answer(serial, 1, 0));

        assertThat(pile.hear(StopCommand.class).gunNo()).isEqualTo("01");
        Facts.await(registered, "session-started");
        assertThat(Facts.of(registered, "session-start-failed")).isEmpty();
    }

    @Test
    @DisplayName("fails as soon as the pile says that it waits for the plug")
    void thenNotPlugged() {
        Commands.start(registered, billNo, NOW);
        String serial = pile.hear(StartCommand.class).serial();
        Commands.stop(registered, billNo, NOW);
        assertThat(pile.hears(StopCommand.class, A_WHILE)).isEmpty();

        pile.send(pile.answer(serial, 0, PLUGGED_OUT));

        assertCancelled();
    }

    @Test
    @DisplayName("is not commanded again when the pile comes back, but stopped if it runs")
    void afterAReconnection() {
        Commands.start(registered, billNo, NOW);
        String serial = pile.hear(StartCommand.class).serial();
        Commands.stop(registered, billNo, NOW);
        Awaitility.await().until(() -> !TestPostgres.texts("select bill_no from pending_stop where bill_no = '" + billNo
                + "'").isEmpty());
        pile.close();

        pile = TestPile.loggedIn(server.port(), registered.protocolId());
        assertThat(pile.hears(StartCommand.class, A_WHILE)).isEmpty();
        pile.send(pile.realtime(serial, CHARGING, true, 10));

        assertThat(pile.hear(StopCommand.class).gunNo()).isEqualTo("01");
    }

    private String startedUpTo(int refusal) {
        Commands.start(registered, billNo, NOW);
        String serial = pile.hear(StartCommand.class).serial();
        pile.send(pile.answer(serial, 0, refusal));
        pile.barrier();
        return serial;
    }

    private void assertCancelled() {
        assertThat(Facts.await(registered, "session-start-failed", SessionStartFailed.class).reason())
                .isEqualTo(StartFailure.CANCELLED);
    }
}
