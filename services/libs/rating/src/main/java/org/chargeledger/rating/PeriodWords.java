package org.chargeledger.rating;

/** The words of one language for when the quantity of a line came about. */
record PeriodWords(String bandHours, String noBandHours, String startUnknown, String chargeTooLong, String idling,
        String quiet, String withinCap, String capped, String unknownIdling, String separator, String more) {

    private static final PeriodWords ZH_CN = new PeriodWords(
            "充电期间该时段 %s",
            "充电期间无该时段",
            "充电开始时间未知",
            "充电超过 %d 天,不列时段",
            "%s 充电结束,免费至 %s,%s 服务结束,其间 %d 个整分钟",
            ",触及免收时段 %s 的 %d 分钟不计",
            ",不超过封顶 %s 元",
            ",超过封顶 %s 元,按封顶计",
            "%s 充电结束",
            "、",
            "、另 %d 段");

    private static final PeriodWords EN = new PeriodWords(
            "hours of the band within the charge %s",
            "the band has no hours within the charge",
            "start of the charge unknown",
            "hours not listed of a charge of more than %d days",
            "charge ended %s, free until %s, service ended %s, %d whole minutes between",
            ", those in or touching the quiet hours %s not counted (%d min)",
            ", within the cap of %s CNY",
            ", above the cap of %s CNY and cut to it",
            "charge ended %s",
            ", ",
            ", and %d more");

    static PeriodWords in(Language language) {
        return switch (language) {
            case ZH_CN -> ZH_CN;
            case EN -> EN;
        };
    }
}
