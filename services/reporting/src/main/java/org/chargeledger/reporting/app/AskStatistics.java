package org.chargeledger.reporting.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.reporting.domain.DayStatistics;
import org.chargeledger.reporting.domain.IdleFeeStatistics;
import org.chargeledger.reporting.domain.LatencyStatistics;
import org.chargeledger.reporting.domain.MessageStatistics;
import org.chargeledger.reporting.domain.SessionStatistics;
import org.chargeledger.reporting.domain.VoucherStatistics;
import org.chargeledger.reporting.domain.Window;
import org.chargeledger.reporting.store.IdleFees;
import org.chargeledger.reporting.store.Messages;
import org.chargeledger.reporting.store.SessionFigures;
import org.chargeledger.reporting.store.Vouchers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers the caller's questions from the read models of the caller's operator. */
@ApplicationScoped
public class AskStatistics {

    private final TenantDb db;
    private final SessionFigures sessions;
    private final IdleFees idleFees;
    private final Messages messages;
    private final Vouchers vouchers;
    private final InstantSource businessTime;
    private final ZoneId dayZone;

    AskStatistics(TenantDb db, SessionFigures sessions, IdleFees idleFees, Messages messages, Vouchers vouchers,
            InstantSource businessTime, @ConfigProperty(name = "reporting.day-zone") ZoneId dayZone) {
        this.db = db;
        this.sessions = sessions;
        this.idleFees = idleFees;
        this.messages = messages;
        this.vouchers = vouchers;
        this.businessTime = businessTime;
        this.dayZone = dayZone;
    }

    public SessionStatistics sessions(Caller caller, Window window) {
        return db.inTenant(caller, tx -> sessions.statistics(tx, window));
    }

    /** Without a day, the day that business time says it is. */
    public DayStatistics day(Caller caller, Optional<LocalDate> day) {
        LocalDate asked = day.orElseGet(() -> LocalDate.ofInstant(businessTime.instant(), dayZone));
        return db.inTenant(caller, tx -> sessions.day(tx, asked, dayZone));
    }

    public IdleFeeStatistics idleFees(Caller caller, Window window, IdleFeeStatistics.Limits limits) {
        return db.inTenant(caller, tx -> idleFees.statistics(tx, window, limits));
    }

    public LatencyStatistics latency(Caller caller, Window window) {
        return db.inTenant(caller, tx -> sessions.latency(tx, window));
    }

    public MessageStatistics messages(Caller caller, Window window) {
        return db.inTenant(caller, tx -> messages.statistics(tx, window));
    }

    public VoucherStatistics vouchers(Caller caller, Window window) {
        return db.inTenant(caller, tx -> vouchers.statistics(tx, window));
    }
}
