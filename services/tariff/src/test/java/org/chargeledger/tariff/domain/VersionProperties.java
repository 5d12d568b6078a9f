package org.chargeledger.tariff.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.chargeledger.rating.TariffVersion;

@Label("A tariff version, for any periods")
class VersionProperties {

    @Property
    @Label("without findings prices every minute of the day")
    void everyMinuteIsPriced(@ForAll @Size(min = 1, max = 8) Set<@IntRange(max = 1439) Integer> starts,
            @ForAll @IntRange(max = 1439) int minute) {
        var sorted = starts.stream().sorted().toList();
        var periods = new ArrayList<VersionDraft.Period>();
        for (int i = 0; i < sorted.size(); i++) {
            periods.add(Drafts.flat(text(sorted.get(i)), text(sorted.get((i + 1) % sorted.size()))));
        }
        var draft = Drafts.with(periods.toArray(VersionDraft.Period[]::new));

        assertThat(VersionCheck.findings(draft, "T-1", Drafts.NOW, Drafts.NEIGHBOURS)).isEmpty();
        var tariff = PublishedVersion.of(draft, new TariffVersion("T", 1), "zpd", "any", "0001").toTariff();
        assertThat(tariff.periods()).filteredOn(period -> period.contains(LocalTime.MIDNIGHT.plusMinutes(minute)))
                .hasSize(1);
    }

    @Property
    @Label("is never without findings when a minute is priced twice or not at all")
    void noFindingsMeansOnce(@ForAll @IntRange(max = 1439) int a, @ForAll @IntRange(max = 1439) int b,
            @ForAll @IntRange(max = 1439) int c) {
        var draft = Drafts.with(Drafts.flat(text(a), text(b)), Drafts.flat(text(c), text(a)));
        boolean once = b == c && a != b;
        assertThat(VersionCheck.findings(draft, "T-1", Drafts.NOW, Drafts.NEIGHBOURS).isEmpty()).isEqualTo(once);
    }

    private static String text(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
