package org.chargeledger.billing.domain;

/** The catalogue of reasons to hold a bill. Below 100 they are the operators'; from 100 on they are our own checks. */
public enum FindingCode {
    LOST(1, "账单丢失", "Bill lost"),
    LOST_WHILE_OFFLINE(2, "账单丢失(设备离线)", "Bill lost (pile offline)"),
    ENERGY_DISAGREES(8, "电量与平台不符", "Energy disagrees with the platform"),
    CHARGE_TIME_DISAGREES(9, "充电时长与平台不符", "Charging time disagrees with the platform"),
    IDLE_TIME_DISAGREES(10, "占桩时长与平台不符", "Idle time disagrees with the platform"),
    ENERGY_MISSING(11, "电量丢失", "Energy missing"),
    PRICE_UNKNOWN(101, "电价未知", "Price unknown"),
    RECORD_IMPLAUSIBLE(102, "记录数值异常", "Record implausible"),
    PLUG_OUT_IMPLAUSIBLE(103, "拔枪时间异常", "Plug-out implausible"),
    IDLE_AFTER_SHORT_CHARGE(104, "充电过短后占桩", "Idle fee after a short charge"),
    IDLE_AFTER_FAULT(105, "设备故障停充后占桩", "Idle fee after a device fault"),
    IDLE_OVERLAPS(106, "占桩时段重叠", "Idle fees overlap"),
    CLOCK_WRONG(107, "桩时钟异常", "Pile's clock wrong"),
    REGISTER_BROKEN(108, "电表读数异常", "Register goes back or jumps"),
    POWER_TOO_HIGH(109, "功率超过额定值", "Power above the rating"),
    AMOUNT_DISAGREES(110, "桩上报金额不符", "Pile's amount disagrees"),
    PRICE_MODEL_DISAGREES(111, "桩计费模型不符", "Pile used other prices"),
    TIME_WITHOUT_ENERGY(112, "有充电时长无电量", "Time without energy"),
    BANDS_DISAGREE(113, "分时电量与总电量不符", "Bands disagree with the total"),
    RECORD_WITHOUT_SESSION(114, "无对应订单的交易记录", "Record without a session"),
    BANDS_UNKNOWN(115, "分时电量未知", "Energy by band unknown"),
    IDLE_UNSEEN(116, "占桩期间无观测", "Idle fee while nobody looked"),
    PLUG_OUT_UNKNOWN(117, "拔枪时间未知", "Plug-out unknown"),
    REGISTER_DISCONTINUOUS(118, "电表读数不连续", "Register does not go on from the last session");

    private final int number;
    private final String nameZh;
    private final String nameEn;

    FindingCode(int number, String nameZh, String nameEn) {
        this.number = number;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    public int number() {
        return number;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    /** The record, or the plug-out, never came; it may still. */
    public boolean lost() {
        return this == LOST || this == LOST_WHILE_OFFLINE || this == PLUG_OUT_UNKNOWN;
    }

    /** Another price may be all that is needed. */
    boolean overPrice() {
        return this == PRICE_UNKNOWN || this == AMOUNT_DISAGREES || this == PRICE_MODEL_DISAGREES;
    }

    public static FindingCode of(int number) {
        for (FindingCode code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        throw new IllegalArgumentException("no finding has the code " + number);
    }
}
