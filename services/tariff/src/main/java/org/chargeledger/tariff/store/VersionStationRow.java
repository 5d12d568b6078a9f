package org.chargeledger.tariff.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.hibernate.annotations.Immutable;

/** A row of table tariff_version_station: one station at which a version takes force. */
@Entity
@Immutable
@Table(name = "tariff_version_station")
class VersionStationRow {

    @Embeddable
    record Key(@Column(name = "operator_id") String operatorId, @Column(name = "station_id") String stationId,
            @Column(name = "effective_from") Instant effectiveFrom) {}

    @EmbeddedId
    Key key;
    @Column(name = "tariff_id")
    String tariffId;
    int version;

    static List<VersionStationRow> of(PublishedVersion version) {
        return version.stationIds().stream().map(station -> {
            var row = new VersionStationRow();
            row.key = new Key(version.operatorId(), station, version.effectiveFrom());
            row.tariffId = version.tariffId();
            row.version = version.version();
            return row;
        }).toList();
    }
}
