package org.chargeledger.billing.domain;

import java.util.UUID;

/** Somebody who charges through an operator's official account; {@code groups} are set by staff. */
public record Driver(UUID driverId, String openid, String nickname, Phone phone, Groups groups) {

    /** Department and sub-operator, null for none, and how often they were set. */
    public record Groups(String department, String subOperator, int version) {

        public static final Groups NONE = new Groups(null, null, 1);

        public Groups changed(String newDepartment, String newSubOperator) {
            return new Groups(newDepartment, newSubOperator, version + 1);
        }
    }

    public Driver in(Groups newGroups) {
        return new Driver(driverId, openid, nickname, phone, newGroups);
    }

    @Override
    public String toString() {
        return "driver " + driverId;
    }
}
