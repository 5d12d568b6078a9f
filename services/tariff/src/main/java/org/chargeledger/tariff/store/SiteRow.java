package org.chargeledger.tariff.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.chargeledger.tariff.domain.Site;
import org.hibernate.annotations.Immutable;

/** A row of table station, which events write. */
@Entity
@Immutable
@Table(name = "station")
class SiteRow {

    @Embeddable
    record Key(@Column(name = "operator_id") String operatorId, @Column(name = "station_id") String stationId) {}

    @EmbeddedId
    Key key;
    String name;
    @Column(name = "zone_id")
    String zoneId;

    Site toSite() {
        return new Site(key.stationId(), name, zoneId);
    }
}
