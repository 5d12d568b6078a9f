package org.chargeledger.billing.domain.view;

import java.time.Instant;
import java.util.List;

/**
 * A session (充电记录) as staff and its driver see it. Charge times are the pile's once its record is there, before that
 * the platform's; service end and the observed times are always the platform's. Amounts are null until there is a bill,
 * and {@code priceSuperseded} unless another price was in force than the one a settled bill was rated by; name and zone
 * of the station are, while this service has not heard of it.
 */
public record ChargingRecord(String billNo, String state, String stationId, String stationName, String stationZoneId,
        String pileCode, String connectorNo, Person driver, String channel, String tariffId, int tariffVersion,
        Instant requestedAt, Instant chargingObservedAt, Instant chargeStartedAt, Instant chargeEndedAt,
        Instant serviceEndedAt, long energyTenthWh, String stopReason, String rawStopReason, String failReason,
        Instant heldAt, long reservedFen, Long totalFen, Long dueFen, List<HeldBecause> findings,
        BillSummary.PriceSuperseded priceSuperseded) {}
