package org.chargeledger.tariff.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.domain.Assignment;
import org.chargeledger.tariff.domain.Scope;
import org.chargeledger.tariff.domain.Target;
import org.hibernate.annotations.Immutable;

/** A row of table tariff_assignment: from when on a target has a version. */
@Entity
@Immutable
@Table(name = "tariff_assignment")
class AssignmentRow {

    @Embeddable
    record Key(@Column(name = "operator_id") String operatorId, String scope, String target,
            @Column(name = "effective_from") Instant effectiveFrom) {}

    @EmbeddedId
    Key key;
    @Column(name = "tariff_id")
    String tariffId;
    int version;
    boolean withdrawn;

    Assignment toAssignment() {
        return new Assignment(new Target(Scope.valueOf(key.scope()), key.target()), key.effectiveFrom(),
                new TariffVersion(tariffId, version), withdrawn);
    }
}
