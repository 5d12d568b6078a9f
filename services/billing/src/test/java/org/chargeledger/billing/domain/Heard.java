package org.chargeledger.billing.domain;

import java.util.List;

/** What can be heard of a car's pile, by the time it was observed, whenever it comes. */
public enum Heard {
    STARTED(Cases.started("08:00:30")),
    START_REFUSED(Cases.startFailed("08:00:20")),
    CHARGING(Cases.charging("08:05:00", 150_000)),
    STRAY_EMPTY(Cases.unplugged("08:20:00")),
    STRAY_ENERGY(Cases.charging("08:30:00", 9_000_000)),
    STILL_CHARGING(Cases.charging("08:55:00", 300_000)),
    IDLING(Cases.idle("09:00:00")),
    STAYING(Cases.idle("09:10:00"), Cases.idle("09:20:00"), Cases.idle("09:35:00"), Cases.idle("09:50:00"),
            Cases.idle("10:05:00"), Cases.idle("10:20:00")),
    RECORD(Cases.record("09:00:05", "08:00:30", "09:00:00", 300_000)),
    RECORD_OF_BANDS_APART(Cases.recordApart("09:00:04", "08:00:30", "09:00:00", 300_000)),
    SAME_RECORD(Cases.record("09:00:10", "08:00:30", "09:00:00", 300_000)),
    OTHER_RECORD(Cases.record("09:00:06", "08:00:30", "09:00:00", 250_000)),
    RECORD_AN_HOUR_AHEAD(Cases.record("10:20:06", "09:00:30", "10:00:00", 300_000)),
    DOUBTFUL_RECORD(Cases.record("09:00:07", "1970-01-01T00:00:00", "08:00:30", 300_000)),
    RECORD_OF_NO_START(Cases.record("09:00:08", "08:00:30", "08:00:30", 0, StopReason.START_FAILED)),
    UNPLUGGED(Cases.unplugged("10:30:00")),
    STILL_UNPLUGGED(Cases.unplugged("10:30:15")),
    PILE_ONLINE(Cases.online("2019-10-17T08:00:00", "2019-10-15T00:00:00")),
    PILE_SILENT_FOR_A_DAY(Cases.offline("2019-10-17T08:45:00", "08:40:00")),
    CONNECTOR_SILENT_FOR_DAYS(Cases.online("2019-10-18T12:00:00", "2019-10-15T00:00:00")),
    PILE_GONE_FOR_DAYS(Cases.offline("2019-10-18T12:00:00", "10:45:00"));

    private final List<Fact> facts;

    Heard(Fact... facts) {
        this.facts = List.of(facts);
    }

    public List<Fact> facts() {
        return facts;
    }
}
