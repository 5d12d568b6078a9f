package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.charging;
import static org.chargeledger.billing.domain.Cases.idle;
import static org.chargeledger.billing.domain.Cases.record;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.util.List;
import java.util.Map;
import org.chargeledger.billing.domain.Fact.RecordReceived;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.Energy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A record is offered to staff")
class OfferRuleTest {

    private static final RecordReceived FIRST = record("09:00:05", "08:00:30", "09:00:00", 50_000);
    private static final RecordReceived OTHER = record("09:00:06", "08:00:30", "09:00:00", 60_000);
    private static final RecordReceived SAME = record("09:00:07", "08:00:30", "09:00:00", 50_000);
    private static final RecordReceived FAILED_START = record("08:01:00", "08:00:30", "08:00:30", 0,
            StopReason.START_FAILED);

    @ParameterizedTest(name = "{0}; rests on {1}, {2} tenths of a Wh: {3}")
    @CsvSource({
            "HELD,   none,  40000, true",
            "HELD,   other, 40000, true",
            "HELD,   first, 40000, false",
            "HELD,   none,  50000, false",
            "BILLED, none,  40000, true",
            "BILLED, other, 40000, true",
            "BILLED, first, 40000, false",
            "BILLED, none,  50000, false"})
    @DisplayName("where people gave the bill other values without knowing it, also while that bill is held again")
    void besidePeoplesValues(SessionState state, String restsOn, long energyTenthWh, boolean offered) {
        Session made = lost().billed(at("10:00:00"));
        Session now = (state == SessionState.HELD ? heldForPrice(made) : made).after(FIRST);
        assertThat(now.state()).isEqualTo(state);
        assertThat(offered(now, FIRST, byPeople(energyTenthWh, switch (restsOn) {
            case "first" -> FIRST;
            case "other" -> OTHER;
            default -> null;
        }))).isEqualTo(offered);
    }

    @Test
    @DisplayName("where it came second and measured otherwise than the one that the bill stands on, billed or held")
    void besideFirst() {
        Session ended = requested().after(List.of(started("08:00:30"), FIRST, OTHER, SAME, unplugged("09:10:00"),
                unplugged("09:10:15")));
        Session billed = ended.billed(at("09:10:15"));
        CurrentBill byFacts = Cases.current(1, BillState.RATED, BillValues.of(ended), Fees.NONE, null);
        for (Session session : List.of(billed, heldForPrice(billed))) {
            assertThat(offered(session, FIRST, byFacts)).isFalse();
            assertThat(offered(session, OTHER, byFacts)).isTrue();
            assertThat(offered(session, SAME, byFacts)).isFalse();
        }
        for (Session session : List.of(ended, heldForPrice(ended))) {
            assertThat(offered(session, FIRST, null)).isFalse();
            assertThat(offered(session, OTHER, null)).isTrue();
            assertThat(offered(session, SAME, null)).isFalse();
        }
    }

    @Test
    @DisplayName("for no question to the bill where its session stands on it and was not held again")
    void noQuestion() {
        Session ended = requested().after(List.of(started("08:00:30"), FIRST));
        assertThat(OfferRule.mayOffer(ended, FIRST)).isFalse();
        assertThat(OfferRule.mayOffer(ended.billed(at("09:10:15")), FIRST)).isFalse();
        assertThat(OfferRule.mayOffer(heldForPrice(ended), FIRST)).isFalse();
        assertThat(OfferRule.mayOffer(heldForPrice(ended.billed(at("09:10:15"))), FIRST)).isTrue();
        assertThat(OfferRule.mayOffer(ended, OTHER)).isTrue();
    }

    @Test
    @DisplayName("unless it is the empty one of a failed start beside a true one, whichever came first")
    void outweighed() {
        for (List<Fact> both : List.<List<Fact>>of(List.of(FAILED_START, FIRST), List.of(FIRST, FAILED_START))) {
            Session session = requested().after(both);
            assertThat(offered(session, FAILED_START, null)).isFalse();
            assertThat(offered(session, FIRST, null)).isFalse();
        }
        Session failed = requested().after(List.of(charging("08:00:40", 1_000), FAILED_START));
        assertThat(offered(heldForPrice(failed).after(FIRST), FIRST, null)).isTrue();
        assertThat(offered(lost().billed(at("10:00:00")), FAILED_START, byPeople(40_000, null))).isTrue();
    }

    @ParameterizedTest(name = "{0} tenths of a Wh from {1} to {2}: {3}")
    @CsvSource({
            "50000, 08:00:30, 09:00:00, true",
            "50001, 08:00:30, 09:00:00, false",
            "50000, 08:00:31, 09:00:00, false",
            "50000, 08:00:30, 08:59:59, false"})
    @DisplayName("no longer once a version that measured the same was made, rated or held")
    void answered(long energyTenthWh, String from, String to, boolean answered) {
        Session healed = lost().after(FIRST);
        var offered = record("11:00:00", from, to, energyTenthWh).record();
        var price = new Finding(FindingCode.PRICE_UNKNOWN, Map.of());
        Bill bill = Bill.rate(healed.key(), 2, BillValues.of(healed), Cases.TARIFF);
        for (BillVersion version : List.of(BillVersion.ofFacts(healed.billed(at("10:00:00")), bill),
                BillVersion.heldByFacts(healed.held(List.of(price), at("10:00:00")), null))) {
            assertThat(OfferRule.answers(version, offered)).isEqualTo(answered);
        }
        assertThat(OfferRule.answers(BillVersion.heldByFacts(lost(), null), FIRST.record())).isFalse();
    }

    private static boolean offered(Session session, RecordReceived received, CurrentBill claimed) {
        return OfferRule.mayOffer(session, received) && OfferRule.offers(session, received, claimed);
    }

    private static Session lost() {
        Session lost = requested().after(List.of(started("08:00:30"), charging("08:55:00", 40_000), idle("09:00:00"),
                unplugged("09:01:00"), unplugged("09:01:15"), Cases.online("09:31:15", "2019-10-15T00:00:00")));
        assertThat(lost.lost()).isTrue();
        return lost;
    }

    private static Session heldForPrice(Session session) {
        return session.held(List.of(new Finding(FindingCode.PRICE_UNKNOWN, Map.of())), at("11:00:00"));
    }

    private static CurrentBill byPeople(long energyTenthWh, RecordReceived known) {
        var values = new BillValues(at("08:00:30"), at("09:00:00"), at("09:01:00"), energyTenthWh,
                Map.of(Band.PEAK, new Energy(energyTenthWh)), true, StopReason.UNKNOWN);
        return new CurrentBill(2, BillState.RATED, values, Fees.NONE, null, new Origin(Origin.Source.CORRECTION,
                at("10:00:00"), "finance", "r", false, known == null ? null : known.eventId()), Cases.TARIFF.version());
    }
}
