package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chargeledger.billing.Operator.SOON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.testing.BusinessTime;
import org.chargeledger.kit.testing.OldNews;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.kit.testing.TestTopics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Stations and their piles, as billing knows them")
class StationsTest {

    private static final String CHANGED = "pile-ingest.station-changed.v1";

    private final String operatorId = "op-" + UUID.randomUUID();

    @Test
    @DisplayName("stay as they are when word comes of how they were")
    void keepTheNewerState() {
        new OldNews("billing.stations", "pile-ingest.station.v1", operatorId, "ST-1")
                .after(CHANGED, station("new", 120_000), CHANGED, station("old", 60_000));

        assertThat(TestPostgres.texts("""
                select s.name || ' ' || p.rated_power_w from station s join pile p using (operator_id, station_id)
                where operator_id = '%s'""".formatted(operatorId))).containsExactly("new 120000");
    }

    @Test
    @DisplayName("may have a connector that is built for less: what is charged there is held against its own power")
    void ratedByConnector() {
        Operator zpd = Operator.withWeakConnector();
        StartedSession session = StartedSession.at("2019-10-16T01:00:00Z", zpd, 10_000);
        PileVoice pile = session.pile();
        pile.started("2019-10-16T01:00:10Z");
        BusinessTime.set(Instant.parse("2019-10-16T02:00:00Z"));
        pile.record("2019-10-16T01:40:15Z", "2019-10-16T01:00:10Z", "2019-10-16T01:40:10Z", 750_000);
        pile.unplugged("2019-10-16T01:42:00Z", "2019-10-16T01:42:15Z");
        session.awaitState("HELD");

        session.bill().body("findings.code", contains(8, 109))
                .body("findings[1].evidence.connectorRatedPowerW", equalTo("60000"))
                .body("findings[1].evidence.ratedPowerW", equalTo("360000"));
    }

    @Test
    @DisplayName("have connectors that are built for what the pile is, until another rating is told of one, and again when "
            + "it is told no more")
    void connectorRatings() {
        for (String told : List.of("", """
                ,"connectorRatings":[{"connectorNo":"02","ratedPowerW":30000},{"connectorNo":"01","ratedPowerW":40000}]""",
                "")) {
            TestTopics.send("pile-ingest.station.v1", "ST-1", CHANGED, operatorId, station("n", 60_000, told));
            await().atMost(SOON).until(() -> TestPostgres.texts("select connector_rated_power_w from pile"
                    + " where operator_id = '" + operatorId + "'"),
                    hasItem(told.isEmpty() ? "{}" : "{\"01\": 40000, \"02\": 30000}"));
        }
    }

    private String station(String name, int ratedPowerW) {
        return station(name, ratedPowerW, "");
    }

    private String station(String name, int ratedPowerW, String more) {
        return """
                {"operatorId":"%1$s","stationId":"ST-1","name":"%2$s","zoneId":"Asia/Shanghai","piles":[
                {"pileCode":"%1$s","connectors":["01","02"],"model":"M","vendor":"V","ratedPowerW":%3$d%4$s}]}"""
                .formatted(operatorId, name, ratedPowerW, more);
    }
}
