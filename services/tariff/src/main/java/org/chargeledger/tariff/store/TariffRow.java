package org.chargeledger.tariff.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.chargeledger.tariff.domain.TariffName;

/** A row of table tariff. */
@Entity
@Table(name = "tariff")
class TariffRow {

    @Embeddable
    record Key(@Column(name = "operator_id") String operatorId, @Column(name = "tariff_id") String tariffId) {}

    @EmbeddedId
    Key key;
    String name;
    @Column(name = "created_at")
    Instant createdAt;
    int revision;

    static TariffRow of(TariffName tariff) {
        var row = new TariffRow();
        row.key = new Key(tariff.operatorId(), tariff.tariffId());
        row.name = tariff.name();
        row.createdAt = tariff.createdAt();
        row.revision = tariff.revision();
        return row;
    }

    TariffName toName() {
        return new TariffName(key.operatorId(), key.tariffId(), name, createdAt, revision);
    }
}
