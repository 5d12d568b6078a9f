package org.chargeledger.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.chargeledger.kit.testing.OldNews;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("Word of how something was, after word of how it is,")
class OldNewsTest {

    private final String operatorId = "op-" + UUID.randomUUID();
    private final String id = UUID.randomUUID().toString();

    @Test
    @DisplayName("does not give a station its old name back")
    void station() {
        String changed = "pile-ingest.station-changed.v1";
        new OldNews("notification.stations", "pile-ingest.station.v1", operatorId, id)
                .after(changed, station("new"), changed, station("old"));

        assertThat(found("name from station")).isEqualTo("new");
    }

    @Test
    @DisplayName("does not send a driver's messages to an old openid")
    void profile() {
        String profiled = "billing.driver-profiled.v1";
        new OldNews("notification.driver-profiles", "billing.driver-profile.v1", operatorId, id)
                .after(profiled, profile("new"), profiled, profile("old"));

        assertThat(found("openid from driver_profile")).isEqualTo("new");
    }

    @ParameterizedTest(name = "{0} is not undone by {1}: {2} are off line")
    @CsvSource({"connected, disconnected, 0", "disconnected, connected, 1"})
    @DisplayName("neither raises nor lifts an alarm about a pile")
    void connection(String is, String was, String offline) {
        String connection = """
                {"operatorId":"%s","stationId":"ST-1","pileCode":"%s","observedAt":"2019-10-16T00:00:00Z"}"""
                .formatted(operatorId, id);
        new OldNews("notification.pile-facts", "pile-ingest.pile-fact.v1", operatorId, id)
                .after("pile-ingest.pile-" + is + ".v1", connection, "pile-ingest.pile-" + was + ".v1", connection);

        assertThat(found("count(*) from offline_pile")).isEqualTo(offline);
    }

    private String station(String name) {
        return "{\"operatorId\":\"%s\",\"stationId\":\"%s\",\"name\":\"%s\"}".formatted(operatorId, id, name);
    }

    private String profile(String openid) {
        return "{\"operatorId\":\"%s\",\"driverId\":\"%s\",\"openid\":\"%s\"}".formatted(operatorId, id, openid);
    }

    private String found(String what) {
        return TestPostgres.texts("select " + what + " where operator_id = '" + operatorId + "'").getFirst();
    }
}
