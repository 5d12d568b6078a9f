package org.chargeledger.tariff.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.tariff.domain.BulkChange;
import org.hibernate.annotations.Immutable;

/** A row of table bulk_change: what is asked for in columns, the change itself as a document. */
@Entity
@Immutable
@Table(name = "bulk_change")
class BulkChangeRow {

    @Embeddable
    record Key(@Column(name = "operator_id") String operatorId, @Column(name = "change_id") UUID changeId) {}

    @EmbeddedId
    Key key;
    @Column(name = "made_at")
    Instant madeAt;
    @Column(name = "made_by")
    String madeBy;
    String document;
    UUID undoes;

    static BulkChangeRow of(String operatorId, BulkChange change) {
        var row = new BulkChangeRow();
        row.key = new Key(operatorId, change.changeId());
        row.madeAt = change.madeAt();
        row.madeBy = change.madeBy();
        row.document = EventJson.write(change);
        row.undoes = change.wish().undoes();
        return row;
    }

    BulkChange toChange() {
        return EventJson.read(document, BulkChange.class);
    }
}
