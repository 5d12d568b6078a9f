package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.store.Recipients;
import org.chargeledger.notification.store.Recipients.Staff;
import org.chargeledger.notification.store.Settings;
import org.chargeledger.notification.store.Settings.Account;
import org.chargeledger.notification.store.Settings.Versioned;

/** What an operator has set up. */
@ApplicationScoped
public class ReadSettings {

    private final TenantDb db;
    private final Settings settings;
    private final Recipients recipients;

    ReadSettings(TenantDb db, Settings settings, Recipients recipients) {
        this.db = db;
        this.settings = settings;
        this.recipients = recipients;
    }

    public List<Account> accounts(Caller caller) {
        return db.inTenant(caller, settings::accounts);
    }

    public Map<Kind, Versioned> templates(Caller caller) {
        return db.inTenant(caller, settings::templates);
    }

    public List<Staff> staff(Caller caller) {
        return db.inTenant(caller, recipients::staff);
    }

    /** The version of a list that was read. */
    public ETag version(List<Staff> staff) {
        return ConfigureAccounts.members(staff).version();
    }

    /** The version of an account's name that was read. */
    public ETag version(Account account) {
        return new Setting<>(Optional.of(account.name())).version();
    }

    /** The version of an account's cover that was read; null while it has none. */
    public ETag coverVersion(Account account) {
        return account.coverMediaId() == null ? null
                : new Setting<>(Optional.of(account.coverMediaId())).version();
    }
}
