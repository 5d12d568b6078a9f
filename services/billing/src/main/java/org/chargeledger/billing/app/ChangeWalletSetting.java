package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Map;
import org.chargeledger.billing.domain.SpendingOrder;
import org.chargeledger.billing.domain.WalletSetting;
import org.chargeledger.billing.store.WalletSettings;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.Money;

/** How an operator handles drivers' money; a change needs a reason and the version it was made from. */
@ApplicationScoped
public class ChangeWalletSetting {

    public record Wish(SpendingOrder spendingOrder, long arrearsLimitFen, Long lowBalanceFen, String reason) {

        WalletSetting setting() {
            return new WalletSetting(spendingOrder, new Money(arrearsLimitFen),
                    lowBalanceFen == null ? null : new Money(lowBalanceFen));
        }
    }

    /** {@code lowBalanceFen} null: nobody is told. */
    public record Setting(SpendingOrder spendingOrder, long arrearsLimitFen, Long lowBalanceFen) {

        static Setting of(WalletSetting setting) {
            return new Setting(setting.spendingOrder(), setting.arrearsLimit().fen(),
                    setting.lowBalance() == null ? null : setting.lowBalance().fen());
        }
    }

    public record Versioned(Setting setting, ETag version) {}

    /** All that an idempotency key stands for. */
    private record Request(Wish wish, String ifMatch) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final WalletSettings settings;
    private final Audit audit;
    private final InstantSource clock;

    ChangeWalletSetting(TenantDb db, OnceReplies replies, WalletSettings settings, Audit audit, InstantSource clock) {
        this.db = db;
        this.replies = replies;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    public Versioned get(Caller caller) {
        WalletSettings.Said said = db.inTenant(caller, tx -> settings.get(tx, caller.operatorId()));
        return new Versioned(Setting.of(said.setting()), ETag.of(said.version()));
    }

    public Response change(Caller caller, String idempotencyKey, String ifMatch, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "change-wallet-setting", idempotencyKey,
                new Request(wish, ifMatch), 200, () -> change(tx, caller, ifMatch, wish)));
    }

    private Setting change(Tx tx, Caller caller, String ifMatch, Wish wish) {
        WalletSettings.Said before = settings.get(tx, caller.operatorId());
        ETag.of(before.version()).requireMatch(ifMatch);
        var next = new WalletSettings.Said(before.version() + 1, wish.setting());
        if (!settings.put(tx, caller.operatorId(), next, caller.name(), clock.instant())) {
            throw new Refusal(412, "version-stale", "Changed since you read it", "somebody else changed the setting",
                    Map.of("currentETag", ETag.of(next.version()).toString()));
        }
        Setting after = Setting.of(next.setting());
        audit.write(tx, caller, new AuditEntry("change-wallet-setting", "wallet-setting", caller.operatorId(),
                wish.reason(), Setting.of(before.setting()), after));
        return after;
    }
}
