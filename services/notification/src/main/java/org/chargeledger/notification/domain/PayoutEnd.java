package org.chargeledger.notification.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How the parts of a payout ended, told as a whole: one arrival with what arrived, one failure with what came back. A
 * part that failed may be sent again and arrive after all; that arrival is told too.
 *
 * @param request its {@code parts} are null where nobody counted them: then each part is told for itself
 * @param parts those that ended so far
 */
public record PayoutEnd(Payout request, List<Part> parts) {

    /**
     * One part.
     *
     * @param reason why it failed, in the channel's words; null where it arrived
     * @param arrearsPaidFen what the wallet paid at once of what came back; 0 where it arrived
     * @param told whether its driver knows
     */
    public record Part(String refundNo, long amountFen, boolean arrived, String reason, long arrearsPaidFen,
            Instant endedAt, boolean told) {}

    /** What to tell now: nothing before the last part ended. */
    public List<Message> messages() {
        List<Part> untold = parts.stream().filter(part -> !part.told()).toList();
        if (request.parts() == null) {
            return untold.stream().map(part -> message(List.of(part), part.refundNo())).toList();
        }
        if (parts.size() < request.parts()) {
            return List.of();
        }
        var messages = new ArrayList<Message>();
        Map<Boolean, List<Part>> byEnd = untold.stream().collect(Collectors.groupingBy(Part::arrived));
        if (byEnd.containsKey(true)) {
            messages.add(message(byEnd.get(true), arrivalFact()));
        }
        if (byEnd.containsKey(false)) {
            messages.add(message(byEnd.get(false), request.payoutId().toString()));
        }
        return messages;
    }

    /** What arrives of a second try is another fact than what arrived of the first. */
    private String arrivalFact() {
        long before = parts.stream().filter(part -> part.arrived() && part.told()).count();
        return request.payoutId() + (before == 0 ? "" : "+" + before);
    }

    private Message message(List<Part> told, String factId) {
        boolean arrived = told.getFirst().arrived();
        Instant at = told.stream().map(Part::endedAt).max(Comparator.naturalOrder()).orElseThrow();
        UUID payoutId = request.payoutId();
        long amountFen = told.stream().mapToLong(Part::amountFen).sum();
        long leftFen = amountFen - told.stream().mapToLong(Part::arrearsPaidFen).sum();
        Map<String, String> content = Payout.content(payoutId, amountFen,
                arrived ? Wording.reason(request.reason()) : Wording.payoutFailure(told.getFirst().reason()), at);
        content.put("destination", arrived ? "原路退回" : Wording.inWallet(amountFen, leftFen, "已退回余额"));
        if (!arrived) {
            content.put("advice", "请联系客服");
        }
        return Message.ofMoment(request.operatorId(), arrived ? Kind.REFUND_ARRIVED : Kind.REFUND_FAILED, factId,
                request.driverId(), content, at);
    }
}
