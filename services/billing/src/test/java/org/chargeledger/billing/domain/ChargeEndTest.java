package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.charging;
import static org.chargeledger.billing.domain.Cases.idle;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The end of charging")
class ChargeEndTest {

    /**
     * One frame a minute from 08:01 on: charging (C), over and plugged in (I), no word (O), empty (E); R: the record.
     */
    @ParameterizedTest(name = "{0}: told at {1}")
    @CsvSource({
            "CC,         ",
            "CCI,        ",
            "CCII,       4",
            "CCICI,      ",
            "CCICII,     6",
            "CCIO,       ",
            "CCIOI,      5",
            "CCIICII,    4",
            "CR,         2",
            "CIR,        3",
            "CCIIR,      4",
            "CRII,       2",
            // The plug is out, or may be: one stray empty frame only delays it.
            "CCEE,       ",
            "CCIEE,      ",
            "CCIIEE,     4",
            "CREE,       2",
            "CER,        ",
            "CERI,       4",
            "CCIEI,      5",
            "CCEI,       4",
            // It never charged, or one frame alone said so, or nothing was ever seen plugged in.
            "II,         ",
            "CII,        ",
            "CIIC,       ",
            "CIICII,     6",
            "CIIR,       4",
            "IIC,        ",
            "R,          ",
            "RI,         2"})
    @DisplayName("is told once, when two frames or the record say so and the plug is still in")
    void once(String frames, Integer minute) {
        var told = new ArrayList<Integer>();
        Session session = requested();
        for (int i = 0; i < frames.length(); i++) {
            var step = advance(session, TARIFF, fact(frames.charAt(i), i + 1));
            session = step.session();
            for (int n = 0; n < ended(step).count(); n++) {
                told.add(i + 1);
            }
        }
        assertThat(told).isEqualTo(minute == null ? List.of() : List.of(minute));
    }

    @ParameterizedTest(name = "{0}: over since {1}")
    @CsvSource({"CCI, 3", "CCII, 3", "CCIIC, 3", "CCIICI, 3", "CCIICII, 3", "CCIICC, ", "CCIICCI, 7", "CCIC, ",
            "CCICI, 5"})
    @DisplayName("stays where it was told, until two frames agree that it went on")
    void stays(String frames, Integer minute) {
        Session session = requested();
        for (int i = 0; i < frames.length(); i++) {
            session = session.after(fact(frames.charAt(i), i + 1));
        }
        assertThat(session.observation().chargeEnd()).isEqualTo(minute == null ? null : at("08:0" + minute + ":00"));
    }

    @Test
    @DisplayName("is since when idling is reserved for, though one frame showed it charging again")
    void reserved() {
        Session session = requested().after(List.of(charging("08:05:00", 100), charging("08:06:00", 100),
                idle("08:19:00"), idle("08:20:00"), charging("09:00:00", 100)));
        // 0.01 kWh is 0.76 and 0.34 fen; of 41 and 42 minutes 15 are free.
        assertThat(owed(session)).isEqualTo(new Money(1 + 26 * 80));
        assertThat(owed(session.after(idle("09:01:00")))).isEqualTo(new Money(1 + 27 * 80));
        assertThat(owed(session.after(charging("09:01:00", 100)))).isEqualTo(new Money(1));
    }

    private static Money owed(Session session) {
        return SessionMoney.owedSoFar(session.observation(), true, TARIFF);
    }

    /** S: the start, told late. */
    static Fact fact(char frame, int minute) {
        String time = "08:0" + minute + ":00";
        return switch (frame) {
            case 'S' -> started("08:00:30");
            case 'C' -> charging(time, 100);
            case 'I' -> idle(time);
            case 'O' -> new Fact.Progressed(Fact.Progressed.Status.OFFLINE, true, 0, at(time));
            case 'E' -> unplugged(time);
            case 'R' -> record(time, "08:00:30", "08:00:50", 5_000);
            default -> throw new IllegalArgumentException("no frame is called " + frame);
        };
    }

    @ParameterizedTest(name = "a record of {0} that says {1}: {2}")
    @CsvSource({
            "08:19:40, 08:19:33, 08:19:33",
            "08:19:40, 08:19:40, 08:19:40",
            "08:19:40, 08:19:41, 08:19:40",
            "08:19:40, 08:00:01, 08:00:01",
            "08:19:40, 08:00:00, 08:19:40",
            "08:19:40, 1970-01-01T00:00:10, 08:19:40"})
    @DisplayName("is the pile's, unless its clock cannot be right: before the request, or after the record came")
    void whichClock(String observed, String recorded, String told) {
        var step = advance(requested(), TARIFF, charging("08:06:00", 100), record(observed, "08:00:00", recorded,
                5_000));
        assertThat(ended(step).findFirst().orElseThrow().at()).isEqualTo(at(told));
    }

    @Test
    @DisplayName("is the first of the two frames where there is no record yet")
    void byFrames() {
        var step = advance(requested(), TARIFF, charging("08:05:00", 100), charging("08:06:00", 100),
                idle("08:19:35"), idle("08:20:35"),
                record("08:20:40", "08:00:00", "08:19:33", 5_000));
        assertThat(ended(step)).extracting(Happening.ChargeEnded::at).containsExactly(at("08:19:35"));
    }

    @Test
    @DisplayName("says until when idling is free and what a minute costs then; at a pile that knows no plug-out, "
            + "neither")
    void free() {
        assertThat(ended(advance(requested(), TARIFF, charging("08:05:00", 100), charging("08:06:00", 100),
                idle("08:19:33"), idle("08:20:33"))))
                .containsExactly(new Happening.ChargeEnded(at("08:19:33"), at("08:34:33"), Money.ofYuan("0.80")));
        var free = new Tariff(TARIFF.version(), TARIFF.zone(), TARIFF.periods(), Optional.empty());
        assertThat(ended(advance(requested(), free, charging("08:05:00", 100), charging("08:06:00", 100),
                idle("08:19:33"), idle("08:20:33"))))
                .containsExactly(new Happening.ChargeEnded(at("08:19:33"), null, null));
    }

    private static Stream<Happening.ChargeEnded> ended(SessionCase.Step step) {
        return step.happenings().stream().filter(Happening.ChargeEnded.class::isInstance)
                .map(Happening.ChargeEnded.class::cast);
    }

    static SessionCase.Step advance(Session session, Tariff tariff, Fact... facts) {
        return SessionCase.advance(session, List.of(facts), Optional.of(tariff), Circumstances.UNKNOWN,
                Cases.bookWith(10_000, 3_000), "c", at("11:34:40"));
    }
}
