package org.chargeledger.notification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** An operator's unhandled abnormal bills of a day; its staff are reminded once a day. */
public record Backlog(String operatorId, LocalDate day, long count, long reservedFen, Instant oldestHeldAt,
        List<CodeCount> byCode, Instant occurredAt) {

    /** How many bills carry the code. */
    public record CodeCount(int code, long count) {}

    public Backlog {
        byCode = List.copyOf(byCode);
    }

    public Message message(UUID recipientId, ZoneId zone) {
        var content = new HashMap<String, String>();
        content.put("day", Wording.day(day));
        content.put("count", String.valueOf(count));
        content.put("reserved", Wording.yuan(reservedFen));
        content.put("oldestHeldAt", Wording.moment(oldestHeldAt, zone));
        content.put("mainReason", mainReason());
        content.put("codes", byCode.stream().map(each -> each.code() + ":" + each.count())
                .collect(Collectors.joining(",")));
        return Message.ofDay(operatorId, Kind.BACKLOG, day, recipientId, content, occurredAt);
    }

    private String mainReason() {
        return byCode.stream()
                .max(Comparator.comparingLong(CodeCount::count)
                        .thenComparing(CodeCount::code, Comparator.reverseOrder()))
                .map(most -> Wording.abnormalCode(most.code()) + most.count() + "笔")
                .orElse("平台核对");
    }
}
