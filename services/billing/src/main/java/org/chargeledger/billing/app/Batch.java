package org.chargeledger.billing.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.Bill;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.BillVersion;
import org.chargeledger.billing.domain.Fact.RecordReceived;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionCase;
import org.chargeledger.billing.domain.SessionCase.Happening;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.SettledBill;

/** What a batch of facts did to the sessions it is about, collected so that each table is written once. */
final class Batch {

    /** An outcome and the session as it was before. */
    private record Advance(Session before, SessionCase.Step step, List<RecordReceived> records) {

        Session after() {
            return step.session();
        }

        boolean madeVersion() {
            return after().billVersion() > before.billVersion();
        }

        BillVersion version() {
            return step.happenings().stream().map(happening -> switch (happening) {
                case Happening.Rated(Bill rated) -> BillVersion.ofFacts(after(), rated);
                case Happening.Settled settled -> BillVersion.ofFacts(after(), settled.rated());
                case Happening.Held held -> BillVersion.heldByFacts(after(), held.expected());
                default -> null;
            }).filter(Objects::nonNull).findFirst().orElseThrow();
        }
    }

    private final Map<BillNo, Advance> advances = new LinkedHashMap<>();

    void add(Session before, SessionCase.Step step, List<RecordReceived> records) {
        advances.put(before.key().billNo(), new Advance(before, step, records));
    }

    List<Session> changed() {
        return advances.values().stream().filter(a -> !a.after().equals(a.before())).map(Advance::after).toList();
    }

    /** The versions of bills that the facts made: first ones, and those of healed bills. */
    List<BillVersion> versions() {
        return advances.values().stream().filter(Advance::madeVersion).map(Advance::version).toList();
    }

    /** Held bills of sessions that turned out never to have begun, or to be open after all. */
    List<BillNo> withdrawn() {
        return advances.entrySet().stream().filter(e -> e.getValue().after().undoes(e.getValue().before()))
                .map(Map.Entry::getKey).toList();
    }

    /** The records that came, each with its session as it is now. */
    List<OfferRecords.Delivered> delivered() {
        return advances.values().stream().flatMap(a -> a.records().stream()
                .map(record -> new OfferRecords.Delivered(a.after(), record))).toList();
    }

    List<SettledBill> settled() {
        return happenings().stream().flatMap(entry -> entry.getValue() instanceof Happening.Settled settled
                ? Stream.of(settled.bill(entry.getKey())) : Stream.empty()).toList();
    }

    /** Sessions that no longer stand at their connector: the car left, or nothing more will come. */
    List<BillNo> left() {
        return advances.entrySet().stream().filter(e -> !occupies(e.getValue().after())
                && occupies(e.getValue().before())).map(Map.Entry::getKey).toList();
    }

    List<SessionKey> returned() {
        return advances.values().stream().filter(a -> occupies(a.after()) && !occupies(a.before()))
                .map(a -> a.after().key()).toList();
    }

    /** What happened, session by session in the order of their first fact. */
    List<Map.Entry<Session, Happening>> happenings() {
        var all = new ArrayList<Map.Entry<Session, Happening>>();
        advances.values().forEach(a -> a.step().happenings().forEach(h -> all.add(Map.entry(a.after(), h))));
        return all;
    }

    List<BillNo> heldNumbers() {
        return versions().stream().filter(BillVersion::held).map(version -> version.key().billNo()).toList();
    }

    private static boolean occupies(Session session) {
        return session.state().open() && !session.unplugged();
    }
}
