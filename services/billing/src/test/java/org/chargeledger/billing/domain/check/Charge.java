package org.chargeledger.billing.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.BandReading;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.domain.Fact.Progressed.Status;
import org.chargeledger.billing.domain.Finding;
import org.chargeledger.billing.domain.Reading;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionCase;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.WalletSetting;
import org.chargeledger.billing.domain.StopReason;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;

/**
 * A charge nothing speaks against: requested at 08:00, 10 kWh from 08:01 to 09:01 at a pile of 60 kW, seen by the
 * minute, unplugged at 09:31, so that 15 minutes of idling cost 12 yuan. A test says what is different.
 */
final class Charge {

    static final UUID DRIVER = UUID.fromString("3d1f0c2a-5b7e-5c1d-9e4f-6a7b8c9d0e1f");
    static final String PILE = "44030600210000200001";
    private static final SessionKey KEY = new SessionKey(new BillNo("20191016160000000000"), "zpd", "ST-108", PILE,
            "01", DRIVER, new TariffVersion("T", 1), at("08:00:00"), at("08:02:00"));
    private static final SessionKey WITHOUT_PLUG_OUT = new SessionKey(KEY.billNo(), KEY.operatorId(), KEY.stationId(),
            PILE,
            "01", DRIVER, KEY.tariff(), KEY.requestedAt(), KEY.startValidUntil(), false);

    Instant started = at("08:01:00");
    Instant ended = at("09:01:00");
    Instant chargingSeenFrom = at("08:01:00");
    Instant chargingSeenUntil = at("09:01:00");
    Instant overSeen = at("09:01:01");
    Instant unplugged = at("09:31:00");
    Instant recordSeen = at("09:01:05");
    Instant now = at("2019-10-18T00:00:00Z");
    long energy = 100_000;
    long energySeen = 100_000;
    long meterStart = 5_000_000;
    long meterEnd = 5_100_000;
    long bandEnergy = 100_000;
    long lossEnergy = 100_000;
    long unitPrice = 110_000;
    long amount = 110_000;
    StopReason stopReason = StopReason.FULL;
    PileTraits pile = new PileTraits("DC-60-2", 60_000, Map.of());
    CheckSettings settings = CheckSettings.BUILT_IN;
    boolean plugOutReported = true;
    boolean refused;
    Instant startTold = at("08:00:30");
    Instant awayFrom;
    Instant silentFrom;
    Instant silentUntil;
    Instant alsoSeenAt;
    Money cap;
    List<DayPeriod> periods = List.of(period("00:00", "24:00", Band.PEAK));
    Band band = Band.PEAK;
    final List<Fact> strays = new ArrayList<>();
    List<IdleTime> idleTimes = List.of();
    List<RegisterReading> registers = List.of();

    static Instant at(String time) {
        return Instant.parse(time.contains("T") ? time : "2019-10-16T" + time + "Z");
    }

    /** The record's energy, with everything in it that follows from it. */
    void records(long tenthWh) {
        energy = tenthWh;
        bandEnergy = tenthWh;
        lossEnergy = tenthWh;
        meterEnd = meterStart + tenthWh;
        amount = tenthWh * 11 / 10;
    }

    /** Charged so long, and seen to the end. */
    void lasts(long seconds) {
        ended = started.plusSeconds(seconds);
        chargingSeenUntil = ended;
        overSeen = ended.plusSeconds(1);
        recordSeen = ended;
        unplugged = ended.plusSeconds(1_800);
    }

    void strayFrame(String time, Status status, boolean plugged, long energyTenthWh) {
        strays.add(new Fact.Progressed(status, plugged, energyTenthWh, at(time)));
    }

    List<Finding> findings() {
        var book = new Book(KEY.operatorId(), WalletSetting.DEFAULT, Map.of(), Map.of());
        var around = new Circumstances(pile, settings, idleTimes, looks(), registers);
        return SessionCase.advance(Session.requested(plugOutReported ? KEY : WITHOUT_PLUG_OUT), facts(),
                Optional.of(tariff()), around, book, "c", now)
                .session().findings();
    }

    static DayPeriod period(String from, String to, Band band) {
        return DayPeriod.of(from, to, band, UnitPrice.ofYuan("0.76"), UnitPrice.ofYuan("0.34"));
    }

    private Tariff tariff() {
        return new Tariff(KEY.tariff(), ZoneId.of("Asia/Shanghai"), periods,
                Optional.of(new IdleFee(Money.ofYuan("0.80"), 15, Optional.ofNullable(cap))));
    }

    /** At the car that stands there, every ten minutes, but not while nobody looked. */
    private List<Reading> looks() {
        Stream<Instant> times = Stream.iterate(ended, at -> at.isBefore(unplugged), at -> at.plusSeconds(600))
                .limit(200).filter(at -> silentFrom == null || !at.isAfter(silentFrom) || !at.isBefore(silentUntil));
        return Stream.concat(times, Stream.ofNullable(alsoSeenAt))
                .map(at -> new Reading(at, Status.IDLE, true, energySeen, null)).toList();
    }

    List<Integer> codes() {
        return findings().stream().map(finding -> finding.code().number()).toList();
    }

    /** Exactly these; no code: nothing speaks against the bill. */
    void assertFound(Integer... codes) {
        assertThat(codes()).isEqualTo(Stream.of(codes).filter(Objects::nonNull).toList());
    }

    private List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        if (startTold != null) {
            facts.add(new Fact.Started("t", startTold));
        }
        if (refused) {
            facts.add(new Fact.StartFailed("NOT_PLUGGED", "0x05", at("08:00:20")));
        }
        for (Instant at = chargingSeenFrom; !at.isAfter(chargingSeenUntil); at = at.plusSeconds(60)) {
            facts.add(new Fact.Progressed(Status.CHARGING, true, energySeen, at));
        }
        if (awayFrom != null) {
            facts.add(new Fact.PileSeen(false, awayFrom, awayFrom.plusSeconds(60)));
        }
        facts.add(new Fact.Progressed(Status.IDLE, true, energySeen, overSeen));
        facts.add(new Fact.RecordReceived(new UUID(0, 1), record(), recordSeen, recordSeen));
        facts.addAll(strays);
        facts.add(new Fact.Progressed(Status.IDLE, false, energySeen, unplugged));
        facts.add(new Fact.Progressed(Status.IDLE, false, energySeen, unplugged.plusSeconds(15)));
        return facts;
    }

    private TransactionRecord record() {
        return new TransactionRecord(started, ended,
                List.of(new BandReading(band, bandEnergy, lossEnergy, unitPrice, amount)), meterStart, meterEnd,
                energy, lossEnergy, amount, stopReason, "0x6A");
    }
}
