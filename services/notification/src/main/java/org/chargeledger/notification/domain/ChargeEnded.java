package org.chargeledger.notification.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A confirmed end of charging with the plug still in. {@code freeUntil} and the fee are null where the tariff has no
 * idle fee.
 */
public record ChargeEnded(String operatorId, String stationId, String billNo, UUID driverId, String connectorNo,
        Instant chargeEndedAt, Instant freeUntil, Long idleFeePerMinuteFen) {

    /** How long before the idle fee starts its warning comes. */
    static final Duration LEAD = Duration.ofMinutes(5);
    /** A plug that is pulled right after the end of charging needs no warning, and a stray frame no message. */
    static final Duration SETTLING = Duration.ofMinutes(1);

    public Message message(Station station) {
        return Message.ofBill(operatorId, Kind.CHARGING_ENDED, billNo, billNo, driverId, Map.of(
                "stationName", station.name(), "billNo", billNo, "connector", Wording.connector(connectorNo),
                "chargeEndedAt", Wording.moment(chargeEndedAt, station.zone()), "notice", notice(station)),
                chargeEndedAt);
    }

    private String notice(Station station) {
        return costsIdling() ? "免费至" + Wording.clock(freeUntil, station.zone()) + "，后"
                + Wording.yuan(idleFeePerMinuteFen) + "/分" : "本站不收占桩费";
    }

    private boolean costsIdling() {
        return freeUntil != null && idleFeePerMinuteFen != null && idleFeePerMinuteFen > 0;
    }

    /** When to warn; empty where idling is free or the free minutes are too few for a warning before their end. */
    public Optional<Instant> warnAt() {
        if (!costsIdling()) {
            return Optional.empty();
        }
        Instant settled = chargeEndedAt.plus(SETTLING);
        Instant lead = freeUntil.minus(LEAD);
        return Optional.of(lead.isAfter(settled) ? lead : settled).filter(freeUntil::isAfter);
    }

    /** Its fact is the moment to warn, hours after the charge where standing is free at night. */
    public Message warning(Station station) {
        return Message.ofBill(operatorId, Kind.IDLE_FEE_SOON, billNo, billNo, driverId, Map.of(
                "stationName", station.name(), "billNo", billNo, "connector", Wording.connector(connectorNo),
                "chargeEndedAt", Wording.moment(chargeEndedAt, station.zone()),
                "freeUntil", Wording.moment(freeUntil, station.zone()),
                "rate", Wording.perMinute(idleFeePerMinuteFen), "advice", "请尽快拔枪驶离"),
                warnAt().orElse(chargeEndedAt)).until(freeUntil);
    }
}
