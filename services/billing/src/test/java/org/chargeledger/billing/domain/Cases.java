package org.chargeledger.billing.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.check.Check;
import org.chargeledger.billing.domain.check.CheckSettings;
import org.chargeledger.billing.domain.check.Circumstances;
import org.chargeledger.billing.domain.check.PileTraits;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;

/** A session of 16 October 2019, the tariff of the golden case, and facts by their time of day in UTC. */
final class Cases {

    static final UUID DRIVER = UUID.fromString("3d1f0c2a-5b7e-5c1d-9e4f-6a7b8c9d0e1f");
    static final SessionKey KEY = new SessionKey(new BillNo("20191016160000000000"), "zpd", "ST-108",
            "44030600210000200001", "01", DRIVER, new TariffVersion("T", 1), at("08:00:00"), at("08:02:00"));
    static final Tariff TARIFF = new Tariff(new TariffVersion("T", 1), ZoneId.of("Asia/Shanghai"),
            List.of(DayPeriod.of("00:00", "24:00", Band.PEAK, UnitPrice.ofYuan("0.76"), UnitPrice.ofYuan("0.34"))),
            Optional.of(new IdleFee(Money.ofYuan("0.80"), 15, Optional.empty())));

    /** Somebody looked at the connector every five minutes of that day, and a car was plugged in. */
    static final Circumstances WATCHED = watched(at("00:00:00"), at("2019-10-17T00:00:00"));

    private Cases() {}

    static Circumstances watched(Instant from, Instant until) {
        List<Reading> looks = Stream.iterate(from, at -> at.isBefore(until), at -> at.plusSeconds(300))
                .map(at -> new Reading(at, Fact.Progressed.Status.IDLE, true, 0, null)).toList();
        return new Circumstances(PileTraits.UNKNOWN, CheckSettings.BUILT_IN, List.of(), looks, List.of());
    }

    /** A time of day, or with a leading date. */
    static Instant at(String time) {
        return Instant.parse(time.contains("T") ? time + "Z" : "2019-10-16T" + time + "Z");
    }

    static Session requested() {
        return Session.requested(KEY);
    }

    /** At a pile that cannot report the plug-out. */
    static Session requestedWithoutPlugOut() {
        return Session.requested(new SessionKey(KEY.billNo(), KEY.operatorId(), KEY.stationId(), KEY.pileCode(),
                KEY.connectorNo(), KEY.driverId(), KEY.tariff(), KEY.requestedAt(), KEY.startValidUntil(), false));
    }

    static Fact.Started started(String time) {
        return new Fact.Started("44030600210001011910161600000000", at(time));
    }

    static Fact.StartFailed startFailed(String time) {
        return new Fact.StartFailed("NOT_PLUGGED", "0x05", at(time));
    }

    static Fact.Progressed charging(String time, long energyTenthWh) {
        return new Fact.Progressed(Fact.Progressed.Status.CHARGING, true, energyTenthWh, at(time));
    }

    static Fact.Progressed idle(String time) {
        return new Fact.Progressed(Fact.Progressed.Status.IDLE, true, 0, at(time));
    }

    static Fact.Progressed unplugged(String time) {
        return new Fact.Progressed(Fact.Progressed.Status.IDLE, false, 0, at(time));
    }

    static Fact.PileSeen online(String until, String since) {
        return new Fact.PileSeen(true, at(since), at(until));
    }

    static Fact.PileSeen offline(String until, String since) {
        return new Fact.PileSeen(false, at(since), at(until));
    }

    static Fact.RecordReceived record(String time, String from, String to, long energyTenthWh) {
        return record(time, from, to, energyTenthWh, StopReason.FULL);
    }

    static Fact.RecordReceived record(String time, String from, String to, long energyTenthWh, StopReason reason) {
        var bands = List.of(new BandReading(Band.PEAK, energyTenthWh, energyTenthWh, 110_000, 0));
        return new Fact.RecordReceived(new UUID(0, at(time)
                .toEpochMilli()), new TransactionRecord(at(from), at(to), bands,
                0, energyTenthWh, energyTenthWh, energyTenthWh, 0, reason, "0x40"), at(time), at(time));
    }

    /** As {@link #record}, with a tenth of a Wh less in its band than in all. */
    static Fact.RecordReceived recordApart(String time, String from, String to, long energyTenthWh) {
        Fact.RecordReceived whole = record(time, from, to, energyTenthWh - 1);
        TransactionRecord record = whole.record();
        return new Fact.RecordReceived(whole.eventId(), new TransactionRecord(record.chargeStartedAt(),
                record.chargeEndedAt(), record.bands(), 0, energyTenthWh, energyTenthWh, energyTenthWh, 0,
                record.stopReason(), record.rawStopReason()), whole.observedAt(), whole.storedAt());
    }

    /** The newest version of a bill, as facts alone make one. */
    static CurrentBill current(int version, BillState state, BillValues values, Fees fees, UsedVoucher voucher) {
        return new CurrentBill(version, state, values, fees, voucher,
                new Origin(Origin.Source.RATED, null, null, null, true, null),
                state == BillState.SETTLED ? SpendingOrder.PRINCIPAL_FIRST : null, null, TARIFF.version());
    }

    /** With bands and energy as far apart as is allowed where nobody said otherwise. */
    static Correction.Basis basis(Session session, CurrentBill bill, Tariff tariff, List<UUID> records, BillMoney money,
            List<Reading> curve) {
        return new Correction.Basis(session, bill, tariff, records, money, curve,
                Check.BANDS_DISAGREE.usualTolerance(), null);
    }

    static Book bookWith(long walletFen, long reserveFen) {
        return book(WalletSetting.DEFAULT, Map.of(KEY.wallet(), new Money(walletFen), KEY.reserve(),
                new Money(reserveFen)));
    }

    /** Nobody owes anything. */
    static Book book(WalletSetting setting, Map<AccountId, Money> balances) {
        return new Book(KEY.operatorId(), setting, balances, Map.of());
    }
}
