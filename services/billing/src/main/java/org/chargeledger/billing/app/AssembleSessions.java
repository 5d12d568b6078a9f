package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.Fact;
import org.chargeledger.billing.domain.OfferRule;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionCase;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.SessionState;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.DeniedStarts.Denial;
import org.chargeledger.billing.store.Records;
import org.chargeledger.billing.store.Samples;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.Tx;

/** Puts sessions together from what piles report, and bills, fails or holds those that are decided by it. */
@ApplicationScoped
public class AssembleSessions {

    /** The new facts of one session; the last event among them names the cause of its transfers. */
    private record News(Session session, List<Fact> facts, List<PileReport> reports) {

        News(Session session) {
            this(session, new ArrayList<>(), new ArrayList<>());
        }

        Session after() {
            return session.after(facts);
        }

        List<Fact.RecordReceived> records() {
            return facts.stream().filter(Fact.RecordReceived.class::isInstance).map(Fact.RecordReceived.class::cast)
                    .toList();
        }

        Stream<Denial> denials() {
            SessionKey key = session.key();
            return reports.stream().filter(report -> OfferRule.deniedBy(report.fact()))
                    .map(report -> new Denial(key.operatorId(), key.billNo(), report.eventId(), report.storedAt(),
                            report.fact()));
        }

        /** Until when its pile was observed. */
        Instant until() {
            return facts.stream().map(Fact::observedAt).max(Comparator.naturalOrder()).orElseThrow();
        }

        String cause() {
            return reports.getLast().eventId().toString();
        }
    }

    private final Sessions sessions;
    private final Accounts accounts;
    private final Tariffs tariffs;
    private final Records records;
    private final Samples samples;
    private final DeferDenials deferDenials;
    private final RecordOutcome outcome;
    private final LookAround lookAround;
    private final StopOnLowBalance stopOnLowBalance;
    private final ReportBacklog backlog;
    private final WithoutVouchers withoutVouchers;
    private final InstantSource clock;

    AssembleSessions(Sessions sessions, Accounts accounts, Tariffs tariffs, Records records, Samples samples,
            DeferDenials deferDenials, RecordOutcome outcome, LookAround lookAround, StopOnLowBalance stopOnLowBalance,
            ReportBacklog backlog, WithoutVouchers withoutVouchers, InstantSource clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.tariffs = tariffs;
        this.records = records;
        this.samples = samples;
        this.deferDenials = deferDenials;
        this.outcome = outcome;
        this.lookAround = lookAround;
        this.stopOnLowBalance = stopOnLowBalance;
        this.backlog = backlog;
        this.withoutVouchers = withoutVouchers;
        this.clock = clock;
    }

    public void handle(Tx tx, List<PileReport> reports) {
        Instant now = clock.instant();
        Map<BillNo, News> news = sort(tx, reports);
        leaveOutDenials(tx, news);
        Map<String, Book> books = accounts.lock(tx, accountsOf(news.values().stream().toList()));
        Surroundings surroundings = lookAround.of(tx, news.values().stream().map(News::after).toList());
        var batch = new Batch();
        var heard = new ArrayList<StopOnLowBalance.Heard>();
        for (News one : news.values()) {
            Session before = one.session();
            String operatorId = before.key().operatorId();
            Book book = books.get(operatorId);
            var tariff = tariffs.find(tx, operatorId, before.key().tariff());
            SessionCase.Step step = SessionCase.advance(before, one.facts(), tariff, surroundings.of(before.key()),
                    book, one.cause(), now);
            surroundings.add(step);
            heard.add(new StopOnLowBalance.Heard(step.session(), one.until()));
            batch.add(before, withoutVouchers.holdsFor(operatorId) ? step.settledAtOnce(book, now) : step,
                    one.records());
        }
        outcome.write(tx, batch, books.values(), now);
        stopOnLowBalance.look(tx, heard, now);
        backlog.look(tx, reports);
    }

    /** Whom each fact concerns; a record that concerns nobody is kept apart. */
    private Map<BillNo, News> sort(Tx tx, List<PileReport> reports) {
        SessionIndex index = SessionIndex.lock(tx, sessions, reports);
        var news = new LinkedHashMap<BillNo, News>();
        var evidence = new ArrayList<Records.Evidence>();
        var curve = new ArrayList<Samples.Sample>();
        var unclaimed = new ArrayList<Records.Unclaimed>();
        for (PileReport report : reports) {
            List<Session> concerned = index.about(report);
            for (Session session : concerned) {
                News one = news.computeIfAbsent(session.key().billNo(), billNo -> new News(session));
                one.facts().add(report.fact());
                one.reports().add(report);
            }
            if (report.fact() instanceof Fact.Progressed progressed) {
                concerned.forEach(session -> curve.add(new Samples.Sample(session.key(), progressed)));
            }
            if (report.fact() instanceof Fact.RecordReceived received) {
                concerned.forEach(session -> evidence.add(evidence(session, report, received)));
                if (concerned.isEmpty()) {
                    unclaimed.add(unclaimed(report, received));
                }
            }
        }
        records.add(tx, evidence);
        records.addUnclaimed(tx, unclaimed);
        samples.add(tx, curve);
        return news;
    }

    /** What says of a lost session that it never began waits for staff, where they have a record to decide on. */
    private void leaveOutDenials(Tx tx, Map<BillNo, News> news) {
        List<Denial> denials = news.values().stream().filter(one -> one.session().lost())
                .flatMap(News::denials).toList();
        deferDenials.defer(tx, denials)
                .forEach(billNo -> news.get(billNo).facts().removeIf(OfferRule::deniedBy));
        news.values().removeIf(one -> one.facts().isEmpty());
    }

    private static Map<String, List<AccountId>> accountsOf(List<News> news) {
        var wanted = new HashMap<String, List<AccountId>>();
        for (News one : news) {
            var key = one.session().key();
            List<AccountId> accounts = wanted.computeIfAbsent(key.operatorId(), operator -> new ArrayList<>());
            if (one.session().state() != SessionState.SETTLED
                    && !one.facts().stream().allMatch(AssembleSessions::silent)) {
                accounts.addAll(key.accounts());
            }
        }
        return wanted;
    }

    /** Hearing of the pile alone moves no money. */
    private static boolean silent(Fact fact) {
        return fact instanceof Fact.PileSeen;
    }

    private static Records.Evidence evidence(Session session, PileReport report, Fact.RecordReceived received) {
        return new Records.Evidence(session.key(), report.eventId(), received.observedAt(), received.storedAt(),
                report.json());
    }

    private static Records.Unclaimed unclaimed(PileReport report, Fact.RecordReceived received) {
        return new Records.Unclaimed(report.eventId(), report.operatorId(), report.stationId(), report.pileCode(),
                report.connectorNo(), report.billNo(), report.transactionNo(), received.observedAt(),
                received.storedAt(), report.json());
    }
}
