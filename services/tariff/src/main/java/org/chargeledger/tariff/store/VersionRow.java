package org.chargeledger.tariff.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.tariff.domain.KeptVersion;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.hibernate.annotations.Immutable;

/** A row of table tariff_version: what is asked for in columns, the version itself as the published document. */
@Entity
@Immutable
@Table(name = "tariff_version")
class VersionRow {

    @Embeddable
    record Key(@Column(name = "operator_id") String operatorId, @Column(name = "tariff_id") String tariffId,
            int version) {}

    @EmbeddedId
    Key key;
    @Column(name = "effective_from")
    Instant effectiveFrom;
    @Column(name = "model_no")
    String modelNo;
    String document;
    @Column(name = "published_at")
    Instant publishedAt;
    @Column(name = "published_by")
    String publishedBy;
    String reason;

    KeptVersion toKept() {
        return new KeptVersion(EventJson.read(document, PublishedVersion.class), publishedAt, publishedBy, reason);
    }
}
