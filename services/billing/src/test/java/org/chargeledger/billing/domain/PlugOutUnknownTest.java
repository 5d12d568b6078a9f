package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.TARIFF;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.charging;
import static org.chargeledger.billing.domain.Cases.idle;
import static org.chargeledger.billing.domain.Cases.offline;
import static org.chargeledger.billing.domain.Cases.online;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requestedWithoutPlugOut;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.util.List;
import java.util.Optional;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.rating.Component;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Remark;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A session at a pile that cannot report the plug-out")
class PlugOutUnknownTest {

    private static final String YESTERDAY = "2019-10-15T00:00:00";

    @ParameterizedTest(name = "{0}: billed {1}")
    @CsvSource({
            "SC,   false",
            "SCI,  false",
            "SCEE, false",
            "SCIR, true",
            "SCR,  true",
            "R,    true",
            "RSC,  true",
            "SEER, true"})
    @DisplayName("is billed as soon as its record is there, whatever is said of the plug")
    void billedAtChargeEnd(String heard, boolean billed) {
        Session session = requestedWithoutPlugOut();
        for (int i = 0; i < heard.length(); i++) {
            session = advance(session, fact(heard.charAt(i), "08:0" + (i + 1) + ":00")).session();
        }
        assertThat(session.state() == SessionState.BILLED).isEqualTo(billed);
    }

    private static Fact fact(char frame, String time) {
        return switch (frame) {
            case 'S' -> started(time);
            case 'C' -> charging(time, 1_000);
            case 'I' -> idle(time);
            case 'E' -> unplugged(time);
            default -> record(time, "08:01:00", "08:03:00", 1_000);
        };
    }

    @Test
    @DisplayName("ends its service with the charge by the pile's clock, and has a line that says why idling costs "
            + "nothing")
    void noIdleFee() {
        var step = advance(requestedWithoutPlugOut(), started("08:01:31"), charging("08:06:00", 10_000),
                record("10:00:00", "08:01:31", "08:19:33", 30_900));
        Bill bill = ((Happening.Rated) step.happenings().getLast()).bill();
        assertThat(bill.fees()).isEqualTo(new Fees(new Money(235), new Money(105), Money.ZERO));
        assertThat(bill.values().serviceEndedAt()).isEqualTo(at("08:19:33"));
        assertThat(bill.lines().getLast().component()).isEqualTo(Component.IDLE_FEE);
        assertThat(bill.lines().getLast().remarks()).containsExactly(Remark.PLUG_OUT_NOT_REPORTED);
    }

    @Test
    @DisplayName("goes on charging while frames say so, also if they say that nothing is plugged in")
    void plugNotBelieved() {
        var unpluggedFrame = new Fact.Progressed(Fact.Progressed.Status.CHARGING, false, 2_000, at("08:30:00"));
        Session session = requestedWithoutPlugOut().after(List.of(started("08:01:00"), charging("08:05:00", 1_000),
                unpluggedFrame));
        assertThat(session.state()).isEqualTo(SessionState.CHARGING);
        assertThat(session.after(online("18:00:00", YESTERDAY)).state()).isEqualTo(SessionState.CHARGING);
    }

    @ParameterizedTest(name = "pile on line since {1}, observed until {0}: {2}")
    @CsvSource({
            "09:29:59.999999, 2019-10-15T00:00:00,",
            "09:30:00,        2019-10-15T00:00:00, LOST",
            "09:39:59,        09:10:00,",
            "09:40:00,        09:10:00,            LOST",
            "09:40:00,        09:00:10,            LOST_WHILE_OFFLINE"})
    @DisplayName("is lost half an hour after charging was over or the pile came back")
    void lost(String until, String since, FindingCode code) {
        Session session = requestedWithoutPlugOut().after(List.of(started("08:00:30"), charging("08:55:00", 5_000),
                idle("09:00:00"), idle("09:05:00"), online(until, since)));
        assertThat(session.findings()).extracting(Finding::code).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest(name = "observed until {0}: {1}")
    @CsvSource({"09:30:00, ", "2019-10-17T08:59:59, ", "2019-10-17T09:00:00, LOST"})
    @DisplayName("is not over for one frame that says so: it is lost when nothing is heard for a day")
    void loneEnd(String until, FindingCode code) {
        Session session = requestedWithoutPlugOut().after(List.of(started("08:00:30"), charging("08:55:00", 5_000),
                idle("09:00:00"), online(until, YESTERDAY)));
        assertThat(session.findings()).extracting(Finding::code).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    @DisplayName("is lost as any other when its start was never answered, or its pile stayed away for a day")
    void lostWithoutAWord() {
        assertThat(requestedWithoutPlugOut().after(online("08:32:00", YESTERDAY)).findings()).extracting(Finding::code)
                .containsExactly(FindingCode.LOST);
        assertThat(requestedWithoutPlugOut().after(List.of(started("08:00:30"), charging("08:05:00", 100),
                offline("2019-10-17T08:10:00", "08:10:00"))).findings()).extracting(Finding::code)
                .containsExactly(FindingCode.LOST_WHILE_OFFLINE);
    }

    @Test
    @DisplayName("heals from its late record at once")
    void heals() {
        Session lost = requestedWithoutPlugOut().after(List.of(started("08:00:30"), charging("08:55:00", 5_000),
                idle("09:00:00"), idle("09:05:00"), online("09:30:00", YESTERDAY)));
        var step = advance(lost, record("11:00:00", "08:00:30", "09:00:00", 5_000));
        assertThat(step.session().state()).isEqualTo(SessionState.BILLED);
        assertThat(step.session().billVersion()).isEqualTo(2);
    }

    @Test
    @DisplayName("is corrected without a plug-out: the service end goes with the charge end")
    void corrected() {
        Session rated = advance(requestedWithoutPlugOut(), started("08:00:30"), charging("08:55:00", 5_000),
                record("09:00:05", "08:00:30", "09:00:00", 5_000)).session();
        var basis = Cases.basis(rated, Cases.current(1, BillState.RATED, BillValues.of(rated), Fees.NONE,
                null),
                TARIFF, List.of(), BillMoney.NONE, List.of());
        BillValues later = new BillEdit(null, at("09:10:00"), null, null, null, null).applyTo(basis);
        assertThat(later.serviceEndedAt()).isEqualTo(at("09:10:00"));
        assertThat(EditCheck.of(basis, new BillEdit(null, at("09:10:00"), null, null, null, null), later,
                at("11:00:00"))).isEmpty();
    }

    private static SessionCase.Step advance(Session session, Fact... facts) {
        return SessionCase.advance(session, List.of(facts), Optional.of(TARIFF), Circumstances.UNKNOWN,
                Cases.bookWith(10_000, 3_000), "c", at("11:34:40"));
    }
}
