package org.chargeledger.replay.scenario;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A session of the scenario: who, where, when (local time of the stations) and what the pile measures. */
public record SessionPlan(
        String billNo, Outcome outcome, StartFailure startFailure, String pileCode, String connectorNo, String openid,
        LocalDateTime requestedAt, LocalDateTime chargeStartedAt, LocalDateTime chargeEndedAt, LocalDateTime unpluggedAt,
        LocalDateTime offlineFrom, LocalDateTime offlineUntil, List<Long> energyTenthWhByBand, long meterStartTenthWh,
        int stopCode) {

    public static final int REMOTE_STOP = 0x40;

    static final List<String> COLUMNS = List.of("bill_no", "outcome", "start_failure", "pile_code", "connector_no",
            "openid", "requested_at", "charge_started_at", "charge_ended_at", "unplugged_at", "offline_from",
            "offline_until", "sharp_tenth_wh", "peak_tenth_wh", "flat_tenth_wh", "valley_tenth_wh",
            "meter_start_tenth_wh", "stop_code");

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter BILL_NO = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSSSSS");

    static SessionPlan of(CsvRow row) {
        return new SessionPlan(row.text("bill_no"), Outcome.valueOf(row.text("outcome")),
                row.optional("start_failure").map(StartFailure::valueOf).orElse(null), row.text("pile_code"),
                row.text("connector_no"), row.text("openid"), row.time("requested_at"), row.time("charge_started_at"),
                row.time("charge_ended_at"), row.time("unplugged_at"), row.time("offline_from"),
                row.time("offline_until"),
                List.of(row.number("sharp_tenth_wh"), row.number("peak_tenth_wh"), row.number("flat_tenth_wh"),
                        row.number("valley_tenth_wh")),
                row.number("meter_start_tenth_wh"), Integer.decode(row.text("stop_code")));
    }

    public List<Object> cells() {
        List<Object> cells = new ArrayList<>(List.<Object>of(billNo, outcome, startFailure == null ? "" : startFailure, pileCode,
                connectorNo, openid, MICROS.format(requestedAt), seconds(chargeStartedAt), seconds(chargeEndedAt),
                seconds(unpluggedAt), seconds(offlineFrom), seconds(offlineUntil)));
        cells.addAll(energyTenthWhByBand);
        cells.add(meterStartTenthWh);
        cells.add("0x%02X".formatted(stopCode));
        return cells;
    }

    public static String billNoAt(LocalDateTime requestedAt) {
        return BILL_NO.format(requestedAt);
    }

    public static LocalDateTime requestedAt(String billNo) {
        return LocalDateTime.parse(billNo, BILL_NO);
    }

    public long energyTenthWh() {
        return energyTenthWhByBand.stream().mapToLong(Long::longValue).sum();
    }

    public long meterEndTenthWh() {
        return meterStartTenthWh + energyTenthWh();
    }

    /** What the pile shows while it charges: its energy grows evenly from start to end. */
    public long energyTenthWhAt(LocalDateTime time) {
        return energyAt(energyTenthWh(), chargeStartedAt, chargeEndedAt, time);
    }

    public static long energyAt(long energyTenthWh, LocalDateTime from, LocalDateTime until, LocalDateTime time) {
        long elapsed = Math.clamp(Duration.between(from, time).toSeconds(), 0, Duration.between(from, until).toSeconds());
        return energyTenthWh * elapsed / Duration.between(from, until).toSeconds();
    }

    public boolean offlineAt(LocalDateTime time) {
        return offlineFrom != null && !time.isBefore(offlineFrom) && time.isBefore(offlineUntil);
    }

    private static String seconds(LocalDateTime time) {
        return time == null ? "" : SECONDS.format(time);
    }
}
