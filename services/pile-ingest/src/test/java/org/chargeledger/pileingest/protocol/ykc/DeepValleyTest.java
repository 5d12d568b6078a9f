package org.chargeledger.pileingest.protocol.ykc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.chargeledger.kit.testing.TestTopics.Published;
import org.chargeledger.pileingest.Commands;
import org.chargeledger.pileingest.Facts;
import org.chargeledger.pileingest.Given;
import org.chargeledger.pileingest.domain.fact.RecordReceived;
import org.chargeledger.pileingest.protocol.ykc.message.BillingModel;
import org.chargeledger.pileingest.protocol.ykc.message.BillingModel.RatePrice;
import org.chargeledger.pileingest.protocol.ykc.message.ModelCheck;
import org.chargeledger.pileingest.protocol.ykc.message.ModelCheckAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.ModelRequest;
import org.chargeledger.pileingest.protocol.ykc.message.ModelSet;
import org.chargeledger.pileingest.protocol.ykc.message.ModelSetAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.RecordAnswer;
import org.chargeledger.pileingest.protocol.ykc.message.StartCommand;
import org.chargeledger.rating.Band;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("A deep valley, at a pile of four rates,")
class DeepValleyTest {

    static final Instant NOW = Given.START;
    static final Instant MIDNIGHT = Instant.parse("2019-10-16T16:00:00Z");
    static final RatePrice SHARP = new RatePrice(160000, 34000);
    static final RatePrice DEEP = new RatePrice(10000, 34000);

    @Inject YkcServer server;
    @Inject SystemDb db;

    private Given registered;
    private TestPile pile;

    @BeforeEach
    void connect() {
        BusinessTime.set(NOW);
        registered = Given.registeredPile("deep-" + UUID.randomUUID().toString().substring(0, 8));
        pile = TestPile.loggedIn(server.port(), registered.protocolId());
    }

    @AfterEach
    void hangUp() {
        pile.close();
    }

    @Test
    @DisplayName("is told at the rate its tariff does not use, and read from there in a record, however late it comes")
    void thereAndBack() {
        publish(1, NOW, List.of(Band.DEEP_VALLEY, Band.PEAK), "");
        pile.send(new ModelRequest(registered.protocolId()));
        BillingModel model = pile.hear(BillingModel.class);
        assertThat(model.prices().getFirst()).isEqualTo(DEEP);
        assertThat(model.rateOfHalfHour().subList(0, 12)).containsOnly(0);

        String first = started(registered.billNo(), NOW);
        reports(first, NOW.plusSeconds(300));
        publish(2, NOW.plusSeconds(600), List.of(Band.SHARP, Band.PEAK), "");
        BusinessTime.set(NOW.plusSeconds(600));
        assertThat(taken().prices().getFirst()).isEqualTo(SHARP);
        String second = started(registered.billNo().replace("20191016", "20191017"), NOW.plusSeconds(600));
        reports(second, NOW.plusSeconds(900));
        reports(first, NOW.plusSeconds(300));

        assertThat(counted()).containsExactly(Band.DEEP_VALLEY, Band.SHARP, Band.DEEP_VALLEY);
        List<Published> records = Facts.of(registered, "record-received");
        assertThat(records.getFirst().id()).isEqualTo(records.getLast().id());
    }

    @Test
    @DisplayName("takes the rate that is used on other days at midnight, unless something charges")
    void overMidnight() {
        publish(1, NOW, List.of(Band.SHARP, Band.PEAK, Band.FLAT, Band.VALLEY), """
                , "dayPlans": [{"name": "周四", "dates": ["2019-10-17"], "seasons": [], "weekdays": [],
                    "periods": [%s]}]""".formatted(periods(List.of(Band.DEEP_VALLEY, Band.PEAK))));
        assertThat(taken().prices().getFirst()).isEqualTo(SHARP);
        String serial = started(registered.billNo(), NOW);
        pile.send(pile.realtime(serial, 3, true, 10));
        BusinessTime.set(MIDNIGHT);
        pile.send(pile.heartbeat());
        assertThat(pile.hears(ModelSet.class, Duration.ofMillis(500))).isEmpty();

        pile.send(pile.realtime(serial, 2, true, 10));
        assertThat(taken().prices().getFirst()).isEqualTo(DEEP);
        reports(serial, MIDNIGHT.plusSeconds(60));

        assertThat(counted()).containsExactly(Band.SHARP);
    }

    @Test
    @DisplayName("is not read into a record of a session that nobody started, or whose pile was not known to have it")
    void notKnown() {
        publish(1, NOW, List.of(Band.DEEP_VALLEY, Band.PEAK), "");
        String early = started(registered.billNo(), NOW);
        taken();
        reports(early, NOW.plusSeconds(60));
        reports(registered.protocolId() + "013007745987919872", NOW.plusSeconds(60));

        assertThat(counted()).containsExactly(Band.SHARP, Band.SHARP);
    }

    @Test
    @DisplayName("is read by the prices of the first command where the start was repeated: by those it may have begun")
    void repeatedStart() {
        publish(1, NOW, List.of(Band.DEEP_VALLEY, Band.PEAK), "");
        taken();
        Commands.start(registered, registered.billNo(), NOW);
        String serial = pile.hear(StartCommand.class).serial();
        publish(2, NOW.plusSeconds(5), List.of(Band.SHARP, Band.PEAK), "");
        BusinessTime.set(NOW.plusSeconds(10));
        pile.send(new ModelCheck(registered.protocolId(), "0001"));
        pile.hear(ModelCheckAnswer.class);
        pile.close();

        pile = TestPile.loggedIn(server.port(), registered.protocolId());
        assertThat(pile.hear(StartCommand.class).serial()).isEqualTo(serial);
        pile.send(pile.answer(serial, 1, 0));
        reports(serial, NOW.plusSeconds(300));

        assertThat(counted()).containsExactly(Band.DEEP_VALLEY);
    }

    private BillingModel taken() {
        pile.send(pile.heartbeat());
        BillingModel model = pile.hear(ModelSet.class).model();
        pile.send(new ModelSetAnswer(registered.protocolId(), 1));
        pile.barrier();
        return model;
    }

    /** A heartbeat would bring the prices along. */
    private String started(String billNo, Instant at) {
        Commands.start(registered, billNo, at);
        String serial = pile.hear(StartCommand.class).serial();
        pile.send(pile.answer(serial, 1, 0));
        return serial;
    }

    /** With all energy at the first rate. */
    private void reports(String serial, Instant end) {
        pile.send(pile.record(serial, NOW, end, 0, 30900));
        pile.hear(RecordAnswer.class);
    }

    private List<Band> counted() {
        return Facts.of(registered, "record-received", RecordReceived.class).stream()
                .flatMap(fact -> fact.bands().stream()).filter(band -> band.energyTenthWh() > 0).map(band -> band.band()).toList();
    }

    private void publish(int version, Instant effectiveFrom, List<Band> bands, String more) {
        TestTopics.send("tariff.tariff-version.v1", "T:" + version, "tariff.tariff-version-published.v1",
                registered.operatorId(), """
                {"operatorId": "%s", "tariffId": "T", "version": %d, "name": "分时电价", "zoneId": "Asia/Shanghai",
                 "effectiveFrom": "%s", "stationIds": ["%s"], "modelNo": "000%d", "idleFee": null, "periods": [%s]%s}"""
                .formatted(registered.operatorId(), version, effectiveFrom, registered.stationId(), version,
                        periods(bands), more));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> db.inTransaction(tx -> tx.query(
                "select 1 from tariff_version where operator_id = $1 and version = $2", registered.operatorId(),
                version).iterator().hasNext()));
    }

    /** Each for some hours, from midnight on. */
    private static String periods(List<Band> bands) {
        int hours = 24 / (bands.size() * 2);
        var periods = new StringBuilder();
        for (int i = 0; i < bands.size(); i++) {
            int to = i == bands.size() - 1 ? 24 : (i + 1) * hours;
            periods.append("""
                    %s{"from": "%02d:00", "to": "%02d:00", "band": "%s", "energyPriceHundredThousandths": %d,
                    "servicePriceHundredThousandths": 34000}""".formatted(i == 0 ? "" : ",", i * hours, to,
                    bands.get(i), bands.get(i) == Band.SHARP ? 160000 : bands.get(i) == Band.DEEP_VALLEY ? 10000 : 76000));
        }
        return periods.toString();
    }
}
