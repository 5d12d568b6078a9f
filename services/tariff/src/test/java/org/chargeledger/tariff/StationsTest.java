package org.chargeledger.tariff;

import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.chargeledger.kit.testing.OldNews;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("Stations that can have a price")
class StationsTest {

    private static final String CHANGED = "pile-ingest.station-changed.v1";

    private final String operatorId = Api.newOperator();

    @Test
    @DisplayName("stay as they are when word comes of how they were")
    void keepTheNewerState() {
        new OldNews("tariff.stations", "pile-ingest.station.v1", operatorId, "ST-1")
                .after(CHANGED, station("new", "Asia/Shanghai"), CHANGED, station("old", "Europe/Berlin"));

        Api.admin(operatorId).get("/stations").statusCode(200).body("items.name", contains("new"))
                .body("items.zoneId", contains("Asia/Shanghai"));
    }

    private String station(String name, String zoneId) {
        return """
                {"operatorId":"%s","stationId":"ST-1","name":"%s","zoneId":"%s","piles":[]}"""
                .formatted(operatorId, name, zoneId);
    }
}
