package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.MisplacedEnergy;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.check.Check;
import org.chargeledger.billing.domain.check.CheckSettings;
import org.chargeledger.billing.domain.check.IdleTime;
import org.chargeledger.billing.domain.check.PileTraits;
import org.chargeledger.billing.domain.check.RegisterReading;
import org.chargeledger.billing.store.AbnormalSettingRows;
import org.chargeledger.billing.store.IdleTimes;
import org.chargeledger.billing.store.Registers;
import org.chargeledger.billing.store.Samples;
import org.chargeledger.billing.store.Stations;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.rating.Tariff;

/** Reads what the checks of finished sessions need to know around them; nothing, when none is finished. */
@ApplicationScoped
class LookAround {

    private final Stations stations;
    private final AbnormalSettingRows settings;
    private final IdleTimes idleTimes;
    private final Tariffs tariffs;
    private final Samples samples;
    private final Registers registers;

    LookAround(Stations stations, AbnormalSettingRows settings, IdleTimes idleTimes, Tariffs tariffs,
            Samples samples, Registers registers) {
        this.stations = stations;
        this.settings = settings;
        this.idleTimes = idleTimes;
        this.tariffs = tariffs;
        this.samples = samples;
        this.registers = registers;
    }

    /** {@code sessions} as they are after the newest facts; only those to be billed are looked around. */
    Surroundings of(Tx tx, Collection<Session> sessions) {
        return of(tx, sessions, Set.of());
    }

    /** {@code split} were split along their curves before, and may be again, whether their records came or not. */
    Surroundings of(Tx tx, Collection<Session> sessions, Set<BillNo> split) {
        List<Session> finished = sessions.stream().filter(Session::billable).toList();
        if (finished.isEmpty()) {
            return new Surroundings(Map.of(), Map.of(), List.of(), samples.of(tx, split), List.of());
        }
        Map<String, PileTraits> piles = stations.traits(tx, distinct(finished, session -> session.key().pileCode()));
        Map<String, CheckSettings> checks = settings.checks(tx,
                distinct(finished, session -> session.key().operatorId()));
        List<IdleTime> mine = finished.stream().filter(session -> mayCostIdling(tx, session)).map(IdleTime::of)
                .toList();
        List<SessionKey> following = finished.stream().map(Session::key)
                .filter(key -> followsRegister(key, piles, checks)).toList();
        return new Surroundings(piles, checks, idleTimes.meeting(tx, mine),
                samples.of(tx, curvesNeeded(tx, finished, mine, split)), registers(tx, sessions, following));
    }

    private static boolean followsRegister(SessionKey key, Map<String, PileTraits> piles,
            Map<String, CheckSettings> checks) {
        return checks.getOrDefault(key.operatorId(), CheckSettings.BUILT_IN).of(Check.REGISTER_DISCONTINUOUS,
                piles.getOrDefault(key.pileCode(), PileTraits.UNKNOWN).model()).enabled();
    }

    /** The session before one that follows it may be among the same facts. */
    private List<RegisterReading> registers(Tx tx, Collection<Session> sessions, List<SessionKey> following) {
        return following.isEmpty() ? List.of() : Stream.concat(registers.before(tx, following).stream(),
                sessions.stream().flatMap(session -> RegisterReading.of(session).stream())).toList();
    }

    /** Most cars leave in the free minutes, and then nobody has to be asked. */
    private boolean mayCostIdling(Tx tx, Session session) {
        return session.key().plugOutReported() && session.record().record().chargeEndedAt() != null
                && tariffs.find(tx, session.key().operatorId(), session.key().tariff()).flatMap(Tariff::idleFee)
                .filter(fee -> IdleTime.of(session).lasts().toMinutes() > fee.freeMinutes()).isPresent();
    }

    /**
     * Of those whose energy is still to be split by band, or was, or seems to be split otherwise, and of those that may
     * cost idling.
     */
    private Set<BillNo> curvesNeeded(Tx tx, List<Session> finished, List<IdleTime> idling, Set<BillNo> split) {
        Stream<BillNo> byBand = finished.stream().filter(session -> session.record().record().bands().isEmpty()
                || seemsMisplaced(tx, session)).map(session -> session.key().billNo());
        return Stream.of(byBand, idling.stream().map(IdleTime::billNo), split.stream())
                .flatMap(numbers -> numbers).collect(Collectors.toSet());
    }

    private boolean seemsMisplaced(Tx tx, Session session) {
        return tariffs.find(tx, session.key().operatorId(), session.key().tariff())
                .filter(tariff -> MisplacedEnergy.suspected(session.record().record(), tariff)).isPresent();
    }

    private static Set<String> distinct(List<Session> sessions, Function<Session, String> name) {
        return sessions.stream().map(name).collect(Collectors.toSet());
    }
}
