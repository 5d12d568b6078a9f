package org.chargeledger.reporting.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.reporting.domain.ArrearsPayment;
import org.chargeledger.reporting.domain.BillRefund;
import org.chargeledger.reporting.domain.MessageOutcome;
import org.chargeledger.reporting.domain.PileFirmware;
import org.chargeledger.reporting.domain.Session;
import org.chargeledger.reporting.domain.Station;
import org.chargeledger.reporting.domain.VoucherFact;
import org.chargeledger.reporting.store.ArrearsPayments;
import org.chargeledger.reporting.store.Messages;
import org.chargeledger.reporting.store.Piles;
import org.chargeledger.reporting.store.Refunds;
import org.chargeledger.reporting.store.Sessions;
import org.chargeledger.reporting.store.Stations;
import org.chargeledger.reporting.store.Vouchers;

/** Adds batches of facts to the read models, inside the transaction that remembers their events. */
@ApplicationScoped
public class LearnFacts {

    private final Sessions sessions;
    private final Refunds refunds;
    private final ArrearsPayments arrears;
    private final Piles piles;
    private final Stations stations;
    private final Vouchers vouchers;
    private final Messages messages;

    LearnFacts(Sessions sessions, Refunds refunds, ArrearsPayments arrears, Piles piles, Stations stations,
            Vouchers vouchers, Messages messages) {
        this.sessions = sessions;
        this.refunds = refunds;
        this.arrears = arrears;
        this.piles = piles;
        this.stations = stations;
        this.vouchers = vouchers;
        this.messages = messages;
    }

    public void ofSessions(Tx tx, List<Session> facts) {
        if (!facts.isEmpty()) {
            sessions.learn(tx, facts);
        }
    }

    public void ofRefunds(Tx tx, List<BillRefund> facts) {
        if (!facts.isEmpty()) {
            refunds.learn(tx, facts);
        }
    }

    public void ofArrears(Tx tx, List<ArrearsPayment> facts) {
        if (!facts.isEmpty()) {
            arrears.learn(tx, facts);
        }
    }

    public void ofPiles(Tx tx, List<PileFirmware> facts) {
        if (!facts.isEmpty()) {
            piles.learn(tx, facts);
        }
    }

    public void ofStations(Tx tx, List<Station> facts) {
        if (!facts.isEmpty()) {
            stations.learn(tx, facts);
        }
    }

    public void ofVouchers(Tx tx, List<VoucherFact> facts) {
        if (!facts.isEmpty()) {
            vouchers.learn(tx, facts);
        }
    }

    public void ofMessages(Tx tx, List<MessageOutcome> facts) {
        if (!facts.isEmpty()) {
            messages.learn(tx, facts);
        }
    }
}
