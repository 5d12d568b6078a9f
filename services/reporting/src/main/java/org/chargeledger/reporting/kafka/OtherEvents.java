package org.chargeledger.reporting.kafka;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.event.Event;
import org.chargeledger.reporting.domain.MessageOutcome;
import org.chargeledger.reporting.domain.PileFirmware;
import org.chargeledger.reporting.domain.Station;
import org.chargeledger.reporting.domain.VoucherFact;

/** Reads what piles, stations, vouchers and messages tell; types that reporting does not use are skipped. */
final class OtherEvents {

    static final String PILE_CONNECTED = "pile-ingest.pile-connected.v1";

    record PileConnected(String pileCode, Instant observedAt, String firmware) {}

    record StationChanged(String stationId, String name, String zoneId) {}

    record Voucher(UUID voucherId, String campaignId, long faceFen, String billNo, Instant at) {}

    record Message(UUID messageId, String kind, String channel, String reason, Instant at) {}

    private OtherEvents() {}

    static Optional<PileFirmware> firmware(Event event) {
        if (!event.is(PILE_CONNECTED)) {
            return Optional.empty();
        }
        var body = event.as(PileConnected.class);
        return Optional.ofNullable(body.firmware())
                .map(firmware -> new PileFirmware(event.operatorId(), body.pileCode(), body.observedAt(), firmware));
    }

    static Optional<Station> station(Event event) {
        if (!event.is("pile-ingest.station-changed.v1")) {
            return Optional.empty();
        }
        var body = event.as(StationChanged.class);
        return Optional.of(
                new Station(event.operatorId(), body.stationId(), body.name(), body.zoneId(), event.time()));
    }

    static Optional<VoucherFact> voucher(Event event) {
        return kind(event).map(kind -> {
            var body = event.as(Voucher.class);
            return new VoucherFact(event.operatorId(), event.id(), kind, body.voucherId(), body.campaignId(),
                    body.faceFen(), body.billNo(), body.at());
        });
    }

    private static Optional<VoucherFact.Kind> kind(Event event) {
        return Optional.ofNullable(switch (event.type()) {
            case "voucher.voucher-granted.v1" -> VoucherFact.Kind.GRANTED;
            case "voucher.voucher-redeemed.v1" -> VoucherFact.Kind.REDEEMED;
            case "voucher.voucher-released.v1" -> VoucherFact.Kind.RELEASED;
            case "voucher.voucher-expired.v1" -> VoucherFact.Kind.EXPIRED;
            default -> null;
        });
    }

    static Optional<MessageOutcome> message(Event event) {
        boolean delivered = event.is("notification.message-delivered.v1");
        if (!delivered && !event.is("notification.message-failed.v1")) {
            return Optional.empty();
        }
        var body = event.as(Message.class);
        return Optional.of(new MessageOutcome(event.operatorId(), body.messageId(), body.kind(), body.channel(), delivered,
                body.reason(), body.at()));
    }
}
