package org.chargeledger.billing.domain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.BandReading;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.domain.Fact.Progressed.Status;
import org.chargeledger.billing.domain.Reading;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionCase;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.SessionState;
import org.chargeledger.billing.domain.WalletSetting;
import org.chargeledger.billing.domain.StopReason;
import org.chargeledger.billing.domain.TransactionRecord;
import org.chargeledger.kit.testing.Repository;
import org.chargeledger.rating.Band;
import org.chargeledger.rating.DayPeriod;
import org.chargeledger.rating.IdleFee;
import org.chargeledger.rating.Money;
import org.chargeledger.rating.Tariff;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.rating.UnitPrice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The three days of October 2019")
class DemoScenarioTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant AFTERWARDS = Instant.parse("2019-10-19T00:00:00Z");
    private static final Duration REPORTS = Duration.ofMinutes(5);
    private static final List<Band> BANDS = List.of(Band.SHARP, Band.PEAK, Band.FLAT, Band.VALLEY);

    private final List<Map<String, String>> piles = rows("piles.csv");
    private final List<Map<String, String>> periods = rows("tariffs.csv");

    @Test
    @DisplayName("hold no session that delivered its record: no check doubts any of the 229, some with an idle fee, "
            + "also when registers are followed from session to session")
    void nothingDoubted() {
        var followed = new CheckSettings(List.of(new CheckSettings.Setting(Check.REGISTER_DISCONTINUOUS, null, true,
                Check.REGISTER_DISCONTINUOUS.usualTolerance())));
        for (CheckSettings settings : List.of(CheckSettings.BUILT_IN, followed)) {
            var billed = new ArrayList<Session>();
            for (Map<String, String> session : rows("zpd-2019-10-16_18.csv")) {
                if (session.get("outcome").equals("SETTLED")) {
                    billed.add(bill(session, settings, billed));
                    assertThat(billed.getLast().findings()).as(session.get("bill_no")).isEmpty();
                }
            }
            assertThat(billed).hasSize(229).extracting(Session::state).containsOnly(SessionState.BILLED);
        }
    }

    private Session bill(Map<String, String> plan, CheckSettings settings, List<Session> before) {
        Map<String, String> pile = piles.stream()
                .filter(row -> row.get("pile_code").equals(plan.get("pile_code"))).findFirst().orElseThrow();
        Tariff tariff = tariff(pile.get("station_id"));
        Instant requestedAt = time(plan.get("requested_at"));
        var key = new SessionKey(new BillNo(plan.get("bill_no")), "zpd", pile.get("station_id"), plan.get("pile_code"),
                plan.get("connector_no"), UUID.nameUUIDFromBytes(plan.get("openid").getBytes(StandardCharsets.UTF_8)),
                tariff.version(), requestedAt, requestedAt.plusSeconds(120));
        var around = new Circumstances(
                new PileTraits(pile.get("model"), Long.parseLong(pile.get("rated_power_w")), Map.of()), settings,
                List.of(), curve(plan), before.stream().flatMap(one -> RegisterReading.of(one).stream()).toList());
        return SessionCase.advance(Session.requested(key), facts(plan, tariff), Optional.of(tariff), around,
                new Book("zpd", WalletSetting.DEFAULT, Map.of(), Map.of()), "c", AFTERWARDS).session();
    }

    /** As the simulated piles tell it: every five minutes, and at each moment of the session itself. */
    private static List<Fact> facts(Map<String, String> plan, Tariff tariff) {
        Instant started = time(plan.get("charge_started_at"));
        Instant ended = time(plan.get("charge_ended_at"));
        Instant unplugged = time(plan.get("unplugged_at"));
        TransactionRecord record = record(plan, tariff, started, ended);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact.Started("t", time(plan.get("requested_at"))));
        facts.add(charging(record, started));
        Instant report = Instant.ofEpochSecond(started.getEpochSecond() / REPORTS.toSeconds() * REPORTS.toSeconds());
        for (Instant at = report.plus(REPORTS); at.isBefore(ended); at = at.plus(REPORTS)) {
            facts.add(charging(record, at));
        }
        facts.add(new Fact.Progressed(Status.IDLE, true, record.energyTenthWh(), ended));
        facts.add(new Fact.RecordReceived(new UUID(0, 1), record, ended, ended));
        facts.add(new Fact.Progressed(Status.IDLE, false, record.energyTenthWh(), unplugged));
        facts.add(new Fact.Progressed(Status.IDLE, false, record.energyTenthWh(), unplugged.plus(REPORTS)));
        return facts;
    }

    private static List<Reading> curve(Map<String, String> plan) {
        return Stream.iterate(time(plan.get("charge_ended_at")), at -> at.isBefore(time(plan.get("unplugged_at"))),
                at -> at.plus(REPORTS)).map(at -> new Reading(at, Status.IDLE, true, 0, null)).toList();
    }

    private static TransactionRecord record(Map<String, String> plan, Tariff tariff, Instant started, Instant ended) {
        var readings = new ArrayList<BandReading>();
        long energy = 0;
        long amount = 0;
        for (Band band : BANDS) {
            long inBand = Long.parseLong(plan.get(band.name().toLowerCase(Locale.ROOT) + "_tenth_wh"));
            long price = inBand == 0 ? 0 : price(tariff, band);
            long reported = (inBand * price + 50_000) / 100_000;
            readings.add(new BandReading(band, inBand, inBand, price, reported));
            energy += inBand;
            amount += reported;
        }
        long meterStart = Long.parseLong(plan.get("meter_start_tenth_wh"));
        return new TransactionRecord(started, ended, readings, meterStart, meterStart + energy, energy, energy, amount,
                StopReason.FULL, plan.get("stop_code"));
    }

    private static Fact charging(TransactionRecord record, Instant at) {
        long elapsed = Duration.between(record.chargeStartedAt(), at).toSeconds();
        long whole = Duration.between(record.chargeStartedAt(), record.chargeEndedAt()).toSeconds();
        return new Fact.Progressed(Status.CHARGING, true, record.energyTenthWh() * elapsed / whole, at);
    }

    private static long price(Tariff tariff, Band band) {
        DayPeriod period = tariff.priceOf(band);
        return period.energyPrice().plus(period.servicePrice()).hundredThousandths();
    }

    private Tariff tariff(String stationId) {
        List<Map<String, String>> mine = periods.stream().filter(row -> row.get("station_id").equals(stationId))
                .toList();
        return new Tariff(new TariffVersion(mine.getFirst().get("tariff_id"), 1), SHANGHAI,
                mine.stream().map(row -> DayPeriod.of(row.get("from"), row.get("until"), Band.valueOf(row.get("band")),
                        new UnitPrice(Long.parseLong(row.get("energy_price_hundred_thousandths"))),
                        new UnitPrice(Long.parseLong(row.get("service_price_hundred_thousandths"))))).toList(),
                Optional.of(new IdleFee(Money.ofYuan("0.80"), 15, Optional.empty())));
    }

    private static Instant time(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    private static List<Map<String, String>> rows(String file) {
        try {
            Path path = Repository.root().resolve("e2e-tests/replay/src/main/resources/scenario").resolve(file);
            List<String> lines = Files.readAllLines(path);
            String[] names = lines.getFirst().split(",");
            return lines.stream().skip(1).map(line -> line.split(",", -1)).map(cells -> {
                var row = new HashMap<String, String>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], cells[i]);
                }
                return (Map<String, String>) row;
            }).toList();
        } catch (IOException e) {
            throw new IllegalStateException("the demo's scenario is missing", e);
        }
    }
}
