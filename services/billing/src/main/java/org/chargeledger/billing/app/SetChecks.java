package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chargeledger.billing.domain.check.AbnormalSettings;
import org.chargeledger.billing.domain.check.Check;
import org.chargeledger.billing.domain.check.CheckSettings;
import org.chargeledger.billing.store.AbnormalSettingRows;
import org.chargeledger.billing.store.Stations;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;

/** An operator decides which checks run on its bills, how strictly, and when it is told of the bills that wait. */
@ApplicationScoped
public class SetChecks {

    /** One check for a pile model, or for all piles when {@code model} is null; no tolerance: the usual one. */
    public record Wanted(int code, String model, boolean enabled, Long tolerance) {}

    public record Wish(LocalTime backlogAt, List<Wanted> settings, String reason) {}

    /** The catalogue beside the operator's own settings, which stand before what is built in. */
    public record View(int version, LocalTime backlogAt, List<CheckView> checks, List<Wanted> settings) {}

    public record CheckView(int code, String name, String nameEn, String unit, long usualTolerance,
            boolean usuallyEnabled) {}

    /** What the idempotency key guards: the wish, made from a version. */
    private record Guarded(Wish wish, String ifMatch) {}

    private record Audited(LocalTime backlogAt, List<Wanted> settings) {}

    private final TenantDb db;
    private final OnceReplies replies;
    private final AbnormalSettingRows rows;
    private final Stations stations;
    private final Audit audit;

    SetChecks(TenantDb db, OnceReplies replies, AbnormalSettingRows rows, Stations stations, Audit audit) {
        this.db = db;
        this.replies = replies;
        this.rows = rows;
        this.stations = stations;
        this.audit = audit;
    }

    public View get(Caller caller) {
        return view(db.inTenant(caller, tx -> rows.get(tx, caller.operatorId())));
    }

    public Response put(Caller caller, String idempotencyKey, String ifMatch, Wish wish) {
        return db.inTenant(caller, tx -> replies.once(tx, caller, "set-checks", idempotencyKey,
                new Guarded(wish, ifMatch), 200, () -> put(tx, caller, ifMatch, wish)));
    }

    private View put(Tx tx, Caller caller, String ifMatch, Wish wish) {
        AbnormalSettings before = rows.get(tx, caller.operatorId());
        ETag.of(before.version()).requireMatch(ifMatch);
        var after = new AbnormalSettings(before.version() + 1,
                wish.backlogAt() == null ? AbnormalSettings.USUAL_BACKLOG_AT : wish.backlogAt(), checks(wish, models(tx, caller, before)));
        if (!rows.put(tx, caller.operatorId(), after)) {
            throw new Refusal(412, "version-stale", "Changed since you read it", "somebody else changed the settings",
                    Map.of("currentETag", ETag.of(after.version()).toString()));
        }
        audit.write(tx, caller, new AuditEntry("set-checks", "check-settings", caller.operatorId(), wish.reason(),
                audited(before), audited(after)));
        return view(after);
    }

    /** Of piles there are, or of which something is set already: its last pile may be gone. */
    private Set<String> models(Tx tx, Caller caller, AbnormalSettings before) {
        Set<String> models = stations.models(tx, caller.operatorId());
        before.checks().settings().forEach(setting -> models.add(setting.model()));
        return models;
    }

    /** All that is wrong is told at once. */
    private static CheckSettings checks(Wish wish, Set<String> models) {
        var settings = new ArrayList<CheckSettings.Setting>();
        var findings = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (Wanted wanted : wish.settings()) {
            Optional<Check> check = Check.of(wanted.code());
            if (check.isEmpty()) {
                findings.add("no check has the code " + wanted.code());
                continue;
            }
            if (!seen.add(wanted.code() + " " + wanted.model())) {
                findings.add("code " + wanted.code() + " is set twice for the same piles");
            }
            if (wanted.model() != null && !models.contains(wanted.model())) {
                findings.add("no pile is of the model " + wanted.model());
            }
            if (wanted.tolerance() != null && check.get().unit() == Check.Unit.NONE) {
                findings.add("code " + wanted.code() + " has no tolerance");
            } else if (wanted.tolerance() != null && wanted.tolerance() > check.get().unit().most()) {
                findings.add("code " + wanted.code() + " has a tolerance of at most " + check.get().unit().most());
            }
            settings.add(new CheckSettings.Setting(check.get(), wanted.model(), wanted.enabled(),
                    wanted.tolerance() == null ? check.get().usualTolerance() : wanted.tolerance()));
        }
        if (!findings.isEmpty()) {
            throw new Refusal(422, "check-settings-refused", "Check settings refused",
                    findings.size() + " findings; nothing was saved", Map.of("findings", findings));
        }
        return new CheckSettings(settings);
    }

    private static View view(AbnormalSettings settings) {
        var checks = new ArrayList<CheckView>();
        for (Check check : Check.values()) {
            checks.add(new CheckView(check.code().number(), check.code().nameZh(), check.code().nameEn(),
                    check.unit().name(), check.usualTolerance(), check.usuallyEnabled()));
        }
        return new View(settings.version(), settings.backlogAt(), checks, wanted(settings));
    }

    private static Audited audited(AbnormalSettings settings) {
        return new Audited(settings.backlogAt(), wanted(settings));
    }

    private static List<Wanted> wanted(AbnormalSettings settings) {
        return settings.checks().settings().stream().map(setting -> new Wanted(setting.check().code().number(),
                setting.model(), setting.enabled(), setting.tolerance())).toList();
    }
}
