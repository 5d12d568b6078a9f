package org.chargeledger.notification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A made-up message of each kind, as demanding as messages usually are: what can show it can show the others. */
public final class Samples {

    private static final String OPERATOR = "sample";
    private static final String BILL_NO = "20191016161822566095";
    private static final String PILE = "44030600210000200001";
    private static final String REASON = "占桩费全部取消";
    private static final UUID ID = UUID.fromString("0f7a3c62-1d8e-5b49-8a07-6f0c4f1f7a11");
    private static final Station STATION = new Station(OPERATOR, "ST-108", "108物流园充电站", Station.USUAL_ZONE);
    private static final Instant REQUESTED = Instant.parse("2019-10-16T08:18:22Z");
    private static final Instant STARTED = Instant.parse("2019-10-16T08:19:05Z");
    private static final Instant ENDED = Instant.parse("2019-10-16T09:02:41Z");
    private static final Instant FREE_UNTIL = Instant.parse("2019-10-16T09:17:41Z");
    private static final Instant LATER = Instant.parse("2019-11-15T15:59:00Z");

    private Samples() {}

    /** A value for each of {@link Kind#shownValues()}. */
    public static Map<String, String> of(Kind kind) {
        return message(kind).content();
    }

    private static Message message(Kind kind) {
        return switch (kind) {
            case CHARGING_STARTED -> new ChargingStarted(OPERATOR, STATION.stationId(), BILL_NO, ID, "01", STARTED)
                    .message(STATION);
            case CHARGING_ENDED -> chargeEnded().message(STATION);
            case START_FAILED -> new StartFailed(OPERATOR, STATION.stationId(), BILL_NO, ID, "01", "NO_ANSWER", REQUESTED,
                    LATER).message(STATION);
            case IDLE_FEE_SOON -> chargeEnded().warning(STATION);
            case BILL -> new SettledBill(OPERATOR, STATION.stationId(), BILL_NO, ID, 1, 123_456, 12935, 4418, 1200,
                    18553, 500, 18053, 18053, 0, REQUESTED, STARTED, ENDED, FREE_UNTIL, FREE_UNTIL, "FULL", null)
                    .message(STATION);
            case CORRECTED -> new CorrectedBill(OPERATOR, STATION.stationId(), BILL_NO, ID, 2, 123_456, 12935, 4418, 0,
                    17353, 500, 16853, 16853, 0, 18553, -1200, STARTED, ENDED, ENDED, LATER, true).message(STATION);
            case HELD -> new HeldBill(OPERATOR, STATION.stationId(), BILL_NO, ID, 1, List.of(2, 8), 10_000, 98_000,
                    REQUESTED, LATER).message(STATION);
            case REFUND_ACCEPTED -> payout().message();
            case REFUND_ARRIVED -> arrived();
            case REFUND_FAILED -> new StuckPayout(OPERATOR, ID, ID, ID.toString(), 14_320, LATER).message();
            case VOUCHER_RECEIVED -> new VoucherGift(OPERATOR, ID, ID, ID, "充1000送100", "RECHARGE", 20, 500, 2000L,
                    ENDED, LATER).message();
            case VOUCHER_EXPIRING -> new VoucherExpiring(OPERATOR, ID, ID, ID, "充1000送100", 500, ENDED, LATER)
                    .message();
            case LOW_BALANCE -> new LowBalance(OPERATOR, ID, 1260, 2000, ENDED).message();
            case BACKLOG -> new Backlog(OPERATOR, LocalDate.of(2019, 10, 18), 38, 123_456, 1250, REQUESTED,
                    List.of(new Backlog.CodeCount(1, 37), new Backlog.CodeCount(2, 1)), 2, 3, ENDED)
                    .message(ID, STATION.zone());
            case PILES_OFFLINE -> new OfflinePiles(OPERATOR, STATION.stationId(),
                    List.of(new OfflinePiles.Pile(PILE, ENDED))).message(ID, STATION);
        };
    }

    private static ChargeEnded chargeEnded() {
        return new ChargeEnded(OPERATOR, STATION.stationId(), BILL_NO, ID, "01", ENDED, FREE_UNTIL, 80L);
    }

    private static Payout payout() {
        return new Payout(OPERATOR, ID, ID, 14_320, 1, REASON, LATER);
    }

    private static Message arrived() {
        var part = new PayoutEnd.Part(ID.toString(), 14_320, true, null, 0, LATER, false);
        return new PayoutEnd(payout(), List.of(part)).messages().getFirst();
    }
}
