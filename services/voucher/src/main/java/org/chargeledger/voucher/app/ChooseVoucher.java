package org.chargeledger.voucher.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.voucher.domain.OpenSession;
import org.chargeledger.voucher.domain.Voucher;
import org.chargeledger.voucher.store.BillUses;
import org.chargeledger.voucher.store.Drivers;
import org.chargeledger.voucher.store.OpenSessions;
import org.chargeledger.voucher.store.Vouchers;

/** A driver says which voucher an open session shall use, or none; says nothing again, and the rule decides. */
@ApplicationScoped
public class ChooseVoucher {

    /** A session and what may be chosen for it, likeliest first. */
    public record Choice(OpenSession session, List<Voucher> choosable) {}

    public record Choices(List<Choice> items, Instant now) {}

    public record Chosen(String billNo, boolean chosen, Optional<UUID> voucherId) {}

    private record Wish(boolean chosen, Optional<UUID> voucherId) {}

    private final TenantDb db;
    private final Idempotency idempotency;
    private final Drivers drivers;
    private final OpenSessions sessions;
    private final Vouchers vouchers;
    private final BillUses uses;
    private final InstantSource clock;

    ChooseVoucher(TenantDb db, Idempotency idempotency, Drivers drivers, OpenSessions sessions, Vouchers vouchers,
            BillUses uses, InstantSource clock) {
        this.db = db;
        this.idempotency = idempotency;
        this.drivers = drivers;
        this.sessions = sessions;
        this.vouchers = vouchers;
        this.uses = uses;
        this.clock = clock;
    }

    public Choices choices(Caller caller) {
        Instant now = clock.instant();
        return new Choices(db.inTenant(caller, tx -> choices(tx, caller.requireDriverId(), now)), now);
    }

    /** {@code voucherId} empty: none shall be used. */
    public Response choose(Caller caller, String key, String billNo, Optional<UUID> voucherId) {
        return write(caller, key, billNo, new Wish(true, voucherId));
    }

    public Response clear(Caller caller, String key, String billNo) {
        return write(caller, key, billNo, new Wish(false, Optional.empty()));
    }

    private Response write(Caller caller, String key, String billNo, Wish wish) {
        UUID driverId = caller.requireDriverId();
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "voucher of " + billNo, key, wish, () -> {
            drivers.lockKnown(tx, Set.of(driverId));
            Choice now = choices(tx, driverId, clock.instant()).stream()
                    .filter(choice -> choice.session().billNo().equals(billNo)).findFirst()
                    .orElseThrow(() -> Refusal.notFound("open session"));
            refuseLate(tx, now.session());
            wish.voucherId().ifPresent(voucherId -> refuseUnusable(now, voucherId));
            sessions.choose(tx, now.session().with(wish.chosen(), wish.voucherId()));
            return new Reply(200, new Chosen(billNo, wish.chosen(), wish.voucherId()));
        }));
    }

    private List<Choice> choices(Tx tx, UUID driverId, Instant now) {
        List<OpenSession> open = sessions.ofDriver(tx, driverId);
        List<Voucher> available = vouchers.available(tx, driverId, now).stream()
                .sorted(Voucher.LIKELIEST_FIRST).toList();
        return open.stream().map(session -> new Choice(session, available.stream()
                .filter(voucher -> voucher.choosableFor(session, now))
                .filter(voucher -> open.stream().noneMatch(other -> other != session && other.reserves(voucher)))
                .toList())).toList();
    }

    private void refuseLate(Tx tx, OpenSession session) {
        if (uses.find(tx, Set.of(session.key())).stream().anyMatch(use -> use.ratedVersion() > 0)) {
            throw new Refusal(409, "voucher-choice-late", "Too late to choose", "the bill of this session is made",
                    Map.of("billNo", session.billNo()));
        }
    }

    private static void refuseUnusable(Choice choice, UUID voucherId) {
        if (choice.choosable().stream().noneMatch(voucher -> voucher.voucherId().equals(voucherId))) {
            throw new Refusal(422, "voucher-not-usable", "Voucher not usable",
                    "it is used, has ended, holds at other stations only, or is chosen for another session",
                    Map.of("voucherId", voucherId));
        }
    }
}
