package org.chargeledger.pileingest.protocol.ykc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.chargeledger.pileingest.Commands;
import org.chargeledger.pileingest.Facts;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.domain.fact.PileConnected;
import org.chargeledger.pileingest.domain.fact.PileObserved;
import org.chargeledger.pileingest.domain.fact.SessionProgressed;
import org.chargeledger.pileingest.protocol.ykc.message.BillingModel;
import org.chargeledger.pileingest.protocol.ykc.message.ModelCheck;
import org.chargeledger.pileingest.protocol.ykc.message.ModelCheckAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.ModelRequest;
import org.chargeledger.pileingest.protocol.ykc.message.ModelSet;
import org.chargeledger.pileingest.protocol.ykc.message.ModelSetAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A connected pile")
class ObservationTest {

    static final Instant NOW = Given.START;

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
    @DisplayName("is reported with firmware and protocol")
    void connected() {
        assertThat(Facts.await(registered, "pile-connected", PileConnected.class))
                .isEqualTo(new PileConnected("zpd", registered.stationId(), registered.pileCode(), NOW, "2090104",
                        "YKC-1.6"));
    }

    @Test
    @DisplayName("is reported as observed once per business minute, however often it sends a heartbeat")
    void observed() {
        for (int second : new int[] {0, 10, 59, 60, 61, 120}) {
            BusinessTime.set(NOW.plusSeconds(second));
            pile.barrier();
        }

        assertThat(Facts.of(registered, "pile-observed", PileObserved.class))
                .allSatisfy(fact -> assertThat(fact.online()).isTrue())
                .allSatisfy(fact -> assertThat(fact.onlineSince()).isEqualTo(NOW))
                .extracting(PileObserved::observedUntil)
                .containsExactly(NOW, NOW.plusSeconds(60), NOW.plusSeconds(120));
    }

    @Test
    @DisplayName("that goes is reported as off line every ten business minutes until it is back")
    void offline() {
        pile.barrier();
        BusinessTime.set(NOW.plusSeconds(30));
        pile.close();
        Facts.await(registered, "pile-disconnected");
        BusinessTime.set(NOW.plusSeconds(600));
        awaitOfflineReports(1);
        BusinessTime.set(NOW.plusSeconds(1200));
        awaitOfflineReports(2);

        assertThat(Facts.of(registered, "pile-observed", PileObserved.class).getLast())
                .satisfies(fact -> assertThat(fact.offlineSince()).isEqualTo(NOW.plusSeconds(30)))
                .satisfies(fact -> assertThat(fact.observedUntil()).isEqualTo(NOW.plusSeconds(1200)));
    }

    @Test
    @DisplayName("shows its session's progress with the bill number, thinned to once a minute")
    void progress() {
        String serial = startedSerial();
        for (int second : new int[] {15, 30, 59, 60, 75}) {
            BusinessTime.set(NOW.plusSeconds(second));
            pile.send(pile.realtime(serial, 3, true, 100L * second));
            pile.barrier();
        }

        assertThat(progressed()).allSatisfy(fact -> assertThat(fact.billNo()).isEqualTo(registered.billNo()))
                .extracting(SessionProgressed::energyTenthWh).containsExactly(1500L, 6000L);
    }

    @Test
    @DisplayName("shows both unplugged readings of a moment, each as its own fact")
    void unplugged() {
        String serial = startedSerial();
        pile.send(pile.realtime(serial, 2, true, 30900), pile.realtime(serial, 2, false, 30900),
                pile.realtime(serial, 2, false, 30900));
        pile.barrier();

        assertThat(progressed()).extracting(SessionProgressed::plugged).containsExactly(true, false, false);
        assertThat(Facts.of(registered, "session-progressed")).extracting(Published::id).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("that forgets the number after charging still shows the plug of its session, also when it reconnects")
    void forgetsNumber() {
        String serial = startedSerial();
        pile.send(pile.realtime(serial, 3, true, 30900));
        pile.barrier();
        pile = TestPile.loggedIn(server.port(), registered.protocolId());
        pile.send(pile.realtime(TestPile.NO_SERIAL, 2, false, 0), pile.realtime(TestPile.NO_SERIAL, 2, false, 0),
                pile.realtime(TestPile.NO_SERIAL, 2, true, 0));
        pile.barrier();

        assertThat(progressed()).extracting(SessionProgressed::billNo)
                .containsExactly(registered.billNo(), registered.billNo(), registered.billNo(), null);
    }

    @Test
    @DisplayName("is told that its prices differ, and hears none, while its station has no tariff")
    void noTariff() {
        pile.send(new ModelCheck(registered.protocolId(), "0000"));
        assertThat(pile.hear(ModelCheckAnswer.class).result()).isEqualTo(1);
        pile.send(new ModelRequest(registered.protocolId()));

        assertThat(pile.hears(BillingModel.class, Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    @DisplayName("hears the prices of its station's tariff in force, and is content afterwards")
    void tariff() {
        publishTariff(1, "0001", NOW.minusSeconds(60));
        publishTariff(2, "0002", NOW.plusSeconds(60));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(isSame("0001")).isTrue());

        pile.send(new ModelRequest(registered.protocolId()));
        BillingModel model = pile.hear(BillingModel.class);
        assertThat(model.modelNo()).isEqualTo("0001");
        assertThat(model.prices().get(2).energyHundredThousandths()).isEqualTo(76000);
        assertThat(isSame("0002")).isFalse();

        BusinessTime.set(NOW.plusSeconds(60));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(isSame("0002")).isTrue());
    }

    @Test
    @DisplayName("is told a new version when it takes force, and not again once it took it")
    void newVersion() {
        publishTariff(1, "0001", NOW.minusSeconds(60));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(isSame("0001")).isTrue());
        publishTariff(2, "0002", NOW.plusSeconds(60));
        publishTariff(3, "0003", NOW.plusSeconds(120));
        awaitVersion(3);
        String serial = startedSerial();
        pile.send(pile.realtime(serial, 3, true, 10));
        BusinessTime.set(NOW.plusSeconds(60));
        pile.barrier();
        assertThat(pile.hears(ModelSet.class, Duration.ofMillis(500))).isEmpty();

        pile.send(pile.realtime(serial, 2, true, 10));
        pile.send(pile.heartbeat());
        assertThat(pile.hear(ModelSet.class).model().modelNo()).isEqualTo("0002");
        pile.send(new ModelSetAnswer(registered.protocolId(), 1));
        pile.barrier();
        pile = TestPile.loggedIn(server.port(), registered.protocolId());
        pile.barrier();
        assertThat(pile.hears(ModelSet.class, Duration.ofMillis(500))).isEmpty();
        BusinessTime.set(NOW.plusSeconds(120));
        pile.send(pile.heartbeat());
        assertThat(pile.hear(ModelSet.class).model().modelNo()).isEqualTo("0003");
    }

    @Test
    @DisplayName("is told the bands of the new day at its local midnight, under the same number")
    void newDay() {
        publishTariff(1, "0001", NOW.minusSeconds(60), """
                , "dayPlans": [{"name": "周四", "dates": ["2019-10-17"], "seasons": [], "weekdays": [],
                    "periods": [{"from": "00:00", "to": "24:00", "band": "VALLEY",
                        "energyPriceHundredThousandths": 40000, "servicePriceHundredThousandths": 30000}]}]""");
        awaitVersion(1);
        assertThat(isSame("0001")).isFalse();
        pile.send(pile.heartbeat());
        assertThat(pile.hear(ModelSet.class).model().rateOfHalfHour()).containsOnly(2);
        pile.send(new ModelSetAnswer(registered.protocolId(), 1));
        assertThat(isSame("0001")).isTrue();

        BusinessTime.set(Instant.parse("2019-10-16T15:59:59Z"));
        pile.barrier();
        assertThat(pile.hears(ModelSet.class, Duration.ofMillis(500))).isEmpty();
        BusinessTime.set(Instant.parse("2019-10-16T16:00:00Z"));
        pile.send(pile.heartbeat());
        BillingModel tomorrow = pile.hear(ModelSet.class).model();
        assertThat(tomorrow.modelNo()).isEqualTo("0001");
        assertThat(tomorrow.rateOfHalfHour()).containsOnly(3);
        assertThat(isSame("0001")).isFalse();
        pile.send(new ModelSetAnswer(registered.protocolId(), 1));
        assertThat(isSame("0001")).isTrue();
    }

    @Test
    @DisplayName("has its own tariff before that of its station, and that before the operator's, until it is withdrawn")
    void mostSpecific() {
        pile.close();
        registered = Given.registeredPile("prices-" + registered.protocolId());
        pile = TestPile.loggedIn(server.port(), registered.protocolId());
        String none = "";
        publishTariff(1, "0001", NOW.minusSeconds(60), ", \"wholeOperator\": true", none);
        publishTariff(2, "0002", NOW.minusSeconds(50), none, registered.stationId());
        publishTariff(3, "0003", NOW.minusSeconds(40), ", \"pileCodes\": [\"" + registered.pileCode() + "\"]", none);
        publishTariff(4, "0004", NOW.plusSeconds(60), ", \"withdrawnPileCodes\": [\"" + registered.pileCode() + "\"]",
                none);
        publishTariff(5, "0005", NOW.plusSeconds(120), ", \"withdrawnStationIds\": [\"" + registered.stationId() + "\"]",
                none);
        publishTariff(6, "0006", NOW.plusSeconds(180), ", \"withdrawnWholeOperator\": true", none);
        awaitVersion(6);

        assertThat(isSame("0003")).isTrue();
        BusinessTime.set(NOW.plusSeconds(60));
        assertThat(isSame("0002")).isTrue();
        BusinessTime.set(NOW.plusSeconds(180).minusNanos(1_000));
        assertThat(isSame("0001")).isTrue();
        BusinessTime.set(NOW.plusSeconds(180));
        assertThat(isSame("0001")).isFalse();
        assertThat(isSame("0006")).isFalse();
    }

    private void awaitVersion(int version) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> db.inTransaction(tx -> tx.query(
                "select 1 from tariff_version where tariff_id = $1 and version = $2", "T-" + registered.stationId(),
                version).iterator().hasNext()));
    }

    private boolean isSame(String modelNo) {
        pile.send(new ModelCheck(registered.protocolId(), modelNo));
        return pile.hear(ModelCheckAnswer.class).result() == 0;
    }

    private void publishTariff(int version, String modelNo, Instant effectiveFrom) {
        publishTariff(version, modelNo, effectiveFrom, "");
    }

    private void publishTariff(int version, String modelNo, Instant effectiveFrom, String more) {
        publishTariff(version, modelNo, effectiveFrom, more, registered.stationId());
    }

    private void publishTariff(int version, String modelNo, Instant effectiveFrom, String more, String stationId) {
        String tariffId = "T-" + registered.stationId();
        TestTopics.send("tariff.tariff-version.v1", tariffId + ":" + version, "tariff.tariff-version-published.v1",
                registered.operatorId(), """
                {"operatorId": "%s", "tariffId": "%s", "version": %d, "name": "固定电价", "zoneId": "Asia/Shanghai",
                 "effectiveFrom": "%s", "stationIds": ["ST-OTHER", "%s"], "modelNo": "%s", "idleFee": null,
                 "periods": [{"from": "00:00", "to": "24:00", "band": "FLAT",
                    "energyPriceHundredThousandths": 76000, "servicePriceHundredThousandths": 34000}]%s}"""
                .formatted(registered.operatorId(), tariffId, version, effectiveFrom, stationId, modelNo, more));
    }

    private List<SessionProgressed> progressed() {
        return Facts.of(registered, "session-progressed", SessionProgressed.class);
    }

    private void awaitOfflineReports(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() ->
                assertThat(Facts.of(registered, "pile-observed", PileObserved.class))
                        .filteredOn(fact -> !fact.online()).hasSize(count));
    }

    private String startedSerial() {
        Commands.start(registered, registered.billNo(), NOW);
        String serial = pile.hear(StartCommand.class).serial();
        pile.send(pile.answer(serial, 1, 0));
        pile.barrier();
        return serial;
    }
}
