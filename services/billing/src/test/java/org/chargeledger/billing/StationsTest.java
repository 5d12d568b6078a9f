package org.chargeledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.chargeledger.kit.testing.OldNews;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
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

    private String station(String name, int ratedPowerW) {
        return """
                {"operatorId":"%1$s","stationId":"ST-1","name":"%2$s","zoneId":"Asia/Shanghai","piles":[
                {"pileCode":"%1$s","connectors":["01"],"model":"M","vendor":"V","ratedPowerW":%3$d}]}"""
                .formatted(operatorId, name, ratedPowerW);
    }
}
