package org.chargeledger.pileingest.protocol.ykc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.pileingest.Commands;
import org.chargeledger.pileingest.Facts;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.domain.StartFailure;
import org.chargeledger.pileingest.domain.fact.SessionStartFailed;
import org.chargeledger.pileingest.domain.fact.SessionStarted;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.chargeledger.pileingest.protocol.ykc.message.StopCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A session started from afar")
class RemoteStartTest {

    static final Duration A_WHILE = Duration.ofSeconds(2);
    static final Instant NOW = Given.START;

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
    @DisplayName("begins when the pile takes the command, which names balance and number")
    void starts() {
        Commands.start(registered, billNo, NOW);
        StartCommand command = pile.hear(StartCommand.class);
        assertThat(command.balanceFen()).isEqualTo(123456);
        assertThat(command.serial()).isEqualTo(registered.protocolId() + "01" + billNo.substring(2, 18));

        pile.send(pile.answer(command.serial(), 1, 0));

        assertThat(Facts.await(registered, "session-started", SessionStarted.class))
                .isEqualTo(new SessionStarted("zpd", registered.stationId(), registered.pileCode(), NOW, "01", billNo,
                        command.serial()));
    }

    @Test
    @DisplayName("is commanded once, however often the command comes")
    void startsOnce() {
        UUID event = Commands.start(registered, billNo, NOW);
        StartCommand command = pile.hear(StartCommand.class);
        pile.send(pile.answer(command.serial(), 1, 0));
        Facts.await(registered, "session-started");

        Commands.start(event, registered, billNo, NOW);
        Commands.start(registered, billNo, NOW);

        assertThat(pile.hears(StartCommand.class, A_WHILE)).isEmpty();
        assertThat(Facts.of(registered, "session-started")).hasSize(1);
    }

    @Test
    @DisplayName("fails at once when the pile is off line")
    void offline() {
        pile.close();
        Facts.await(registered, "pile-disconnected");

        Commands.start(registered, billNo, NOW);

        assertThat(failure()).isEqualTo(StartFailure.OFFLINE);
    }

    @Test
    @DisplayName("fails at once at a pile nobody registered")
    void unknownPile() {
        Given nowhere = new Given("zpd", "ST-NONE", "99999999999999999999", "99999999999999");

        Commands.start(nowhere, "20191016080000999999", NOW);

        assertThat(Facts.await(nowhere, "session-start-failed", SessionStartFailed.class).reason())
                .isEqualTo(StartFailure.OFFLINE);
    }

    @Test
    @DisplayName("fails at once at another operator's pile, and that pile never hears of it")
    void foreignPile() {
        Commands.start(new Given("qyd", registered.stationId(), registered.pileCode(), registered.protocolId()), billNo,
                NOW);

        assertThat(failure()).isEqualTo(StartFailure.OFFLINE);
        assertThat(pile.hears(StartCommand.class, A_WHILE)).isEmpty();
    }

    @Test
    @DisplayName("fails when its command comes too late, and the pile never hears of it")
    void expired() {
        Commands.start(registered, billNo, NOW.minusSeconds(120));

        assertThat(failure()).isEqualTo(StartFailure.OFFLINE);
        assertThat(pile.hears(StartCommand.class, A_WHILE)).isEmpty();
    }

    @Test
    @DisplayName("fails when the pile refuses")
    void refused() {
        Commands.start(registered, billNo, NOW);
        pile.send(pile.answer(pile.hear(StartCommand.class).serial(), 0, 3));

        assertThat(failure()).isEqualTo(StartFailure.PILE_FAULT);
    }

    @Test
    @DisplayName("waits 60 s for the plug and begins when it is plugged in")
    void pluggedInTime() {
        Commands.start(registered, billNo, NOW);
        String serial = pile.hear(StartCommand.class).serial();
        pile.send(pile.answer(serial, 0, 5));
        pile.barrier();
        BusinessTime.set(NOW.plusSeconds(59));
        pile.barrier();
        assertThat(Facts.of(registered, "session-start-failed")).isEmpty();

        pile.send(pile.answer(serial, 1, 0));
        assertThat(Facts.await(registered, "session-started", SessionStarted.class).observedAt())
                .isEqualTo(NOW.plusSeconds(59));
    }

    @Test
    @DisplayName("fails when it is not plugged in for 60 s")
    void notPlugged() {
        Commands.start(registered, billNo, NOW);
        pile.send(pile.answer(pile.hear(StartCommand.class).serial(), 0, 5));
        pile.barrier();
        BusinessTime.set(NOW.plusSeconds(60));
        pile.barrier();

        assertThat(Facts.of(registered, "session-start-failed", SessionStartFailed.class)).singleElement()
                .satisfies(failed -> assertThat(failed.reason()).isEqualTo(StartFailure.NOT_PLUGGED));
    }

    @Test
    @DisplayName("fails after 90 s without an answer, also at a pile that says nothing at all")
    void noAnswer() {
        Commands.start(registered, billNo, NOW);
        pile.hear(StartCommand.class);
        BusinessTime.set(NOW.plusSeconds(90));

        assertThat(failure()).isEqualTo(StartFailure.NO_ANSWER);
    }

    @Test
    @DisplayName("is stopped when it begins after it was given up")
    void late() {
        Commands.start(registered, billNo, NOW);
        String serial = pile.hear(StartCommand.class).serial();
        BusinessTime.set(NOW.plusSeconds(90));
        pile.barrier();
        pile.send(pile.answer(serial, 1, 0));

        assertThat(pile.hear(StopCommand.class).gunNo()).isEqualTo("01");
        assertThat(Facts.of(registered, "session-started")).isEmpty();
    }

    @Test
    @DisplayName("is commanded again after a reconnection as long as it is unanswered, and begins once")
    void reconnects() {
        Commands.start(registered, billNo, NOW);
        String serial = pile.hear(StartCommand.class).serial();
        pile = TestPile.loggedIn(server.port(), registered.protocolId());
        assertThat(pile.hear(StartCommand.class).serial()).isEqualTo(serial);

        pile.send(pile.answer(serial, 0, 2));
        pile.barrier();
        assertThat(Facts.of(registered, "session-start-failed")).isEmpty();
        pile.send(pile.realtime(serial, 3, true, 10));

        assertThat(Facts.await(registered, "session-started", SessionStarted.class).billNo()).isEqualTo(billNo);
    }

    @Test
    @DisplayName("is stopped from afar")
    void stops() {
        Commands.stop(registered, billNo, NOW);

        assertThat(pile.hear(StopCommand.class).pileNo()).isEqualTo(registered.protocolId());
        assertThat(pile.hears(StopCommand.class, A_WHILE)).isEmpty();
    }

    @Test
    @DisplayName("is stopped even if another start was refused there meanwhile, but not once the next session runs there")
    void stopsItsOwnSession() {
        Commands.start(registered, billNo, NOW);
        pile.send(pile.answer(pile.hear(StartCommand.class).serial(), 1, 0));
        Facts.await(registered, "session-started");
        Commands.stop(registered, billNo, NOW.plusSeconds(5));
        pile.hear(StopCommand.class);
        Commands.start(registered, later(1), NOW.plusSeconds(10));
        pile.send(pile.answer(pile.hear(StartCommand.class).serial(), 0, 2));
        Facts.await(registered, "session-start-failed");

        pile = TestPile.loggedIn(server.port(), registered.protocolId());
        assertThat(pile.hear(StopCommand.class).gunNo()).isEqualTo("01");

        Commands.start(registered, later(2), NOW.plusSeconds(20));
        pile.send(pile.answer(pile.hear(StartCommand.class).serial(), 1, 0));
        pile.barrier();
        Commands.stop(registered, later(3), NOW.plusSeconds(5));
        pile = TestPile.loggedIn(server.port(), registered.protocolId());
        assertThat(pile.hears(StopCommand.class, A_WHILE)).isEmpty();
    }

    private String later(int minutes) {
        return "2019101608%02d".formatted(minutes) + billNo.substring(12);
    }

    private StartFailure failure() {
        return Facts.await(registered, "session-start-failed", SessionStartFailed.class).reason();
    }
}
