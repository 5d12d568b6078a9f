package org.chargeledger.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.testing.Contracts;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.domain.Drafts;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.store.Stations;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The contract tariff-version-published")
class ContractTest {

    private static final String EVENT = "tariff-version-published";

    @Test
    @DisplayName("accepts its examples, which can be rated by, and none of its counter-examples")
    void examples() {
        assertThat(Contracts.examples(EVENT)).isNotEmpty().allSatisfy(json -> {
            Contracts.assertValid(EVENT, json);
            assertThat(EventJson.read(json, PublishedVersion.class).toTariff()
                    .halfHourBands(LocalDate.of(2019, 10, 16))).hasSize(48);
        });
        assertThat(Contracts.rejected(EVENT)).isNotEmpty()
                .allSatisfy(json -> assertThat(Contracts.findings(EVENT, json)).isNotEmpty());
    }

    @Test
    @DisplayName("of pile-ingest, station-changed: every example is a station with its piles")
    void readsStations() {
        assertThat(Contracts.examples("station-changed")).isNotEmpty().allSatisfy(json -> {
            var station = EventJson.read(json, Stations.Changed.class);
            assertThat(station).hasNoNullFieldsOrProperties();
        });
    }

    @Test
    @DisplayName("is kept by what this service writes, and nothing is lost on the way back")
    void roundTrip() {
        var version = PublishedVersion.of(Drafts.fixedPrice(), new TariffVersion("T-1", 1), "zpd", "固定电价", "0001");

        String json = EventJson.write(version);

        Contracts.assertValid(EVENT, json);
        assertThat(EventJson.read(json, PublishedVersion.class)).isEqualTo(version);
    }
}
