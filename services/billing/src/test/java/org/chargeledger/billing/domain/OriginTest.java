package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;

import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.Origin.Source;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The origin of a version that facts made")
class OriginTest {

    private static final Finding LOST = new Finding(FindingCode.LOST, Map.of());

    @Test
    @DisplayName("says rated or held of the first one, and healed of those after")
    void sources() {
        var record = record("09:00:05", "08:00:30", "09:00:00", 5_000);
        Session rated = requested().after(record).billed(at("09:10:00"));
        assertThat(Origin.ofFacts(rated)).isEqualTo(new Origin(Source.RATED, at("09:10:00"), null, null, true,
                record.eventId()));
        Session held = requested().held(List.of(LOST), at("09:40:00"));
        assertThat(Origin.ofFacts(held)).isEqualTo(new Origin(Source.HELD, at("09:40:00"), null, null, true, null));
        assertThat(Origin.ofFacts(held.after(record).billed(at("10:00:00"))).source()).isEqualTo(Source.HEALED);
        assertThat(Origin.ofFacts(held.held(List.of(LOST), at("10:00:00"))).source()).isEqualTo(Source.HEALED);
    }

    @Test
    @DisplayName("names the time at which the record was stored that made it, or none, also where people knew one")
    void recordStoredAt() {
        var record = record("09:00:05", "08:00:30", "09:00:00", 5_000);
        Session held = requested().after(record).held(List.of(LOST), at("09:10:00"));
        assertThat(BillVersion.heldByFacts(held, null).recordStoredAt()).isEqualTo(at("09:00:05"));
        assertThat(BillVersion.heldByFacts(held, null).held()).isTrue();
        Session lost = requested().held(List.of(LOST), at("09:10:00"));
        assertThat(BillVersion.heldByFacts(lost, null).recordStoredAt()).isNull();
        var proposed = new Origin(Source.PROPOSAL_ACCEPTED, at("10:00:00"), "张三", "r", false, record.eventId());
        assertThat(BillVersion.held(held, BillValues.of(held), null, proposed).recordStoredAt()).isNull();
    }
}
