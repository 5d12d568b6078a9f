package org.chargeledger.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargeledger.billing.domain.Cases.at;
import static org.chargeledger.billing.domain.Cases.charging;
import static org.chargeledger.billing.domain.Cases.requested;
import static org.chargeledger.billing.domain.Cases.started;
import static org.chargeledger.billing.domain.Cases.unplugged;

import java.time.ZoneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.billing.domain.Fact.Progressed;
import org.chargeledger.billing.domain.Fact.Progressed.Status;
import org.chargeledger.billing.domain.Proposal.Confidence;
import org.chargeledger.billing.domain.Proposal.Doubt;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.Energy;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The proposal for a lost bill")
class ProposalTest {

    /** Valley until 17:00 in Shanghai, which is 09:00 in the times of these tests; peak after it. */
    private static final Tariff TARIFF = new Tariff(new TariffVersion("T", 1), ZoneId.of("Asia/Shanghai"), List.of(
            DayPeriod.of("00:00", "17:00", Band.VALLEY, UnitPrice.ofYuan("0.30"), UnitPrice.ofYuan("0.20")),
            DayPeriod.of("17:00", "24:00", Band.PEAK, UnitPrice.ofYuan("0.76"), UnitPrice.ofYuan("0.34"))),
            Optional.empty());

    @Test
    @DisplayName("takes start, end, plug-out and energy from a curve without gaps, with high confidence")
    void wholeCurve() {
        Proposal proposal = proposal(curve("08:01:00", 61, idle("09:01:30", true, 61_000)),
                unplugged("09:04:00"), unplugged("09:04:15"));

        assertThat(proposal.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(proposal.doubts()).isEmpty();
        assertThat(proposal.values()).isEqualTo(new BillValues(at("08:00:30"), at("09:01:30"), at("09:04:00"), 61_000,
                Map.of(Band.VALLEY, new Energy(60_000), Band.PEAK, new Energy(1_000)),
                Set.of(Band.VALLEY, Band.PEAK), true, StopReason.UNKNOWN));
    }

    @ParameterizedTest(name = "bands told {0}: estimated {1}")
    @CsvSource({"false, VALLEY", "true, "})
    @DisplayName("says that energy in one band is estimated, unless a record tells the band")
    void oneBand(boolean bandsTold, Band estimated) {
        List<BandReading> bands = bandsTold ? List.of(new BandReading(Band.VALLEY, 6_000, 6_000, 0, 0))
                : List.of();
        var record = new TransactionRecord(at("08:00:30"), at("08:20:00"), bands, 0, 6_000, 6_000, 6_000, 0,
                StopReason.FULL, "0x40");
        Session held = requested().after(List.of(started("08:00:30"), charging("08:10:00", 5_000),
                new Fact.RecordReceived(new UUID(0, 1), record, at("08:20:05"), at("08:20:05")),
                Cases.idle("09:25:00"), Cases.offline("2019-10-17T10:00:00", "09:30:00")));
        Set<Band> marked = estimated == null ? Set.of() : Set.of(estimated);

        assertThat(Proposal.of(held, List.of(), TARIFF).orElseThrow().values().estimatedBands()).isEqualTo(marked);
        assertThat(proposal(curve("08:01:00", 30)).values().estimatedBands()).containsExactly(Band.VALLEY);
    }

    @Test
    @DisplayName("names a gap in the middle, and is then of medium confidence")
    void gap() {
        var curve = curve("08:01:00", 60, idle("09:00:30", true, 60_000), unplugged("09:04:00"), unplugged("09:04:15"));
        curve.removeIf(fact -> fact.observedAt().isAfter(at("08:20:00")) && fact.observedAt().isBefore(at("08:30:00")));
        Proposal proposal = proposal(curve);

        assertThat(proposal.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(proposal.doubts()).containsExactly(Doubt.GAP_IN_CURVE);
        assertThat(proposal.values().energyTenthWh()).isEqualTo(60_000);
    }

    @ParameterizedTest(name = "silent from {0} to {1}: {2}")
    @CsvSource({
            "08:20:00, 08:23:00, ",
            "08:20:00, 08:24:00, GAP_IN_CURVE",
            "08:57:00, 09:00:00, ",
            "08:56:00, 09:00:00, END_UNCERTAIN"})
    @DisplayName("takes three minutes of silence for none, in the middle and at the end")
    void silence(String from, String to, Doubt doubt) {
        var curve = curve("08:01:00", 59, idle("09:00:00", true, 60_000), unplugged("09:04:00"), unplugged("09:04:15"));
        curve.removeIf(fact -> fact.observedAt().isAfter(at(from)) && fact.observedAt().isBefore(at(to)));
        assertThat(proposal(curve).doubts()).isEqualTo(doubt == null ? List.of() : List.of(doubt));
    }

    @ParameterizedTest(name = "last seen plugged at {0}, out at {1}: {2}")
    @CsvSource({"09:00:00, 09:15:00, ", "09:00:00, 09:15:01, PLUG_OUT_UNCERTAIN"})
    @DisplayName("takes a quarter of an hour without a look at the plug for none")
    void plugSilence(String plugged, String out, Doubt doubt) {
        var curve = curve("08:01:00", 59, idle(plugged, true, 60_000), unplugged(out),
                unplugged(at(out).plusSeconds(15).toString().replace("Z", "")));
        assertThat(proposal(curve).doubts()).isEqualTo(doubt == null ? List.of() : List.of(doubt));
    }

    @Test
    @DisplayName("says that energy may be missing when nothing after a silent end shows it; a reading that does helps")
    void silentEnd() {
        Proposal missing = proposal(curve("08:01:00", 30, idle("09:00:00", true, 0), unplugged("09:04:00"),
                unplugged("09:04:15")));
        assertThat(missing.confidence()).isEqualTo(Confidence.LOW);
        assertThat(missing.doubts()).containsExactly(Doubt.END_UNCERTAIN, Doubt.ENERGY_UNCERTAIN);
        assertThat(missing.values().chargeEndedAt()).isEqualTo(at("09:00:00"));

        Proposal shown = proposal(curve("08:01:00", 30, idle("09:00:00", true, 60_000), unplugged("09:04:00"),
                unplugged("09:04:15")));
        assertThat(shown.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(shown.values().energyTenthWh()).isEqualTo(60_000);
    }

    @Test
    @DisplayName("charges no idling when the plug-out was not seen, or came after a long silence")
    void plugOut() {
        Proposal unseen = proposal(curve("08:01:00", 60, idle("09:00:30", true, 60_000)));
        assertThat(unseen.confidence()).isEqualTo(Confidence.LOW);
        assertThat(unseen.doubts()).containsExactly(Doubt.PLUG_OUT_UNSEEN);
        assertThat(unseen.values().serviceEndedAt()).isEqualTo(unseen.values().chargeEndedAt());

        Proposal late = proposal(curve("08:01:00", 60, idle("09:00:30", true, 60_000), unplugged("12:00:00"),
                unplugged("12:00:15")));
        assertThat(late.doubts()).containsExactly(Doubt.PLUG_OUT_UNCERTAIN);
        assertThat(late.values().serviceEndedAt()).isEqualTo(at("09:00:30"));
    }

    @Test
    @DisplayName("ends with the last reading that charged when no other was seen")
    void endUnseen() {
        Proposal proposal = proposal(curve("08:01:00", 60));
        assertThat(proposal.doubts()).containsExactly(Doubt.END_UNSEEN, Doubt.PLUG_OUT_UNSEEN);
        assertThat(proposal.values().chargeEndedAt()).isEqualTo(at("09:00:00"));
    }

    @Test
    @DisplayName("begins with the first reading when the start was not told, and does not exist when nothing charged")
    void start() {
        var facts = curve("08:01:00", 60, idle("09:00:30", true, 60_000), unplugged("09:04:00"), unplugged("09:04:15"));
        Session session = requested().after(List.copyOf(facts));
        Proposal proposal = Proposal.of(lost(session), readings(facts), TARIFF).orElseThrow();
        assertThat(proposal.doubts()).containsExactly(Doubt.START_UNSEEN);
        assertThat(proposal.values().chargeStartedAt()).isEqualTo(at("08:01:00"));
        assertThat(Proposal.of(lost(requested()), List.of(), TARIFF)).isEmpty();
    }

    @Test
    @DisplayName("does not exist while the bill is not lost, or held for another reason")
    void notLost() {
        var facts = curve("08:01:00", 60, idle("09:00:30", true, 60_000), unplugged("09:04:00"), unplugged("09:04:15"));
        Session session = requested().after(List.copyOf(facts));
        assertThat(Proposal.of(session, readings(facts), TARIFF)).isEmpty();
        assertThat(Proposal.of(held(session, FindingCode.PRICE_UNKNOWN), readings(facts), TARIFF)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} tenths of a Wh, {2}")
    @CsvSource({
            "9:9000000,              60000, ",
            "30:9000000,             60000, ",
            "59:9000000,             60000, ",
            "60:9000000,             60000, ENERGY_UNCERTAIN",
            "61:9000000,             60000, ENERGY_UNCERTAIN",
            "61:62000,               62000, ",
            "61:62001,               60000, ENERGY_UNCERTAIN",
            "61:9000000 62:9000000,  9000000, "})
    @DisplayName("takes the highest energy that no later reading contradicts; less, with a doubt, where the last one "
            + "jumps")
    void strayEnergy(String readings, long energy, Doubt doubt) {
        var curve = curve("08:01:00", 60);
        for (String reading : readings.split(" ")) {
            Instant time = at("08:00:00").plusSeconds(60 * Long.parseLong(reading.split(":")[0]));
            curve.removeIf(fact -> fact.observedAt().equals(time));
            curve.add(charging(time.toString().replace("Z", ""), Long.parseLong(reading.split(":")[1])));
        }
        Proposal proposal = proposal(curve, idle("09:02:30", true, 0), unplugged("09:04:00"), unplugged("09:04:15"));
        assertThat(proposal.values().energyTenthWh()).isEqualTo(energy == 60_000 && readings.startsWith("60:") ? 59_000
                : energy);
        assertThat(proposal.doubts()).isEqualTo(doubt == null ? List.of() : List.of(doubt));
        assertThat(proposal.confidence()).isEqualTo(doubt == null ? Confidence.HIGH : Confidence.LOW);
    }

    @Test
    @DisplayName("ends where two frames said so, though one frame showed it charging again later")
    void strayCharge() {
        Proposal proposal = proposal(curve("08:01:00", 60, idle("09:01:30", true, 60_000),
                idle("09:02:30", true, 60_000), charging("09:40:00", 60_000), idle("09:41:00", true, 60_000)),
                unplugged("10:04:00"), unplugged("10:04:15"));
        assertThat(proposal.values().chargeEndedAt()).isEqualTo(at("09:01:30"));
        assertThat(proposal.values().serviceEndedAt()).isAfter(at("09:40:00"));
    }

    @Test
    @DisplayName("is the record without idling, of low confidence, where only the plug-out was lost")
    void ofRecord() {
        Session held = requested().after(List.of(started("08:00:30"), charging("08:55:00", 5_000),
                Cases.record("09:20:05", "08:00:30", "09:20:00", 6_000), Cases.idle("09:25:00"),
                Cases.offline("2019-10-17T10:00:00", "09:30:00")));
        Proposal proposal = Proposal.of(held, List.of(), Cases.TARIFF).orElseThrow();
        assertThat(proposal.values()).isEqualTo(new BillValues(at("08:00:30"), at("09:20:00"), at("09:20:00"), 6_000,
                Map.of(Band.PEAK, new Energy(6_000)), true, StopReason.FULL));
        assertThat(proposal.doubts()).containsExactly(Doubt.PLUG_OUT_UNSEEN);
        assertThat(proposal.confidence()).isEqualTo(Confidence.LOW);

        Session implausible = requested().after(List.of(Cases.record("09:20:05", "08:00:30", "09:20:00", -1),
                Cases.offline("2019-10-17T10:00:00", "09:30:00")));
        assertThat(Proposal.of(implausible, List.of(), Cases.TARIFF)).isEmpty();
    }

    /** One reading a minute that charges 0.1 kWh each, then these. */
    private static List<Progressed> curve(String from, int minutes, Progressed... more) {
        var facts = new ArrayList<Progressed>();
        for (int i = 0; i < minutes; i++) {
            String time = at(from).plusSeconds(60L * i).toString().replace("Z", "");
            facts.add(charging(time, 1_000L * (i + 1)));
        }
        facts.addAll(List.of(more));
        return facts;
    }

    private static Progressed idle(String time, boolean plugged, long energyTenthWh) {
        return new Progressed(Status.IDLE, plugged, energyTenthWh, at(time));
    }

    private static Proposal proposal(List<Progressed> curve, Progressed... more) {
        var facts = new ArrayList<Fact>(List.of(started("08:00:30")));
        facts.addAll(curve);
        facts.addAll(List.of(more));
        return Proposal.of(lost(requested().after(facts)), readings(curve), TARIFF).orElseThrow();
    }

    private static Session lost(Session session) {
        return held(session, FindingCode.LOST);
    }

    private static Session held(Session session, FindingCode code) {
        return session.held(List.of(new Finding(code, Map.of())), at("23:00:00"));
    }

    private static List<Reading> readings(List<Progressed> facts) {
        return facts.stream().map(f -> new Reading(f.observedAt(), f.status(), f.plugged(), f.energyTenthWh(), null))
                .toList();
    }
}
