package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A price told before the charge")
class PriceTextTest {

    @ParameterizedTest(name = "{0} fen, {1} min free, cap {2}, quiet {3}")
    @CsvSource(delimiter = '|', value = {
            "80 | 15 |      |                         | 充电结束后前 15 分钟免费,之后每满一分钟 0.80 元"
                    + " | free for 15 min after the charge ends, then 0.80 CNY for each whole minute",
            "80 | 0  |      |                         | 充电结束后每满一分钟 0.80 元"
                    + " | 0.80 CNY for each whole minute after the charge ends",
            "5  | 1  | 6000 |                         | 充电结束后前 1 分钟免费,之后每满一分钟 0.05 元,最多 60.00 元"
                    + " | free for 1 min after the charge ends, then 0.05 CNY for each whole minute, at most 60.00 CNY",
            "80 | 15 | 6000 | 23:00-07:00 12:00-13:30 | 充电结束后前 15 分钟免费,之后每满一分钟 0.80 元,最多 60.00 元,"
                    + "免收时段 23:00–07:00、12:00–13:30 | free for 15 min after the charge ends, then 0.80 CNY for each"
                    + " whole minute, at most 60.00 CNY, none for minutes in or touching the quiet hours 23:00–07:00,"
                    + " 12:00–13:30"})
    @DisplayName("says of the idle fee what is free, what a minute takes, what is the most, and when it rests")
    void idleFee(long perMinuteFen, int freeMinutes, Long capFen, String quiet, String zh, String en) {
        var fee = new IdleFee(new Money(perMinuteFen), freeMinutes, Optional.ofNullable(capFen).map(Money::new),
                quiet == null ? List.of() : Stream.of(quiet.split(" ")).map(PriceTextTest::span).toList());

        assertThat(PriceText.ofIdleFee(fee, Language.ZH_CN)).isEqualTo(zh);
        assertThat(PriceText.ofIdleFee(fee, Language.EN)).isEqualTo(en);
    }

    @Test
    @DisplayName("says that there is no idle fee, and why where the pile cannot report the plug-out")
    void noIdleFee() {
        assertThat(PriceText.ofNoIdleFee(true, Language.ZH_CN)).isEqualTo("不收占桩费");
        assertThat(PriceText.ofNoIdleFee(true, Language.EN)).isEqualTo("no idle fee");
        assertThat(PriceText.ofNoIdleFee(false, Language.ZH_CN)).isEqualTo("此桩不能上报拔枪,不收占桩费");
        assertThat(PriceText.ofNoIdleFee(false, Language.EN))
                .isEqualTo("this pile cannot report the plug-out, so there is no idle fee");
    }

    @Test
    @DisplayName("names every band")
    void bands() {
        assertThat(Arrays.stream(Band.values()).map(band -> PriceText.ofBand(band, Language.ZH_CN)))
                .containsExactly("尖", "峰", "平", "谷", "深谷");
        assertThat(Arrays.stream(Band.values()).map(band -> PriceText.ofBand(band, Language.EN)))
                .containsExactly("sharp", "peak", "flat", "valley", "deep valley");
    }

    private static DaySpan span(String text) {
        return DaySpan.of(text.substring(0, 5), text.substring(6));
    }
}
