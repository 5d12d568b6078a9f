package org.chargeledger.billing.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.kit.db.Tx;

/** The locked sessions of a batch, found by what a pile knows of them. A pile speaks for its own sessions only. */
final class SessionIndex {

    private final Map<BillNo, Session> byNumber = new TreeMap<>();

    private SessionIndex(Collection<Session> sessions) {
        sessions.forEach(session -> byNumber.put(session.key().billNo(), session));
    }

    static SessionIndex lock(Tx tx, Sessions sessions, List<PileReport> reports) {
        var numbers = reports.stream().filter(SessionIndex::numbered).map(r -> new BillNo(r.billNo()))
                .collect(Collectors.toSet());
        var serials = reports.stream().filter(r -> !numbered(r) && r.serial() != null && r.connectorNo() != null)
                .map(r -> new Sessions.Serial(r.pileCode(), r.connectorNo(), r.serial())).collect(Collectors.toSet());
        var piles = reports.stream().filter(PileReport::aboutWholePile).map(PileReport::pileCode)
                .collect(Collectors.toSet());
        return new SessionIndex(sessions.lock(tx, numbers, serials, piles));
    }

    List<Session> about(PileReport report) {
        if (report.aboutWholePile()) {
            return byNumber.values().stream().filter(session -> sameWith(session, report)).toList();
        }
        return find(report).filter(session -> sameWith(session, report)).map(List::of).orElse(List.of());
    }

    private Optional<Session> find(PileReport report) {
        if (numbered(report)) {
            return Optional.ofNullable(byNumber.get(new BillNo(report.billNo())));
        }
        return byNumber.values().stream().filter(session -> session.key().billNo().serial().equals(report.serial())
                && session.key().connectorNo().equals(report.connectorNo()) && sameWith(session, report)).findFirst();
    }

    private static boolean sameWith(Session session, PileReport report) {
        return session.key().pileCode().equals(report.pileCode())
                && session.key().operatorId().equals(report.operatorId());
    }

    private static boolean numbered(PileReport report) {
        return BillNo.isBillNo(report.billNo());
    }
}
