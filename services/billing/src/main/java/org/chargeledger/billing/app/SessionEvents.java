package org.chargeledger.billing.app;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.BillValues;
import org.chargeledger.billing.domain.BillVersion;
import org.chargeledger.billing.domain.Correction;
import org.chargeledger.billing.domain.Fees;
import org.chargeledger.billing.domain.Finding;
import org.chargeledger.billing.domain.Origin;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.Settlement;
import org.chargeledger.billing.domain.SettledBill;
import org.chargeledger.billing.domain.StopReason;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.rating.Money;

/** What billing tells others about a session, as contracts/events has it. Absent values are left out of the body. */
final class SessionEvents {

    private static final String TOPIC = "billing.session.v1";
    static final String CHANNEL = "WECHAT";

    record Requested(String operatorId, String stationId, String billNo, UUID driverId, String pileCode,
            String connectorNo, String tariffId, int tariffVersion, String channel, Instant requestedAt) {}

    record Charging(String operatorId, String stationId, String billNo, UUID driverId, String pileCode,
            String connectorNo, Instant chargingSince) {}

    record ChargeEnded(String operatorId, String stationId, String billNo, UUID driverId, String pileCode,
            String connectorNo, Instant chargeEndedAt, Instant freeUntil, Long idleFeePerMinuteFen) {}

    record Failed(String operatorId, String stationId, String billNo, UUID driverId, String pileCode,
            String connectorNo, String reason, Instant requestedAt, Instant failedAt) {}

    record Rated(String operatorId, String stationId, String billNo, UUID driverId, String pileCode,
            String connectorNo, int billVersion, String tariffId, int tariffVersion, long energyTenthWh,
            long energyFeeFen, long serviceFeeFen, long idleFeeFen, long totalFen, long discountableFen,
            Instant requestedAt, Instant chargeStartedAt, Instant chargeEndedAt, Instant serviceEndedAt,
            String stopReason, String reasonCode) {}

    record Found(int code, String name, String nameEn) {}

    record Held(String operatorId, String stationId, String billNo, UUID driverId, String pileCode,
            String connectorNo, int billVersion, List<Found> findings, long reservedFen, Instant requestedAt,
            Instant heldAt, long energySeenTenthWh, Long shortfallFen) {}

    record Settled(String operatorId, String stationId, String billNo, UUID driverId, String pileCode,
            String connectorNo, int billVersion, String tariffId, int tariffVersion, long energyTenthWh,
            long energyFeeFen, long serviceFeeFen, long idleFeeFen, long totalFen, long discountableFen,
            Instant requestedAt, Instant chargeStartedAt, Instant chargeEndedAt, Instant serviceEndedAt,
            String stopReason, String voucherId, long discountFen, long dueFen, long paidFen, long receivableFen,
            Instant settledAt, long recordToSettledMillis, String reasonCode, Boolean notifyDriver) {}

    record Corrected(String operatorId, String stationId, String billNo, UUID driverId, String pileCode,
            String connectorNo, int billVersion, String tariffId, int tariffVersion, long energyTenthWh,
            long energyFeeFen, long serviceFeeFen, long idleFeeFen, long totalFen, long discountableFen,
            Instant requestedAt, Instant chargeStartedAt, Instant chargeEndedAt, Instant serviceEndedAt,
            String stopReason, String voucherId, long discountFen, long dueFen, long paidFen, long receivableFen,
            Long refundedFen, int previousVersion, long previousTotalFen, long differenceFen, String reasonCode,
            String correctedBy, Instant correctedAt, boolean notifyDriver) {}

    private SessionEvents() {}

    static NewEvent requested(SessionKey k) {
        return event(k, "session-requested", new Requested(k.operatorId(), k.stationId(), k.billNo().digits(),
                k.driverId(), k.pileCode(), k.connectorNo(), k.tariff().tariffId(), k.tariff().number(), CHANNEL,
                k.requestedAt()));
    }

    /** {@code reserved} is what a held session's reserve still holds. */
    static NewEvent of(Session session, Happening happening, Money reserved, RecordToSettled recordToSettled) {
        SessionKey k = session.key();
        return switch (happening) {
            case Happening.ChargingBegan began -> event(k, "session-charging", new Charging(k.operatorId(),
                    k.stationId(), k.billNo().digits(), k.driverId(), k.pileCode(), k.connectorNo(), began.since()));
            case Happening.ChargeEnded ended -> event(k, "charge-ended", new ChargeEnded(k.operatorId(), k.stationId(),
                    k.billNo().digits(), k.driverId(), k.pileCode(), k.connectorNo(), ended.at(), ended.freeUntil(),
                    ended.perMinute() == null ? null : ended.perMinute().fen()));
            case Happening.StartFailed failed -> event(k, "session-failed", new Failed(k.operatorId(), k.stationId(),
                    k.billNo().digits(), k.driverId(), k.pileCode(), k.connectorNo(), failed.reason(),
                    k.requestedAt(), failed.at()));
            case Happening.Rated rated -> event(k, "bill-rated", rated(session, rated.bill().values(),
                    rated.bill().fees(), Origin.ofFacts(session)));
            case Happening.Settled settled -> {
                SettledBill bill = settled.bill(session);
                yield settled(bill, session.decidedAt(), recordToSettled.count(bill));
            }
            case Happening.Held held -> event(k, "bill-held", held(session, held, reserved));
        };
    }

    static NewEvent settled(SettledBill bill, Instant settledAt, long recordToSettledMillis) {
        Rated r = rated(bill.session(), bill.bill().values(), bill.bill().fees(), bill.bill().origin());
        Settlement s = bill.settlement();
        return event(bill.session().key(), "bill-settled", new Settled(r.operatorId(), r.stationId(), r.billNo(),
                r.driverId(), r.pileCode(), r.connectorNo(), r.billVersion(), r.tariffId(), r.tariffVersion(),
                r.energyTenthWh(), r.energyFeeFen(), r.serviceFeeFen(), r.idleFeeFen(), r.totalFen(),
                r.discountableFen(), r.requestedAt(), r.chargeStartedAt(), r.chargeEndedAt(), r.serviceEndedAt(),
                r.stopReason(), bill.voucherId(), s.discount().fen(), bill.due().fen(), s.paid().fen(),
                s.receivable().fen(), settledAt, recordToSettledMillis, r.reasonCode(),
                bill.bill().origin().notifyDriver() ? null : false));
    }

    /** A version that staff made of a held bill. */
    static NewEvent rated(BillVersion version) {
        return event(version.key(), "bill-rated",
                rated(version.session(), version.values(), version.fees(), version.origin()));
    }

    static NewEvent corrected(SettledBill bill, Correction correction) {
        Origin origin = bill.bill().origin();
        Rated r = rated(bill.session(), bill.bill().values(), bill.bill().fees(), origin);
        Settlement s = bill.settlement();
        long covered = correction.covered().total().fen();
        return event(bill.session().key(), "bill-corrected", new Corrected(r.operatorId(), r.stationId(), r.billNo(),
                r.driverId(), r.pileCode(), r.connectorNo(), r.billVersion(), r.tariffId(), r.tariffVersion(),
                r.energyTenthWh(), r.energyFeeFen(), r.serviceFeeFen(), r.idleFeeFen(), r.totalFen(),
                r.discountableFen(), r.requestedAt(), r.chargeStartedAt(), r.chargeEndedAt(), r.serviceEndedAt(),
                r.stopReason(), bill.voucherId(), s.discount().fen(), bill.due().fen(), s.paid().fen(),
                s.receivable().fen(), covered == 0 ? null : covered, correction.before().version(),
                correction.before().fees().total().fen(),
                correction.differenceFen(), r.reasonCode(), origin.by(), origin.at(), origin.notifyDriver()));
    }

    private static Rated rated(Session session, BillValues values, Fees fees, Origin origin) {
        SessionKey k = session.key();
        StopReason reason = values.stopReason() == null ? StopReason.UNKNOWN : values.stopReason();
        return new Rated(k.operatorId(), k.stationId(), k.billNo().digits(), k.driverId(), k.pileCode(),
                k.connectorNo(), session.billVersion(), k.tariff().tariffId(), k.tariff().number(),
                values.energyTenthWh(), fees.energy().fen(), fees.service().fen(), fees.idle().fen(), fees.total().fen(),
                fees.discountable().fen(), k.requestedAt(), values.chargeStartedAt(), values.chargeEndedAt(),
                values.serviceEndedAt(), reason.name(),
                origin.source() == Origin.Source.RATED ? null : origin.source().name());
    }

    private static Held held(Session session, Happening.Held held, Money reserved) {
        SessionKey k = session.key();
        List<Found> found = held.findings().stream().map(Finding::code)
                .map(code -> new Found(code.number(), code.nameZh(), code.nameEn())).toList();
        Money shortfall = held.shortfall(reserved);
        return new Held(k.operatorId(), k.stationId(), k.billNo().digits(), k.driverId(), k.pileCode(),
                k.connectorNo(), session.billVersion(), found, reserved.fen(), k.requestedAt(), held.at(),
                session.observation().energySeenTenthWh(), shortfall == null ? null : shortfall.fen());
    }

    private static NewEvent event(SessionKey key, String name, Object data) {
        return new NewEvent(TOPIC, key.billNo().digits(), "billing." + name + ".v1", key.operatorId(), data);
    }
}
