package org.chargeledger.billing.domain;

/** The catalogue of reasons to hold a bill. Below 100 they are the operators'; from 100 on they are our own checks. */
public enum FindingCode {
    LOST(1, "账单丢失", "Bill lost"),
    LOST_WHILE_OFFLINE(2, "账单丢失(设备离线)", "Bill lost (pile offline)"),
    PRICE_UNKNOWN(101, "电价未知", "Price unknown"),
    RECORD_IMPLAUSIBLE(102, "记录数值异常", "Record implausible");

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

    /** The record never came; it may still. */
    public boolean lost() {
        return this == LOST || this == LOST_WHILE_OFFLINE;
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
