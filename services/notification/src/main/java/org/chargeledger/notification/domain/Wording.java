package org.chargeledger.notification.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Figures, times and codes as a Chinese reader of a message expects them. */
public final class Wording {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private static final Map<String, String> STOP_REASONS = Map.of(
            "REMOTE", "远程停止",
            "FULL", "电池已充满",
            "ENERGY_TARGET", "达到设定电量",
            "AMOUNT_TARGET", "达到设定金额",
            "TIME_TARGET", "达到设定时间",
            "MANUAL", "手动停止",
            "START_FAILED", "启动失败",
            "ABORTED", "异常中止");

    private static final Map<String, String> START_FAILURES = Map.of(
            "OFFLINE", "桩离线",
            "NOT_PLUGGED", "未插枪",
            "PILE_FAULT", "桩故障",
            "ALREADY_CHARGING", "枪正在充电",
            "MISMATCH", "桩号不符",
            "NO_ANSWER", "桩没有应答",
            "CANCELLED", "已取消");

    /** What WeChat Pay says of a refund that it will not make. */
    private static final Map<String, String> PAYOUT_FAILURES = Map.of("CLOSED", "退款已关闭");

    private static final Map<Integer, String> ABNORMAL_CODES = Map.of(
            1, "账单丢失",
            2, "账单丢失(设备离线)",
            8, "电量与平台不符",
            9, "充电时长与平台不符",
            10, "占桩时长与平台不符",
            11, "电量丢失");

    private Wording() {}

    /** Yuan with two decimals, exactly the fen of the ledger. */
    public static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString() + "元";
    }

    /** Which way the money of a correction goes, in the five characters of a phrase. */
    public static String change(long differenceFen) {
        return differenceFen < 0 ? "退还余额" : differenceFen > 0 ? "补扣费用" : "金额不变";
    }

    public static String kwh(long tenthWh) {
        return BigDecimal.valueOf(tenthWh, 4).toPlainString() + "kWh";
    }

    public static String moment(Instant time, ZoneId zone) {
        return MOMENT.format(time.atZone(zone));
    }

    public static String clock(Instant time, ZoneId zone) {
        return CLOCK.format(time.atZone(zone));
    }

    public static String perMinute(long fen) {
        return yuan(fen) + "/分钟";
    }

    public static String connector(String connectorNo) {
        return connectorNo + "枪";
    }

    /** Words of staff in a field of 20 characters: whole, or a pointer to where they stand whole. */
    public static String reason(String words) {
        return words == null || FieldType.THING.finding(words).isPresent() ? "详见退款记录" : words;
    }

    /** Where money is that came into a wallet: all of it there, a part of it, or none, as it paid what its driver owed. */
    public static String inWallet(long fen, long leftFen, String allThere) {
        return leftFen >= fen ? allThere : leftFen > 0 ? "部分抵欠费" : "抵扣欠费";
    }

    /** One of the few strings that a const field can be approved for, never the channel's own code. */
    public static String payoutFailure(String code) {
        return PAYOUT_FAILURES.getOrDefault(code == null ? "" : code, "渠道未受理");
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String stopReason(String reason) {
        return STOP_REASONS.getOrDefault(reason, "其他原因");
    }

    /** In the five characters of a phrase. */
    public static String startFailure(String reason) {
        return START_FAILURES.getOrDefault(reason, "启动失败");
    }

    public static String abnormalCode(int code) {
        return ABNORMAL_CODES.getOrDefault(code, "平台核对(" + code + ")");
    }

    /** Short enough for a field of 20 characters however many codes a bill carries. */
    public static String abnormalCodes(List<Integer> codes) {
        return switch (codes.size()) {
            case 0 -> "平台核对";
            case 1 -> abnormalCode(codes.getFirst());
            default -> abnormalCode(codes.getFirst()) + "等" + codes.size() + "项";
        };
    }
}
