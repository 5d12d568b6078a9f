package org.chargeledger.tariff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chargeledger.tariff.domain.Drafts.NOW;
import static org.chargeledger.tariff.domain.Drafts.fixedPrice;
import static org.chargeledger.tariff.domain.Drafts.flat;
import static org.chargeledger.tariff.domain.Drafts.period;
import static org.chargeledger.tariff.domain.Drafts.with;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A wanted tariff version")
class VersionCheckTest {

    @Test
    @DisplayName("is fine when it prices every minute of the day once")
    void fine() {
        assertThat(codes(fixedPrice())).isEmpty();
        assertThat(codes(with(flat("23:00", "07:00"), flat("07:00", "23:00")))).isEmpty();
        assertThat(codes(with(flat("07:00", "07:00")))).isEmpty();
        assertThat(codes(with(flat("00:00", "07:01"), flat("07:01", "00:00")))).isEmpty();
    }

    @ParameterizedTest(name = "{0}–{1} and {2}–{3}: {4}")
    @CsvSource({
            "00:00, 06:59, 07:00, 24:00, gap,     06:59–07:00",
            "00:01, 07:00, 07:00, 24:00, gap,     00:00–00:01",
            "00:00, 07:00, 07:00, 23:59, gap,     23:59–24:00",
            "00:00, 07:01, 07:00, 24:00, overlap, 07:00–07:01",
            "23:00, 07:00, 06:59, 23:00, overlap, 06:59–07:00",
            "00:00, 24:00, 12:00, 12:01, overlap, 12:00–12:01"})
    @DisplayName("names each gap and each overlap to the minute")
    void gapsAndOverlaps(String from, String to, String from2, String to2, String code, String where) {
        assertThat(findings(with(flat(from, to), flat(from2, to2))))
                .singleElement().satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(code);
                    assertThat(finding.message()).contains(where);
                });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "2019-10-15T15:59:59.999999Z, effective-time-past",
            "2019-10-15T16:00:00Z,",
            "2019-10-16T16:00:00Z,"})
    @DisplayName("may take force now or later, not before now")
    void effectiveTime(Instant effectiveFrom, String code) {
        var draft = new VersionDraft("Asia/Shanghai", effectiveFrom, null, null, fixedPrice().periods(), null, null,
                false, false);
        assertThat(codes(draft)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource({
            "1,          1,",
            "0,          1,          price-zero",
            "1,          0,          price-zero",
            "-1,         1,          price-negative",
            "1,          -1,         price-negative",
            ",           1,          price-missing",
            "2147483647, 2147483647,",
            "2147483648, 1,          price-too-high"})
    @DisplayName("has prices up to what a pile can hold; one of zero is asked about")
    void prices(Long energy, Long service, String code) {
        assertThat(codes(with(period("00:00", "24:00", "FLAT", energy, service))))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    @DisplayName("may cost nothing once somebody confirms it")
    void zeroConfirmed() {
        var free = List.of(period("00:00", "24:00", "FLAT", 0L, 0L));
        assertThat(codes(new VersionDraft("Asia/Shanghai", NOW, null, null, free, null, null, false, false)))
                .containsExactly("price-zero", "price-zero");
        var freeIdling = new VersionDraft.IdleFee(0L, 0, 0L, null);
        assertThat(codes(Drafts.with(freeIdling))).containsExactly("price-zero", "price-zero");
        assertThat(codes(new VersionDraft("Asia/Shanghai", NOW, null, null, free, null, freeIdling, true, false)))
                .isEmpty();
    }

    @Test
    @DisplayName("gives a band one price, for a pile reports energy by band")
    void oneBandOnePrice() {
        assertThat(codes(with(flat("00:00", "12:00"), period("12:00", "24:00", "FLAT", 76_001L, 34_000L))))
                .containsExactly("band-priced-twice");
        assertThat(codes(with(flat("00:00", "12:00"), period("12:00", "24:00", "PEAK", 76_001L, 34_000L)))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "DEEP_VALLEY,",
            "DEEP_VALLEY PEAK FLAT VALLEY,",
            "DEEP_VALLEY SHARP PEAK FLAT,",
            "SHARP PEAK FLAT VALLEY,",
            "DEEP_VALLEY SHARP PEAK FLAT VALLEY, deep-valley"})
    @DisplayName("has a day with five bands only once somebody confirms it, for a YKC pile has four rates")
    void deepValley(String bands, String code) {
        var day = Drafts.hours(bands.split(" "));
        var plan = new VersionDraft.DayPlan("周日", null, null, List.of("SUNDAY"), day);
        var draft =
                new VersionDraft("Asia/Shanghai", NOW, null, null, List.of(flat("00:00", "24:00")), List.of(plan), null,
                false, false);

        assertThat(findings(draft)).extracting(Finding::at, Finding::code).isEqualTo(
                code == null ? List.of() : List.of(tuple("/dayPlans/0/periods", code)));
        assertThat(codes(new VersionDraft("Asia/Shanghai", NOW, null, null, day, null, null, false, true))).isEmpty();
        assertThat(codes(VersionDraft.of(Drafts.published(draft, "T-1", 1)))).isEmpty();
    }

    @Test
    @DisplayName("may have five bands, of which no day has all")
    void fiveBandsOnSeveralDays() {
        var plan = new VersionDraft.DayPlan("周日", null, null, List.of("SUNDAY"), Drafts.hours("DEEP_VALLEY", "PEAK"));

        assertThat(codes(new VersionDraft("Asia/Shanghai", NOW, null, null,
                Drafts.hours("SHARP", "PEAK", "FLAT", "VALLEY"), List.of(plan), null, false, false))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"7:00", "07:60", "24:01", "24:00", "07:00:00", "morning", "''", ","})
    @DisplayName("has times as HH:mm")
    void times(String from) {
        assertThat(codes(with(period(from, "24:00", "FLAT", 1L, 1L)))).containsExactly("time-invalid");
    }

    @Test
    @DisplayName("uses known bands and a known zone")
    void knownWords() {
        assertThat(codes(with(period("00:00", "24:00", "NIGHT", 1L, 1L)))).containsExactly("band-unknown");
        assertThat(codes(inZone("Asia/Shenzhen"))).containsExactly("zone-unknown");
        assertThat(codes(inZone("+08:00"))).containsExactly("zone-unknown");
        assertThat(codes(inZone(null))).containsExactly("zone-unknown");
    }

    @Test
    @DisplayName("has its own model number: four hexadecimal digits, not 0000")
    void modelNumber() {
        assertThat(codes(withModel("F002"))).isEmpty();
        assertThat(codes(withModel("0000"))).containsExactly("model-number-invalid");
        assertThat(codes(withModel("1"))).containsExactly("model-number-invalid");
        assertThat(codes(withModel("0007"))).containsExactly("model-number-taken");
    }

    @ParameterizedTest(name = "{0} fen a minute, {1} free, cap {2}: {3}")
    @CsvSource({
            "1,      0,     1,",
            "0,      0,     1, price-zero",
            "1,      0,     0, price-zero",
            "100000, 10080, ,",
            "-1,     15,    ,  idle-rate-invalid",
            "100001, 15,    ,  idle-rate-invalid",
            ",       15,    ,  idle-rate-invalid",
            "80,     -1,    ,  idle-free-minutes-invalid",
            "80,     10081, ,  idle-free-minutes-invalid",
            "80,     15,    -1, idle-cap-negative",
            "80,     15,    100000000,",
            "80,     15,    100000001, idle-cap-too-high"})
    @DisplayName("has an idle fee that never pays the driver")
    void idleFee(Long perMinuteFen, Integer freeMinutes, Long capFen, String code) {
        assertThat(codes(Drafts.with(new VersionDraft.IdleFee(perMinuteFen, freeMinutes, capFen, null))))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest(name = "quiet {0}–{1}: {2}")
    @CsvSource({
            "22:00, 07:00,",
            "22:00, 24:00,",
            "00:01, 00:00,",
            "00:00, 24:00, quiet-all-day",
            "08:00, 08:00, quiet-all-day",
            "8:00,  09:00, time-invalid",
            "08:00, ,      time-invalid"})
    @DisplayName("has an idle fee that runs at some hour")
    void quietHours(String from, String to, String code) {
        var fee = new VersionDraft.IdleFee(80L, 15, null, List.of(new VersionDraft.Span(from, to)));
        assertThat(codes(Drafts.with(fee))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    @DisplayName("has quiet hours that may overlap, but none that are empty")
    void severalQuietHours() {
        assertThat(codes(Drafts.with(new VersionDraft.IdleFee(80L, 15, null,
                List.of(new VersionDraft.Span("12:00", "14:00"), new VersionDraft.Span("13:00", "15:00")))))).isEmpty();
        assertThat(codes(Drafts.with(new VersionDraft.IdleFee(80L, 15, null, Arrays.asList((VersionDraft.Span) null)))))
                .containsExactly("time-invalid", "time-invalid");
    }

    @Test
    @DisplayName("has day plans as the grid has them: seasons, weekdays in a season, Sundays, holidays")
    void dayPlans() {
        var summer = List.of(new VersionDraft.Season("07-01", "08-31"));
        assertThat(codes(Drafts.withPlans(
                Drafts.plan("夏季", null, summer, null),
                Drafts.plan("冬季", null, List.of(new VersionDraft.Season("12-01", "02-29")), null),
                Drafts.plan("夏季周日", null, summer, List.of("SUNDAY")),
                Drafts.plan("周日", null, null, List.of("SUNDAY")),
                Drafts.plan("节假日", List.of("2019-10-01", "2019-10-02"), null, null),
                Drafts.plan("调休上班", List.of("2019-10-12"), null, null)))).isEmpty();
    }

    @Test
    @DisplayName("has day plans of which never two speak of a day alike")
    void clashes() {
        var summer = List.of(new VersionDraft.Season("07-01", "08-31"));
        var turn = List.of(new VersionDraft.Season("11-01", "01-01"));
        assertThat(codes(Drafts.withPlans(Drafts.plan("a", null, summer, null),
                Drafts.plan("b", null, List.of(new VersionDraft.Season("08-31", "09-01")), null))))
                .containsExactly("day-plans-clash");
        assertThat(codes(Drafts.withPlans(Drafts.plan("a", null, turn, null),
                Drafts.plan("b", null, List.of(new VersionDraft.Season("01-01", "02-01")), null))))
                .containsExactly("day-plans-clash");
        assertThat(codes(Drafts.withPlans(Drafts.plan("a", null, turn, List.of("MONDAY")),
                Drafts.plan("b", null, turn, List.of("SUNDAY"))))).isEmpty();
        assertThat(codes(Drafts.withPlans(Drafts.plan("a", null, null, List.of("SATURDAY", "SUNDAY")),
                Drafts.plan("b", null, null, List.of("SUNDAY"))))).containsExactly("day-plans-clash");
        assertThat(codes(Drafts.withPlans(Drafts.plan("a", List.of("2019-10-01"), null, null),
                Drafts.plan("b", List.of("2019-10-01"), null, List.of("SUNDAY"))))).containsExactly("day-plans-clash");
    }

    @Test
    @DisplayName("is told what is wrong with each day plan")
    void badDayPlans() {
        var bad = new VersionDraft.DayPlan(" ", Arrays.asList("2019-02-29", null), Arrays.asList(null,
                new VersionDraft.Season("7-1", "08-31"), new VersionDraft.Season("02-30", "03-01")), List.of("FUNDAY"),
                null);
        assertThat(findings(Drafts.withPlans(null, bad, Drafts.plan("a", null, null, null), Drafts.plan("a",
                List.of("2019-10-01"), null, null), new VersionDraft.DayPlan("c", List.of("2019-10-02"), null, null,
                        List.of(flat("00:00", "12:00"), period("12:00", "23:00", "FLAT", 1L, 34_000L))))))
                .extracting(Finding::at, Finding::code).containsExactly(
                        tuple("/dayPlans/0", "day-plan-empty"),
                        tuple("/dayPlans/1/name", "day-plan-name-missing"),
                        tuple("/dayPlans/1/dates/0", "date-invalid"), tuple("/dayPlans/1/dates/1", "date-invalid"),
                        tuple("/dayPlans/1/seasons/0", "season-invalid"),
                        tuple("/dayPlans/1/seasons/1", "season-invalid"),
                        tuple("/dayPlans/1/seasons/2", "season-invalid"),
                        tuple("/dayPlans/1/weekdays/0", "weekday-invalid"),
                        tuple("/dayPlans/1/periods", "periods-missing"),
                        tuple("/dayPlans/2", "day-plan-without-days"), tuple("/dayPlans/3/name", "day-plan-name-twice"),
                        tuple("/dayPlans/4/periods/1", "band-priced-twice"), tuple("/dayPlans/4/periods", "gap"));
    }

    @Test
    @DisplayName("is told everything that is wrong at once")
    void everythingAtOnce() {
        var draft = new VersionDraft("Moon", null, null, "x", Arrays.asList(null,
                period("a", "b", "c", -1L, null)), null, new VersionDraft.IdleFee(null, null, null, null), false,
                false);
        assertThat(codes(draft)).containsExactly("zone-unknown", "effective-time-missing", "model-number-invalid",
                "period-empty", "time-invalid", "time-invalid", "band-unknown", "price-negative", "price-missing",
                "idle-rate-invalid", "idle-free-minutes-invalid");
        assertThat(codes(new VersionDraft(null, null, null, null, null, null, null, false, false)))
                .containsExactly("zone-unknown", "effective-time-missing", "periods-missing");
    }

    private static List<String> codes(VersionDraft draft) {
        return findings(draft).stream().map(Finding::code).toList();
    }

    private static List<Finding> findings(VersionDraft draft) {
        return VersionCheck.findings(draft, "T-1", NOW, Drafts.NEIGHBOURS);
    }

    private static VersionDraft inZone(String zone) {
        return new VersionDraft(zone, NOW, null, null, fixedPrice().periods(), null, null, false, false);
    }

    private static VersionDraft withModel(String modelNo) {
        return new VersionDraft("Asia/Shanghai", NOW, null, modelNo, fixedPrice().periods(), null, null, false, false);
    }
}
