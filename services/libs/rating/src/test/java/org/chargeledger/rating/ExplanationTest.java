package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A bill explained")
class ExplanationTest {

    static final Instant CHARGED = Instant.parse("2019-10-13T08:19:33+08:00");
    static final Instant UNPLUGGED = Instant.parse("2019-10-13T11:34:19+08:00");
    static final Map<Band, Energy> ENERGY = Map.of(Band.FLAT, Energy.ofKwh("3.09"));
    static final BillTimes TIMES = new BillTimes(Tariffs.caseOfOctober2019(),
            Optional.of(Instant.parse("2019-10-13T08:01:31+08:00")), CHARGED, UNPLUGGED);

    @Test
    @DisplayName("says in Chinese how 146.60 came about")
    void chinese() {
        assertThat(Explanation.ofBill(Rating.rate(Tariffs.caseOfOctober2019(), new Usage(ENERGY, CHARGED, UNPLUGGED)),
                TIMES, Language.ZH_CN)).containsExactly(
                "电费(平):3.0900 千瓦时 × 0.76000 元/千瓦时 = 2.348400000 元,充电期间该时段 2019-10-13 08:01:31–08:19:33,电价 T-1 第 3 版",
                "电费合计 2.348400000 元,四舍五入到分为 2.35 元",
                "服务费(平):3.0900 千瓦时 × 0.34000 元/千瓦时 = 1.050600000 元,充电期间该时段 2019-10-13 08:01:31–08:19:33,电价 T-1 第 3 版",
                "服务费合计 1.050600000 元,四舍五入到分为 1.05 元",
                "占桩费:179 分钟 × 0.80000 元/分钟 = 143.200000000 元,2019-10-13 08:19:33 充电结束,免费至 08:34:33,"
                        + "11:34:19 服务结束,其间 179 个整分钟,电价 T-1 第 3 版",
                "占桩费合计 143.200000000 元,四舍五入到分为 143.20 元",
                "总计 146.60 元");
    }

    @Test
    @DisplayName("says in English how 146.60 came about")
    void english() {
        assertThat(Explanation.ofBill(Rating.rate(Tariffs.caseOfOctober2019(), new Usage(ENERGY, CHARGED, UNPLUGGED)),
                TIMES, Language.EN)).containsExactly(
                "Electricity (flat): 3.0900 kWh × 0.76000 CNY/kWh = 2.348400000 CNY, hours of the band within the charge"
                        + " 2019-10-13 08:01:31–08:19:33, tariff T-1 version 3",
                "Electricity: sum 2.348400000 CNY, rounded half up to the fen: 2.35 CNY",
                "Service (flat): 3.0900 kWh × 0.34000 CNY/kWh = 1.050600000 CNY, hours of the band within the charge"
                        + " 2019-10-13 08:01:31–08:19:33, tariff T-1 version 3",
                "Service: sum 1.050600000 CNY, rounded half up to the fen: 1.05 CNY",
                "Idle fee: 179 min × 0.80000 CNY/min = 143.200000000 CNY, charge ended 2019-10-13 08:19:33, free until"
                        + " 08:34:33, service ended 11:34:19, 179 whole minutes between, tariff T-1 version 3",
                "Idle fee: sum 143.200000000 CNY, rounded half up to the fen: 143.20 CNY",
                "Total: 146.60 CNY");
    }

    @Test
    @DisplayName("says why there is no idle fee at a pile that cannot report the plug-out")
    void plugOutNotReported() {
        var lines = Rating.rate(Tariffs.caseOfOctober2019(),
                new Usage(ENERGY, Set.of(), CHARGED, UNPLUGGED, false));

        assertThat(Rating.total(lines)).isEqualTo(Money.ofYuan("3.40"));
        assertThat(Explanation.ofLine(lines.getLast(), TIMES, Language.ZH_CN)).isEqualTo(
                "占桩费:0 分钟 × 0.80000 元/分钟 = 0.000000000 元,2019-10-13 08:19:33 充电结束,"
                        + "电价 T-1 第 3 版(此桩不能上报拔枪,不收占桩费)");
        assertThat(Explanation.ofLine(lines.getLast(), TIMES, Language.EN)).endsWith(
                "version 3 (this pile cannot report the plug-out, so there is no idle fee)");
        assertThat(Rating.rate(Tariffs.withoutIdleFee(), new Usage(ENERGY, Set.of(), CHARGED, UNPLUGGED, false)))
                .extracting(BillLine::component).doesNotContain(Component.IDLE_FEE);
    }

    @Test
    @DisplayName("marks what was estimated")
    void estimated() {
        var lines =
                Rating.rate(Tariffs.caseOfOctober2019(), new Usage(ENERGY, Set.of(Band.FLAT), CHARGED, CHARGED, true));

        assertThat(lines).allMatch(BillLine::estimated);
        assertThat(Explanation.ofLine(lines.getFirst(), TIMES, Language.ZH_CN)).endsWith("第 3 版(按表计读数估算)");
        assertThat(Explanation.ofLine(lines.getFirst(), TIMES, Language.EN))
                .endsWith("version 3 (estimated from meter readings)");
        assertThat(Rating.rate(Tariffs.caseOfOctober2019(),
                new Usage(ENERGY, Set.of(Band.PEAK), CHARGED, CHARGED, true)))
                .noneMatch(BillLine::estimated);
    }

    @Test
    @DisplayName("names cap and quiet hours, in this order")
    void remarksInOrder() {
        var line = new BillLine(Tariffs.VERSION, Component.IDLE_FEE, Optional.empty(), 540, BillLine.Unit.MINUTE,
                new UnitPrice(80_000), Money.ofYuan("20").exact(), Set.of(Remark.QUIET_HOURS, Remark.CAPPED));

        assertThat(Explanation.ofLine(line, TIMES, Language.EN)).endsWith(", tariff T-1 version 3 (capped) (quiet hours"
                + " not counted)");
        assertThat(Explanation.ofLine(line, TIMES, Language.ZH_CN)).endsWith("(已达封顶)(免收时段不计)");
    }

    @Test
    @DisplayName("of nothing is a total of nothing")
    void nothing() {
        assertThat(Explanation.ofBill(List.of(), TIMES, Language.ZH_CN)).containsExactly("总计 0.00 元");
    }
}
