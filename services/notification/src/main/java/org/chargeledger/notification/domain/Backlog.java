package org.chargeledger.notification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What waits for an operator's staff on a day, of which they are reminded once a day: {@code count} held bills and
 * records without a session, records offered to a bill, and settled bills that another price should have rated.
 */
public record Backlog(String operatorId, LocalDate day, long count, long reservedFen, long shortfallFen,
        Instant oldestHeldAt, List<CodeCount> byCode, long recordOffers, long supersededBills, Instant occurredAt) {

    /** How many bills carry the code. */
    public record CodeCount(int code, long count) {}

    public Backlog {
        byCode = List.copyOf(byCode);
    }

    public Message message(UUID recipientId, ZoneId zone) {
        var content = new HashMap<String, String>();
        content.put("day", Wording.day(day));
        content.put("count", String.valueOf(count + recordOffers + supersededBills));
        content.put("reserved", Wording.yuan(reservedFen));
        content.put("shortfall", Wording.yuan(shortfallFen));
        content.put("oldestHeldAt", Wording.moment(oldestHeldAt, zone));
        content.put("mainReason", mainReason());
        content.put("recordOffers", String.valueOf(recordOffers));
        content.put("superseded", String.valueOf(supersededBills));
        content.put("codes", byCode.stream().map(each -> each.code() + ":" + each.count())
                .collect(Collectors.joining(",")));
        return Message.ofDay(operatorId, Kind.BACKLOG, day, recipientId, content, occurredAt);
    }

    /** The commonest; among equals a bill that is held comes first, then what the pile says, then what a price does. */
    private String mainReason() {
        Optional<CodeCount> ofHeld = byCode.stream().max(Comparator.comparingLong(CodeCount::count)
                .thenComparing(CodeCount::code, Comparator.reverseOrder()));
        long most = Math.max(ofHeld.map(CodeCount::count).orElse(0L), Math.max(recordOffers, supersededBills));
        if (ofHeld.isPresent() && ofHeld.get().count() == most) {
            return Wording.abnormalCode(ofHeld.get().code()) + most + "笔";
        }
        return recordOffers == most ? "补报记录待核对" + most + "笔" : "电价待更正" + most + "笔";
    }
}
