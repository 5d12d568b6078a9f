package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Wallet money on its way back to where it was paid from, as it was asked for.
 *
 * @param parts against so many earlier recharges; null where nobody counted them
 */
public record Payout(String operatorId, UUID driverId, UUID payoutId, long amountFen, Integer parts, String reason,
        Instant requestedAt) {

    public Message message() {
        Map<String, String> content = content(payoutId, amountFen, Wording.reason(reason), requestedAt);
        content.put("destination", "原路退回");
        return Message.ofMoment(operatorId, Kind.REFUND_ACCEPTED, payoutId.toString(), driverId, content, requestedAt);
    }

    /** A part's own number is longer than a field: all that is told of a payout carries the payout's. */
    static Map<String, String> content(UUID payoutId, long amountFen, String reason, Instant at) {
        var content = new HashMap<String, String>();
        content.put("amount", Wording.yuan(amountFen));
        content.put("reference", payoutId.toString().replace("-", ""));
        content.put("reason", reason);
        content.put("at", Wording.moment(at, Station.USUAL_ZONE));
        return content;
    }
}
