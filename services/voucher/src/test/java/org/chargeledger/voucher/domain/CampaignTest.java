package org.chargeledger.voucher.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.voucher.domain.Samples.NOW;
import static org.chargeledger.voucher.domain.Samples.campaign;
import static org.chargeledger.voucher.domain.Samples.driver;
import static org.chargeledger.voucher.domain.Samples.golden;
import static org.chargeledger.voucher.domain.Samples.recharge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A campaign")
class CampaignTest {

    @ParameterizedTest(name = "{0} fen: {1}")
    @CsvSource({"99999, false", "100000, true", "100001, true"})
    @DisplayName("rewards a recharge of at least its threshold")
    void threshold(long amountFen, boolean rewarded) {
        assertThat(golden().rewards(recharge(amountFen, NOW))).isEqualTo(rewarded);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "2019-10-16T00:59:59.999999Z, false",
            "2019-10-16T01:00:00Z,        true",
            "2019-10-16T01:59:59.999999Z, true",
            "2019-10-16T02:00:00Z,        false"})
    @DisplayName("gives inside its window only, start included, end excluded")
    void window(Instant at, boolean rewarded) {
        assertThat(golden().rewards(recharge(100_000, at))).isEqualTo(rewarded);
    }

    @Test
    @DisplayName("gives to its departments and sub-operators; without any, to everybody")
    void scope() {
        assertThat(golden().admits(driver(null, null))).isTrue();
        var taxis = campaign(List.of("taxi"), List.of(), NOW, NOW.plusSeconds(1));
        assertThat(taxis.admits(driver("taxi", null))).isTrue();
        assertThat(taxis.admits(driver("bus", null))).isFalse();
        assertThat(taxis.admits(driver(null, null))).isFalse();
        var both = campaign(List.of("taxi"), List.of("east"), NOW, NOW.plusSeconds(1));
        assertThat(both.admits(driver("taxi", "east"))).isTrue();
        assertThat(both.admits(driver("taxi", "west"))).isFalse();
    }

    @Test
    @DisplayName("makes vouchers that are valid for N days from the gift, or for its fixed period")
    void validity() {
        var voucher = Voucher.granted(new UUID(0, 1), Samples.DRIVER, golden(), NOW);
        assertThat(voucher.validFrom()).isEqualTo(NOW);
        assertThat(voucher.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        var period = new Validity.FixedPeriod(NOW.plusSeconds(5), NOW.plusSeconds(9));
        assertThat(period.validFrom(NOW)).isEqualTo(NOW.plusSeconds(5));
        assertThat(period.expiresAt(NOW)).isEqualTo(NOW.plusSeconds(9));
    }
}
