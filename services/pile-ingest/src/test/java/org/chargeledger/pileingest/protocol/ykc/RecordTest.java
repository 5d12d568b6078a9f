package org.chargeledger.pileingest.protocol.ykc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.chargeledger.pileingest.Commands;
import org.chargeledger.pileingest.Facts;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.domain.StopReason;
import org.chargeledger.pileingest.domain.fact.RecordReceived;
import org.chargeledger.pileingest.protocol.ykc.message.RecordAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.TimeSync;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.chargeledger.rating.Band;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A pile's record")
class RecordTest {

    static final Instant NOW = Given.START;
    static final Instant LATER = NOW.plusSeconds(1082);

    @Inject YkcServer server;
    @Inject SystemDb db;

    private Given registered;
    private TestPile pile;

    @BeforeEach
    void connect() {
        BusinessTime.set(NOW);
        registered = Given.registeredPile();
        pile = TestPile.loggedIn(server.port(), registered.protocolId());
    }

    @AfterEach
    void hangUp() {
        pile.close();
    }

    @Test
    @DisplayName("of a session the platform started names its bill, and keeps the pile's clock beside ours")
    void knownSession() {
        String serial = startedSerial();
        BusinessTime.set(LATER.plusSeconds(5));
        pile.send(pile.record(serial, NOW, LATER, 30900));
        pile.hear(RecordAnswer.class);

        RecordReceived fact = Facts.await(registered, "record-received", RecordReceived.class);
        assertThat(fact.billNo()).isEqualTo(registered.billNo());
        assertThat(fact.observedAt()).isEqualTo(LATER.plusSeconds(5));
        assertThat(fact.chargeEndedAt()).isEqualTo(LATER);
        assertThat(fact.stopReason()).isEqualTo(StopReason.REMOTE);
        assertThat(fact.bands()).filteredOn(band -> band.band() == Band.FLAT).singleElement()
                .satisfies(band -> assertThat(band.energyTenthWh()).isEqualTo(30900));
    }

    @Test
    @DisplayName("is read, and the pile's clock set, in the local time of its station, wherever that is")
    void inAnotherZone() {
        Given inUrumqi = Given.registeredPile("zpd", "Asia/Urumqi");
        TestPile there = TestPile.loggedIn(server.port(), inUrumqi.protocolId());
        assertThat(there.hear(TimeSync.class).time()).contains(LocalDateTime.parse("2019-10-16T06:00:00"));

        // The test's pile writes Shanghai's time, two hours ahead of Urumqi's.
        there.send(there.record(inUrumqi.protocolId() + "01" + "9".repeat(16), NOW, LATER, 30900));
        there.hear(RecordAnswer.class);

        assertThat(Facts.await(inUrumqi, "record-received", RecordReceived.class).chargeEndedAt())
                .isEqualTo(LATER.plus(Duration.ofHours(2)));
        there.close();
    }

    @Test
    @DisplayName("of a session nobody started is stored and acknowledged, without a bill number")
    void unknownSession() {
        String serial = registered.protocolId() + "013007745987919872";
        pile.send(pile.record(serial, NOW, LATER, 30900));

        assertThat(pile.hear(RecordAnswer.class)).isEqualTo(new RecordAnswer(serial, 0));
        assertThat(Facts.await(registered, "record-received", RecordReceived.class).billNo()).isNull();
    }

    @Test
    @DisplayName("that comes five times is acknowledged five times and is one fact")
    void fiveTimes() {
        String serial = registered.protocolId() + "013007745987919873";
        for (int copy = 0; copy < 5; copy++) {
            BusinessTime.set(NOW.plusSeconds(30L * copy));
            pile.send(pile.record(serial, NOW, LATER, 30900));
            assertThat(pile.hear(RecordAnswer.class)).isEqualTo(new RecordAnswer(serial, 0));
        }

        List<Published> copies = Facts.of(registered, "record-received");
        assertThat(copies).hasSize(5);
        assertThat(copies).extracting(Published::id).containsOnly(copies.getFirst().id());
    }

    @Test
    @DisplayName("with another energy under the same number is another fact")
    void anotherRecord() {
        String serial = registered.protocolId() + "013007745987919874";
        pile.send(pile.record(serial, NOW, LATER, 30900), pile.record(serial, NOW, LATER, 30901));
        pile.barrier();

        assertThat(Facts.of(registered, "record-received")).hasSize(2).extracting(Published::id)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("that comes before the answer to its start proves the start first")
    void beforeItsStart() {
        Commands.start(registered, registered.billNo(), NOW);
        String serial = pile.hear(StartCommand.class).serial();
        pile.send(pile.record(serial, NOW, LATER, 30900));
        assertThat(pile.hear(RecordAnswer.class).result()).isZero();
        pile.send(pile.answer(serial, 1, 0));
        pile.barrier();

        assertThat(Facts.of(registered)).extracting(Published::type).containsSubsequence(
                "pile-ingest.session-started.v1", "pile-ingest.record-received.v1");
        assertThat(Facts.of(registered, "session-started")).hasSize(1);
        assertThat(Facts.of(registered, "record-received", RecordReceived.class)).singleElement()
                .satisfies(fact -> assertThat(fact.billNo()).isEqualTo(registered.billNo()));
    }

    @Test
    @DisplayName("is kept as it came, without what tells car and card")
    void kept() {
        String serial = registered.protocolId() + "013007745987919875";
        pile.send(pile.record(serial, NOW, LATER, 30900));
        pile.hear(RecordAnswer.class);

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(keptFrames()).singleElement()
                .satisfies(hex -> assertThat(hex).contains(serial).doesNotContain("85F475B23F99BF1B")));
    }

    @Test
    @DisplayName("shows in the metrics under its type")
    void metrics() {
        pile.send(pile.record(registered.protocolId() + "013007745987919876", NOW, LATER, 30900));
        pile.hear(RecordAnswer.class);
        pile.barrier();

        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("chargeledger_frames_total{outcome=\"handled\",type=\"3B\"")
                .contains("chargeledger_facts_total{type=\"record-received\"")
                .contains("chargeledger_pile_connections ");
    }

    private String startedSerial() {
        Commands.start(registered, registered.billNo(), NOW);
        String serial = pile.hear(StartCommand.class).serial();
        pile.send(pile.answer(serial, 1, 0));
        pile.barrier();
        return serial;
    }

    private List<String> keptFrames() {
        return db.inTransaction(tx -> {
            var frames = new ArrayList<String>();
            tx.query("select frame_hex from raw_frame where pile_code = $1 and type = '3B'", registered.pileCode())
                    .forEach(row -> frames.add(row.getString("frame_hex")));
            return frames;
        });
    }
}
