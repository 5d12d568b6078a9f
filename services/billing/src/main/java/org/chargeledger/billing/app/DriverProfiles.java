package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.chargeledger.billing.domain.Driver;
import org.chargeledger.billing.domain.DriverId;
import org.chargeledger.billing.domain.Phone;
import org.chargeledger.billing.domain.Wallet;
import org.chargeledger.billing.domain.view.DriverAccount;
import org.chargeledger.billing.domain.view.WalletEntry;
import org.chargeledger.billing.store.Accounts;
import org.chargeledger.billing.store.Drivers;
import org.chargeledger.billing.store.Transfers;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.event.Outbox;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;

/** Who drivers are. A driver sees the own profile in full and writes who it is; staff see the phone number masked. */
@ApplicationScoped
public class DriverProfiles {

    public record Profile(UUID driverId, String openid, String nickname, String phone, String department,
            String subOperator) {

        static Profile of(Driver driver) {
            return new Profile(driver.driverId(), driver.openid(), driver.nickname(), driver.phone().digits(),
                    driver.groups().department(), driver.groups().subOperator());
        }

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "profile of " + driverId;
        }
    }

    record DriverProfiled(String operatorId, UUID driverId, String openid, String nickname, String phone,
            String department, String subOperator) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final Drivers drivers;
    private final Accounts accounts;
    private final Transfers transfers;
    private final Outbox outbox;
    private final InstantSource clock;

    DriverProfiles(TenantDb db, OnceReplies replies, Drivers drivers, Accounts accounts, Transfers transfers,
            Outbox outbox, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.drivers = drivers;
        this.accounts = accounts;
        this.transfers = transfers;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Response put(Caller caller, String idempotencyKey, String openid, String nickname, String phone) {
        var driver = new Driver(caller.requireDriverId(), openid, nickname, new Phone(phone), Driver.Groups.NONE);
        if (!DriverId.of(caller.operatorId(), openid).equals(driver.driverId())) {
            throw new Refusal(409, "openid-foreign", "Somebody else's openid",
                    "the openid is not the one signed in with");
        }
        return db.inTenant(caller, tx -> replies.once(tx, caller, "put-profile", idempotencyKey, driver, 200,
                () -> put(tx, caller, driver, clock.instant())));
    }

    public Profile get(Caller caller) {
        UUID driverId = caller.requireDriverId();
        return db.inTenant(caller, tx -> drivers.find(tx, driverId))
                .map(Profile::of)
                .orElseThrow(() -> Refusal.notFound("driver"));
    }

    public Wallet wallet(Caller caller) {
        UUID driverId = caller.requireDriverId();
        return db.inTenant(caller, tx -> drivers.wallet(tx, driverId));
    }

    public List<DriverAccount> find(Caller caller, String phone) {
        return db.inTenant(caller, tx -> drivers.findByPhone(tx, new Phone(phone)).stream()
                .map(driver -> account(driver, drivers.wallet(tx, driver.driverId()))).toList());
    }

    /** {@code before} is the sequence of the last entry shown, or null. */
    public List<WalletEntry> entries(Caller caller, UUID driverId, Long before, int limit) {
        return db.inTenant(caller, tx -> transfers.ofDriver(tx, driverId, before, limit));
    }

    private Profile put(Tx tx, Caller caller, Driver driver, Instant now) {
        Driver stored = drivers.put(tx, caller.operatorId(), driver, now);
        accounts.openWallet(tx, caller.operatorId(), driver.driverId());
        outbox.append(tx, List.of(profiled(caller.operatorId(), stored)));
        return Profile.of(stored);
    }

    /** The driver's row must be locked: the last profile told is the one that counts. */
    static NewEvent profiled(String operatorId, Driver driver) {
        return new NewEvent("billing.driver-profile.v1", driver.driverId().toString(), "billing.driver-profiled.v1",
                operatorId, new DriverProfiled(operatorId, driver.driverId(), driver.openid(), driver.nickname(),
                        driver.phone().digits(), driver.groups().department(), driver.groups().subOperator()));
    }

    private static DriverAccount account(Driver driver, Wallet wallet) {
        return new DriverAccount(driver.driverId(), driver.nickname(), driver.phone().masked(),
                driver.groups().department(), driver.groups().subOperator(), driver.groups().version(),
                wallet.balance().fen(), wallet.bonus().fen(), wallet.reserved().fen(), wallet.receivable().fen());
    }
}
