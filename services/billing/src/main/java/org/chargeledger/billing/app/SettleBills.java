package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.AccountId;
import org.chargeledger.billing.domain.BillNo;
import org.chargeledger.billing.domain.Book;
import org.chargeledger.billing.domain.RatedBill;
import org.chargeledger.billing.domain.Session;
import org.chargeledger.billing.domain.SessionKey;
import org.chargeledger.billing.domain.SessionMoney;
import org.chargeledger.billing.domain.SettledBill;
import org.chargeledger.billing.domain.Settlement;
import org.chargeledger.billing.domain.UsedVoucher;
import org.chargeledger.billing.domain.VoucherAnswer;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Bills;
import org.chargeledger.billing.store.Sessions;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Outbox;

/** Settles rated bills, with the voucher that was answered or without one. Whoever comes second finds nothing to do. */
@ApplicationScoped
public class SettleBills {

    private final Sessions sessions;
    private final Bills bills;
    private final Accounts accounts;
    private final Outbox outbox;
    private final InstantSource clock;
    private final RecordToSettled recordToSettled;

    SettleBills(Sessions sessions, Bills bills, Accounts accounts, Outbox outbox, InstantSource clock,
            RecordToSettled recordToSettled) {
        this.sessions = sessions;
        this.bills = bills;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
        this.recordToSettled = recordToSettled;
    }

    public void settle(Tx tx, Collection<VoucherAnswer> answers) {
        Set<BillNo> numbers = answers.stream().map(VoucherAnswer::billNo).collect(Collectors.toSet());
        List<Session> locked = sessions.lock(tx, numbers);
        Map<BillNo, RatedBill> rated = bills.rated(tx, numbers);
        Map<BillNo, String> operators = locked.stream().map(Session::key)
                .collect(Collectors.toMap(SessionKey::billNo, SessionKey::operatorId));
        var fitting = new HashMap<BillNo, VoucherAnswer>();
        answers.stream().filter(answer -> answer.fits(operators.get(answer.billNo()), rated.get(answer.billNo())))
                .forEach(answer -> fitting.putIfAbsent(answer.billNo(), answer));
        List<Session> waiting = locked.stream().filter(s -> fitting.containsKey(s.key().billNo())).toList();
        if (!waiting.isEmpty()) {
            settle(tx, waiting, rated, fitting);
        }
    }

    /** A bill that meanwhile has another version than the one that waits is left to that version's own answer. */
    public void settleWithoutVoucher(Tx tx, Map<BillNo, Integer> versions) {
        settle(tx, versions.entrySet().stream()
                .map(bill -> VoucherAnswer.none(bill.getKey(), bill.getValue())).toList());
    }

    private void settle(Tx tx, List<Session> waiting, Map<BillNo, RatedBill> rated,
            Map<BillNo, VoucherAnswer> answers) {
        Instant settledAt = clock.instant();
        Map<String, Book> books = accounts.lock(tx, accountsOf(waiting));
        var settled = new ArrayList<SettledBill>();
        for (Session session : waiting) {
            RatedBill bill = rated.get(session.key().billNo());
            VoucherAnswer answer = answers.get(bill.billNo());
            Book book = books.get(session.key().operatorId());
            Settlement settlement = SessionMoney.settle(book, session.key(), bill.version(), bill.fees(),
                    answer.discount());
            UsedVoucher voucher = settlement.discount().fen() > 0 ? answer.voucher() : null;
            settled.add(new SettledBill(session.settled(settledAt), bill, voucher, settlement, book.order()));
        }
        bills.settle(tx, settled, settledAt);
        sessions.update(tx, settled.stream().map(SettledBill::session).toList());
        accounts.write(tx, books.values(), settledAt);
        books.values().forEach(book -> outbox.append(tx, LowBalance.after(book, settled, settledAt)));
        outbox.append(tx, settled.stream()
                .map(bill -> SessionEvents.settled(bill, settledAt, recordToSettled.count(bill))).toList());
    }

    private static Map<String, List<AccountId>> accountsOf(List<Session> sessions) {
        var wanted = new HashMap<String, List<AccountId>>();
        for (Session session : sessions) {
            wanted.computeIfAbsent(session.key().operatorId(), operator -> new ArrayList<>())
                    .addAll(session.key().accounts());
        }
        return wanted;
    }
}
