package org.chargeledger.pileingest.protocol.ykc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestKafka;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.chargeledger.pileingest.Facts;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.protocol.ykc.message.HeartbeatAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.LoginAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.RecordAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.TimeSync;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("While Kafka is down")
class KafkaOutageTest {

    @Inject YkcServer server;

    @Test
    @DisplayName("a record is not acknowledged, its connection stays, and it arrives when Kafka is back")
    void recordWaits() {
        BusinessTime.set(Given.START);
        Given registered = Given.registeredPile();
        String serial = registered.protocolId() + "013007745987919877";
        try (TestPile pile = TestPile.loggedIn(server.port(), registered.protocolId())) {
            TestKafka.outage();
            try {
                pile.send(pile.record(serial, Given.START, Given.START, 30900));
                pile.send(pile.heartbeat());
                assertThat(pile.hears(RecordAnswer.class, Duration.ofSeconds(5))).isEmpty();
            } finally {
                TestKafka.resume();
            }

            assertThat(pile.hears(RecordAnswer.class, Duration.ofSeconds(60))).hasValue(new RecordAnswer(serial, 0));
            pile.hear(HeartbeatAnswer.class);
            assertThat(Facts.of(registered, "record-received")).extracting(Published::id).containsOnly(
                    Facts.of(registered, "record-received").getFirst().id());
        }
    }

    @Test
    @DisplayName("a pile that hangs up and dials again and again is let in once, when Kafka is back, and told what time it is then")
    void dialsAgain() {
        BusinessTime.set(Given.START);
        Given registered = Given.registeredPile();
        TestPile first = TestPile.loggedIn(server.port(), registered.protocolId());
        TestPile last;
        TestKafka.outage();
        try {
            first.send(first.record(registered.protocolId() + "013007745987919877", Given.START, Given.START, 30900));
            for (int i = 0; i < 3; i++) {
                try (TestPile impatient = TestPile.dial(server.port(), registered.protocolId())) {
                    impatient.send(impatient.login());
                }
            }
            BusinessTime.set(Given.START.plusSeconds(60));
            last = TestPile.dial(server.port(), registered.protocolId());
            last.send(last.login());
            assertThat(last.hears(LoginAnswer.class, Duration.ofSeconds(3))).isEmpty();
            BusinessTime.set(Given.START.plusSeconds(120));
        } finally {
            TestKafka.resume();
        }

        assertThat(last.hears(LoginAnswer.class, Duration.ofSeconds(60))).isPresent();
        assertThat(last.hear(TimeSync.class).time()).hasValue(LocalDateTime.parse("2019-10-16T08:02"));
        given().auth().oauth2(registered.admin()).get("/api/pile-ingest/v1/connectivity?pileCode=" + registered.pileCode())
                .then().statusCode(200).body("items", hasSize(2)).body("items[0].disconnectedAt", nullValue());
        last.close();
    }
}
