package org.chargeledger.tariff.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.chargeledger.tariff.domain.PileSite;
import org.hibernate.annotations.Immutable;

/** A row of table pile, which events write. */
@Entity
@Immutable
@Table(name = "pile")
class PileRow {

    @Id
    @Column(name = "pile_code")
    String pileCode;
    @Column(name = "station_id")
    String stationId;
    @Column(name = "reports_plug_out")
    boolean reportsPlugOut;

    PileSite toPile() {
        return new PileSite(pileCode, stationId, reportsPlugOut);
    }
}
