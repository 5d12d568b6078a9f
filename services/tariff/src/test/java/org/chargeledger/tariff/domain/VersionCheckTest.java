package org.chargeledger.tariff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.tariff.domain.Drafts.NOW;
import static org.chargeledger.tariff.domain.Drafts.fixedPrice;
import static org.chargeledger.tariff.domain.Drafts.flat;
import static org.chargeledger.tariff.domain.Drafts.period;
import static org.chargeledger.tariff.domain.Drafts.with;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
        var draft = new VersionDraft("Asia/Shanghai", effectiveFrom, List.of(), null, fixedPrice().periods(), null);
        assertThat(codes(draft)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource({
            "0,          0,",
            "-1,         0,          price-negative",
            "0,          -1,         price-negative",
            ",           0,          price-missing",
            "2147483647, 2147483647,",
            "2147483648, 0,          price-too-high"})
    @DisplayName("has prices from zero to what a pile can hold")
    void prices(Long energy, Long service, String code) {
        assertThat(codes(with(period("00:00", "24:00", "FLAT", energy, service))))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    @DisplayName("gives a band one price, for a pile reports energy by band")
    void oneBandOnePrice() {
        assertThat(codes(with(flat("00:00", "12:00"), period("12:00", "24:00", "FLAT", 76_001L, 34_000L))))
                .containsExactly("band-priced-twice");
        assertThat(codes(with(flat("00:00", "12:00"), period("12:00", "24:00", "PEAK", 76_001L, 34_000L)))).isEmpty();
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
        assertThat(VersionCheck.findings(withModel("0007"), NOW, new Neighbours(Set.of("0007"), Set.of())))
                .extracting(Finding::code).containsExactly("model-number-taken");
    }

    @Test
    @DisplayName("names each station once, and none at which another version starts at the same moment")
    void stations() {
        assertThat(VersionCheck.findings(atStations("ST-1", "ST-1", "ST-2", "no station", null), NOW,
                new Neighbours(Set.of(), Set.of("ST-2"))))
                .extracting(Finding::code)
                .containsExactly("station-twice", "station-taken", "station-invalid", "station-invalid");
    }

    @ParameterizedTest(name = "{0} fen a minute, {1} free, cap {2}: {3}")
    @CsvSource({
            "0,      0,     0,",
            "100000, 10080, ,",
            "-1,     15,    ,  idle-rate-invalid",
            "100001, 15,    ,  idle-rate-invalid",
            ",       15,    ,  idle-rate-invalid",
            "80,     -1,    ,  idle-free-minutes-invalid",
            "80,     10081, ,  idle-free-minutes-invalid",
            "80,     15,    -1, idle-cap-negative"})
    @DisplayName("has an idle fee that never pays the driver")
    void idleFee(Long perMinuteFen, Integer freeMinutes, Long capFen, String code) {
        var draft = new VersionDraft("Asia/Shanghai", NOW, List.of(), null, fixedPrice().periods(),
                new VersionDraft.IdleFee(perMinuteFen, freeMinutes, capFen));
        assertThat(codes(draft)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    @DisplayName("is told everything that is wrong at once")
    void everythingAtOnce() {
        var draft = new VersionDraft("Moon", null, null, "x", Arrays.asList(null,
                period("a", "b", "c", -1L, null)), new VersionDraft.IdleFee(null, null, null));
        assertThat(codes(draft)).containsExactly("zone-unknown", "effective-time-missing", "model-number-invalid",
                "period-empty", "time-invalid", "time-invalid", "band-unknown", "price-negative", "price-missing",
                "idle-rate-invalid", "idle-free-minutes-invalid");
        assertThat(codes(new VersionDraft(null, null, null, null, null, null)))
                .containsExactly("zone-unknown", "effective-time-missing", "periods-missing");
    }

    private static List<String> codes(VersionDraft draft) {
        return findings(draft).stream().map(Finding::code).toList();
    }

    private static List<Finding> findings(VersionDraft draft) {
        return VersionCheck.findings(draft, NOW, Neighbours.NONE);
    }

    private static VersionDraft inZone(String zone) {
        return new VersionDraft(zone, NOW, List.of(), null, fixedPrice().periods(), null);
    }

    private static VersionDraft withModel(String modelNo) {
        return new VersionDraft("Asia/Shanghai", NOW, List.of(), modelNo, fixedPrice().periods(), null);
    }

    private static VersionDraft atStations(String... stations) {
        return new VersionDraft("Asia/Shanghai", NOW, Arrays.asList(stations), null, fixedPrice().periods(), null);
    }
}
