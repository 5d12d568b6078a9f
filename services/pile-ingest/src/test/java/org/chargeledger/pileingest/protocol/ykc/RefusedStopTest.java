package org.chargeledger.pileingest.protocol.ykc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.pileingest.Commands;
import org.chargeledger.pileingest.Facts;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.chargeledger.pileingest.protocol.ykc.message.StopAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StopCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A stop that the pile refuses")
class RefusedStopTest {

    private static final Duration A_WHILE = Duration.ofSeconds(2);
    private static final int NOT_CHARGING = 2;
    private static final int OTHER = 3;

    @Inject YkcServer server;
    @Inject MeterRegistry metrics;

    private Given registered;
    private TestPile pile;

    @BeforeEach
    void charge() {
        BusinessTime.set(Given.START);
        registered = Given.registeredPile();
        pile = TestPile.loggedIn(server.port(), registered.protocolId());
        Commands.start(registered, registered.billNo(), Given.START);
        pile.send(pile.answer(pile.hear(StartCommand.class).serial(), 1, 0));
        Facts.await(registered, "session-started");
        stop();
        pile.hear(StopCommand.class);
    }

    @AfterEach
    void hangUp() {
        pile.close();
    }

    @Test
    @DisplayName("is told again after a while, five times in all, and then no more unless it is asked for again")
    void isToldAgain() {
        refuse(OTHER);
        assertThat(pile.hears(StopCommand.class, A_WHILE)).isEmpty();
        for (int refusals = 1; refusals < 5; refusals++) {
            becomeDue();
            pile.hear(StopCommand.class);
            refuse(OTHER);
        }
        assertThat(pending()).isEqualTo("0");
        given().get("/q/metrics").then().body(containsString("chargeledger_stops_total{outcome=\"GIVEN_UP\"}"));

        stop();
        pile.hear(StopCommand.class);
    }

    @Test
    @DisplayName("is not given up because the pile refuses it twice")
    void refusedTwice() {
        double givenUp = givenUp();
        refuse(OTHER);
        refuse(OTHER);

        assertThat(givenUp()).isEqualTo(givenUp);
        becomeDue();
        pile.hear(StopCommand.class);
    }

    private double givenUp() {
        return metrics.counter("chargeledger.stops", "outcome", "GIVEN_UP").count();
    }

    @Test
    @DisplayName("is told again at once when it is asked for again before the pile answered")
    void isAskedForAgain() {
        stop();

        pile.hear(StopCommand.class);
    }

    @Test
    @DisplayName("because nothing charges there is over")
    void nothingCharges() {
        refuse(NOT_CHARGING);

        assertThat(pending()).isEqualTo("0");
    }

    private void stop() {
        Commands.stop(registered, registered.billNo(), Given.START.plusSeconds(5));
    }

    private void refuse(int reason) {
        pile.send(new StopAnswer(registered.protocolId(), "01", 0, reason));
        pile.barrier();
    }

    private void becomeDue() {
        TestPostgres.run("update pending_stop set not_before = now() where pile_code = '" + registered.pileCode() + "'");
    }

    private String pending() {
        return TestPostgres.texts("select count(*)::text from pending_stop where pile_code = '" + registered.pileCode()
                + "'").getFirst();
    }
}
