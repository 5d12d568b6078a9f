package org.chargeledger.billing.domain.refund;

import java.util.UUID;

/** A refund batch as far as decisions about it need to know. {@code frozenBy} is the subject who froze it. */
public record RefundBatch(String operatorId, UUID batchId, BatchState state, int version, String digest,
        String frozenBy, String reason) {

    /** The four-eyes rule: never the person who froze it. */
    public boolean mayBeApprovedBy(String subject) {
        return !frozenBy.equals(subject);
    }
}
