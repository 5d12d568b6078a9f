package org.chargeledger.rating;

import java.util.Map;

/** The words and sentences of one language in which bills are explained. */
record Words(Map<Component, String> components, Map<Band, String> bands, Map<Remark, String> remarks, String energyLine,
        String idleLine, String remark, String rounding, String total) {

    private static final Words ZH_CN = new Words(
            Map.of(Component.ENERGY_FEE, "电费", Component.SERVICE_FEE, "服务费", Component.IDLE_FEE, "占桩费"),
            Map.of(Band.SHARP, "尖", Band.PEAK, "峰", Band.FLAT, "平", Band.VALLEY, "谷", Band.DEEP_VALLEY, "深谷"),
            Map.of(Remark.ESTIMATED, "按表计读数估算", Remark.CAPPED, "已达封顶", Remark.QUIET_HOURS, "免收时段不计",
                    Remark.PLUG_OUT_NOT_REPORTED, "此桩不能上报拔枪,不收占桩费"),
            "%s(%s):%s 千瓦时 × %s 元/千瓦时 = %s 元,%s,电价 %s 第 %d 版",
            "%s:%d 分钟 × %s 元/分钟 = %s 元,%s,电价 %s 第 %d 版",
            "(%s)",
            "%s合计 %s 元,四舍五入到分为 %s 元",
            "总计 %s 元");

    private static final Words EN = new Words(
            Map.of(Component.ENERGY_FEE, "Electricity", Component.SERVICE_FEE, "Service", Component.IDLE_FEE,
                    "Idle fee"),
            Map.of(Band.SHARP, "sharp", Band.PEAK, "peak", Band.FLAT, "flat", Band.VALLEY, "valley",
                    Band.DEEP_VALLEY, "deep valley"),
            Map.of(Remark.ESTIMATED, "estimated from meter readings", Remark.CAPPED, "capped",
                    Remark.QUIET_HOURS, "quiet hours not counted",
                    Remark.PLUG_OUT_NOT_REPORTED, "this pile cannot report the plug-out, so there is no idle fee"),
            "%s (%s): %s kWh × %s CNY/kWh = %s CNY, %s, tariff %s version %d",
            "%s: %d min × %s CNY/min = %s CNY, %s, tariff %s version %d",
            " (%s)",
            "%s: sum %s CNY, rounded half up to the fen: %s CNY",
            "Total: %s CNY");

    static Words in(Language language) {
        return switch (language) {
            case ZH_CN -> ZH_CN;
            case EN -> EN;
        };
    }
}
