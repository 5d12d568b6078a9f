package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;

/**
 * A step of wallet money on its way back to where it was paid from.
 *
 * @param kind REFUND_ACCEPTED of the whole; REFUND_ARRIVED or REFUND_FAILED of one part
 * @param part the number of the part's refund; null for the whole
 */
public record Payout(Kind kind, String operatorId, UUID driverId, UUID payoutId, String part, long amountFen,
        String reason, Instant at) {

    /** The parts share the payout's number: a part's own is longer than a field. */
    public Message message() {
        var content = new HashMap<String, String>();
        content.put("amount", Wording.yuan(amountFen));
        content.put("reference", payoutId.toString().replace("-", ""));
        content.put("reason", Wording.reason(reason));
        content.put("at", Wording.moment(at, Station.USUAL_ZONE));
        if (kind == Kind.REFUND_FAILED) {
            content.put("advice", "请联系客服");
        } else {
            content.put("destination", "原路退回");
        }
        return Message.ofMoment(operatorId, kind, part == null ? payoutId.toString() : part, driverId, content, at);
    }
}
