package org.chargeledger.tariff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a YKC pile cannot show")
class YkcLimitsTest {

    @Test
    @DisplayName("is a day with five bands, and a border within a half hour")
    void warnings() {
        var five = new VersionDraft.DayPlan("冬季", null, null, List.of("SUNDAY"),
                Drafts.hours("DEEP_VALLEY", "SHARP", "PEAK", "FLAT", "VALLEY"));
        var odd = new VersionDraft.DayPlan("周六", null, null, List.of("SATURDAY"), List.of(
                Drafts.flat("00:00", "07:30"), Drafts.flat("07:30", "07:31"), Drafts.flat("07:31", "24:00")));
        var version = Drafts.published(new VersionDraft("Asia/Shanghai", Drafts.NOW, null, "0001",
                Drafts.hours("DEEP_VALLEY", "PEAK", "FLAT", "VALLEY"), List.of(five, odd), null, false, true), "T-1",
                1);

        assertThat(YkcLimits.warnings(version)).extracting(Finding::at, Finding::code).containsExactly(
                tuple("/dayPlans/0/periods", "deep-valley"), tuple("/dayPlans/1/periods/1", "off-half-hour"),
                tuple("/dayPlans/1/periods/2", "off-half-hour"));
    }
}
