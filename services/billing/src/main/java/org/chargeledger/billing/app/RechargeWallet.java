package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.chargeledger.billing.store.Drivers;
import org.chargeledger.billing.store.Recharges;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Money;

/** Staff put money that was received outside the suite into a driver's wallet. */
@ApplicationScoped
public class RechargeWallet {

    /** What was asked; the idempotency key guards all of it. */
    public record Wish(UUID driverId, long amountFen, String reason) {}

    /** {@code balanceFen} is what the driver can spend now, {@code arrearsPaidFen} what was taken for earlier bills. */
    public record Recharged(UUID rechargeId, UUID driverId, long amountFen, long arrearsPaidFen, long balanceFen,
            Instant rechargedAt) {}

    private record Before(long balanceFen) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Drivers drivers;
    private final BookRecharge bookRecharge;
    private final Audit audit;
    private final InstantSource clock;

    RechargeWallet(TenantDb db, OnceReplies replies, Drivers drivers, BookRecharge bookRecharge, Audit audit,
            InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.drivers = drivers;
        this.bookRecharge = bookRecharge;
        this.audit = audit;
        this.clock = clock;
    }

    public Response recharge(Caller caller, String idempotencyKey, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "recharge", idempotencyKey, wish, 201,
                () -> recharge(tx, caller, wish, clock.instant())));
    }

    private Recharged recharge(Tx tx, Caller caller, Wish wish, Instant now) {
        if (drivers.find(tx, wish.driverId()).isEmpty()) {
            throw Refusal.notFound("driver");
        }
        var received = new Recharges.Received(UUID.randomUUID(), wish.driverId(), new Money(wish.amountFen()),
                Recharges.Source.OFFLINE, wish.reason(), caller.name());
        BookRecharge.Booked booked = bookRecharge.book(tx, caller.operatorId(), received, now);
        var recharged = new Recharged(received.rechargeId(), wish.driverId(), wish.amountFen(),
                booked.arrearsPaid().fen(), booked.balance().fen(), now);
        audit.write(tx, caller, new AuditEntry("recharge-wallet", "driver", wish.driverId().toString(), wish.reason(),
                new Before(booked.before().fen()), recharged));
        return recharged;
    }
}
