package org.chargeledger.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

@Label("The four rates of a pile, for any version and day")
class FourRatesProperties {

    @Property
    @Label("tell each band of a day at a rate of its own, and back")
    void thereAndBack(@ForAll @Size(min = 1) Set<Band> ofDay, @ForAll Set<Band> ofOtherDays) {
        Assume.that(FourRates.tell(ofDay));
        var rates = FourRates.of(both(ofDay, ofOtherDays), ofDay);

        assertThat(rates.inOrder()).doesNotHaveDuplicates().containsAll(ofDay);
        assertThat(ofDay).allSatisfy(band -> assertThat(rates.swap(rates.swap(band))).isEqualTo(band));
    }

    @Property
    @Label("are the same on all days of a version that four rates can tell")
    void alikeOnAllDays(@ForAll @Size(min = 1) Set<Band> ofDay, @ForAll @Size(min = 1) Set<Band> ofAnother) {
        Set<Band> ofVersion = both(ofDay, ofAnother);
        Assume.that(FourRates.tell(ofVersion));

        assertThat(FourRates.of(ofVersion, ofDay)).isEqualTo(FourRates.of(ofVersion, ofAnother));
    }

    @Property
    @Label("are their own where there is no deep valley")
    void usual(@ForAll Set<Band> ofDay, @ForAll Set<Band> ofOtherDays) {
        Set<Band> ofVersion = both(ofDay, ofOtherDays);
        Assume.that(!ofVersion.contains(Band.DEEP_VALLEY));

        assertThat(FourRates.of(ofVersion, ofDay)).isEqualTo(FourRates.USUAL);
    }

    private static Set<Band> both(Set<Band> one, Set<Band> other) {
        Set<Band> both = EnumSet.noneOf(Band.class);
        both.addAll(one);
        both.addAll(other);
        return both;
    }
}
