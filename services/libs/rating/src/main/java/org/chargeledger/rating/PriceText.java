package org.chargeledger.rating;

import java.util.stream.Collectors;

/** Says in words what a tariff version takes, before anybody charges. */
public final class PriceText {

    /** The words of one language for an idle fee, in the order of its sentence. */
    private record IdleWords(String free, String atOnce, String cap, String quiet, String separator, String none) {

        private static final IdleWords ZH_CN = new IdleWords("充电结束后前 %d 分钟免费,之后每满一分钟 %s 元", "充电结束后每满一分钟 %s 元",
                ",最多 %s 元", ",免收时段 %s", "、", "不收占桩费");
        private static final IdleWords EN = new IdleWords(
                "free for %d min after the charge ends, then %s CNY for each whole minute",
                "%s CNY for each whole minute after the charge ends", ", at most %s CNY",
                ", none for minutes in or touching the quiet hours %s", ", ", "no idle fee");

        private static IdleWords in(Language language) {
            return switch (language) {
                case ZH_CN -> ZH_CN;
                case EN -> EN;
            };
        }
    }

    private PriceText() {}

    public static String ofBand(Band band, Language language) {
        return Words.in(language).bands().get(band);
    }

    /** Free minutes, rate, cap and quiet hours. */
    public static String ofIdleFee(IdleFee fee, Language language) {
        IdleWords words = IdleWords.in(language);
        String rate = Explanation.yuan(fee.perMinute());
        var text = new StringBuilder(fee.freeMinutes() == 0 ? words.atOnce().formatted(rate)
                : words.free().formatted(fee.freeMinutes(), rate));
        fee.cap().ifPresent(cap -> text.append(words.cap().formatted(Explanation.yuan(cap))));
        if (!fee.quietHours().isEmpty()) {
            text.append(words.quiet().formatted(fee.quietHours().stream().map(DaySpan::toString)
                    .collect(Collectors.joining(words.separator()))));
        }
        return text.toString();
    }

    /** Where there is none, and why, if it is the pile that cannot tell when the plug is pulled. */
    public static String ofNoIdleFee(boolean plugOutReported, Language language) {
        return plugOutReported ? IdleWords.in(language).none()
                : Words.in(language).remarks().get(Remark.PLUG_OUT_NOT_REPORTED);
    }
}
