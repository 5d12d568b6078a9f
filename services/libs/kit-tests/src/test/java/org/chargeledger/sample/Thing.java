package org.chargeledger.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The smallest thing an operator can own. */
@Entity
@Table(name = "thing")
class Thing {

    @Id
    String id;
    @Column(name = "operator_id")
    String operatorId;
    long amount;
}
