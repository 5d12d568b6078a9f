package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A bill number")
class BillNoTest {

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource({
            "2019-10-16T08:18:22.566095Z,    Asia/Shanghai,    20191016161822566095",
            "2019-10-13T00:00:51.738725Z,    Asia/Shanghai,    20191013080051738725",
            "2019-10-15T15:59:59.999999Z,    Asia/Shanghai,    20191015235959999999",
            "2019-10-15T16:00:00Z,           Asia/Shanghai,    20191016000000000000",
            "2019-10-15T16:00:00.000000999Z, Asia/Shanghai,    20191016000000000000",
            "2019-12-31T23:30:00Z,           Europe/Berlin,    20200101003000000000"})
    @DisplayName("is the local time of the request with its microseconds")
    void isLocalTime(Instant requestedAt, ZoneId zone, String digits) {
        assertThat(BillNo.mint(requestedAt, zone).digits()).isEqualTo(digits);
    }

    @ParameterizedTest(name = "after {0} comes {1}")
    @CsvSource({
            "20191016161822566095, 20191016161822566096",
            "20191016161822999999, 20191016161823000000",
            "20191231235959999999, 20200101000000000000"})
    @DisplayName("that is taken gives way to the next microsecond")
    void nextFree(String taken, String next) {
        assertThat(new BillNo(taken).next()).isEqualTo(new BillNo(next));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019101616182256609", "201910161618225660955", "2019101616182256609x", "",
            "20191316161822566095", "20190016161822566095", "２0191016161822566095"})
    @DisplayName("has 20 digits and a month of the year")
    void refusesOthers(String text) {
        assertThat(BillNo.isBillNo(text)).isFalse();
        assertThatThrownBy(() -> new BillNo(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("tells its month and what a pile's transaction number carries of it")
    void tellsMonthAndSerial() {
        var billNo = new BillNo("20191016161822566095");
        assertThat(billNo.month()).isEqualTo(LocalDate.of(2019, 10, 1));
        assertThat(billNo.serial()).isEqualTo("1910161618225660");
    }

    @ParameterizedTest(name = "requested at {0}: not below {1}, below {2}")
    @CsvSource({
            "2019-10-16T00:00:00Z,        20191015120000000000, 20191016140000000000",
            "1000-01-01T00:00:00Z,        09991231120000000000, 10000101140000000000",
            "9999-01-01T00:00:00Z,        99981231120000000000, 99990101140000000000",
            "0999-12-31T23:59:59.999999Z, ,",
            "9999-01-01T00:00:00.000001Z, ,",
            "+12019-10-16T00:00:00Z,      ,"})
    @DisplayName("lies in a range that the time of its request tells, in whatever zone it was minted")
    void range(Instant requestedAt, String lowest, String beyond) {
        assertThat(BillNo.lowestSince(requestedAt)).isEqualTo(lowest == null ? null : new BillNo(lowest));
        assertThat(BillNo.beyond(requestedAt)).isEqualTo(beyond == null ? null : new BillNo(beyond));
        assertThat(BillNo.lowestSince(null)).isNull();
        assertThat(BillNo.beyond(null)).isNull();
    }
}
