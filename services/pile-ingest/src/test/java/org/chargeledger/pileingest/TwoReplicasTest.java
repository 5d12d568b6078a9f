package org.chargeledger.pileingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.pileingest.TwoReplicas.A_WHILE;
import static org.chargeledger.pileingest.TwoReplicas.NOW;
import static org.chargeledger.pileingest.TwoReplicas.assertLost;
import static org.chargeledger.pileingest.TwoReplicas.assertNeverAway;
import static org.chargeledger.pileingest.TwoReplicas.ids;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import org.awaitility.Awaitility;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.pileingest.protocol.ykc.TestPile;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.chargeledger.pileingest.protocol.ykc.message.StopAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StopCommand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Two replicas of pile-ingest")
class TwoReplicasTest {

    @RegisterExtension
    final TwoReplicas both = new TwoReplicas();

    @Test
    @DisplayName("bring a command to its pile, whichever of them reads it and whichever holds the socket")
    void commandsFindTheirPile() {
        List<Given> registered = TwoReplicas.pilesOfAllPartitions();
        for (Replica holder : List.of(both.first(), both.second())) {
            for (Given given : registered) {
                TestPile pile = both.login(holder, given);
                String billNo = holder == both.first() ? given.billNo() : given.billNo().replaceFirst("^2019", "2018");
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
        TestPile older = both.login(both.first(), given);
        TestPile newer = both.login(both.second(), given);

        assertThat(older.isHungUpOn()).isTrue();
        Commands.start(given, given.billNo(), NOW);
        newer.send(newer.answer(newer.hear(StartCommand.class).serial(), 1, 0));
        newer.barrier();
        assertThat(newer.hears(StartCommand.class, A_WHILE)).isEmpty();
        assertThat(ids(given, "session-started")).hasSize(1);
        assertNeverAway(given);
    }

    @Test
    @DisplayName("agree again after one of them hung for so long that the other gave up its piles")
    void awakesFromTheDead() {
        Given given = Given.registeredPile();
        Given neighbour = Given.registeredPile();
        TestPile held = both.login(both.first(), given);
        TestPile steady = both.login(both.second(), neighbour);
        both.first().freeze();
        try {
            assertLost(given);
            presence(given, false);
        } finally {
            both.first().thaw();
        }

        assertThat(held.isHungUpOn()).isTrue();
        BusinessTime.set(NOW.plusSeconds(60));
        TestPile back = both.login(both.first(), given);
        presence(given, true);
        TwoReplicas.start(back, given);
        steady.barrier();
        assertNeverAway(neighbour);
        assertThat(ids(given, "pile-connected")).hasSize(2);
        assertThat(ids(given, "pile-disconnected")).hasSize(1);
    }

    /** A fact is published before what it tells is committed. */
    private static void presence(Given pile, boolean online) {
        Awaitility.await().untilAsserted(() -> given().auth().oauth2(pile.admin())
                .get("/api/pile-ingest/v1/piles/" + pile.pileCode()).then().body("online", equalTo(online)));
    }
}
