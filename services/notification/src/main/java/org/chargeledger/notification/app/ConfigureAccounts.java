package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chargeledger.kit.audit.Audit;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Idempotency;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.domain.Finding;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.Template;
import org.chargeledger.notification.store.Recipients;
import org.chargeledger.notification.store.Recipients.Staff;
import org.chargeledger.notification.store.Settings;
import org.chargeledger.notification.store.Settings.Account;

/** An operator says through which account, with which templates and to which staff its messages go. */
@ApplicationScoped
public class ConfigureAccounts {

    /** A person to remind: new ones by openid, one who is on the list already by number, since no openid is shown. */
    public record StaffMember(UUID recipientId, String name, String openid) {}

    private record Name(String name) {}

    record Member(UUID recipientId, String name) {}

    private record Members(List<Member> recipients) {}

    /** What is set up no more. */
    public record Deleted(Kind kind) {}

    private final TenantDb db;
    private final Idempotency idempotency;
    private final Settings settings;
    private final Recipients recipients;
    private final OwnAccounts ownAccounts;
    private final Audit audit;

    ConfigureAccounts(TenantDb db, Idempotency idempotency, Settings settings, Recipients recipients,
            OwnAccounts ownAccounts, Audit audit) {
        this.db = db;
        this.idempotency = idempotency;
        this.settings = settings;
        this.recipients = recipients;
        this.ownAccounts = ownAccounts;
        this.audit = audit;
    }

    /** Registered once, by whom it belongs to; renamed by who read the name. */
    public Response account(Caller caller, String key, String appId, String ifMatch, String name, Object body) {
        return db.inTenant(caller,
                tx -> idempotency.once(tx, caller, "PUT /official-accounts/" + appId, key, body, () -> {
            Setting<String> before = new Setting<>(settings.lockAccount(tx, appId).map(Account::name));
            before.requireMatch(ifMatch);
            if (before.value().isEmpty()) {
                ownAccounts.require(caller, appId);
            }
            settings.putAccount(tx, caller.operatorId(), appId, name);
            audit.write(tx, caller, new AuditEntry(before.value().isEmpty() ? "register-official-account"
                    : "rename-official-account", "official-account", appId, null,
                    before.value().map(Name::new).orElse(null), new Name(name)));
            return new Reply(200, body);
        }));
    }

    /** Refuses fields that could never be filled; a value that turns out too long fails its own message only. */
    public Response template(Caller caller, String key, Kind kind, String ifMatch, Template template, Object body) {
        List<Finding> findings = template.findings(kind);
        if (!findings.isEmpty()) {
            throw new Refusal(400, "template-invalid", "Invalid template",
                    findings.stream().map(Finding::message).collect(Collectors.joining("; ")),
                    Map.of("findings", findings));
        }
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "PUT /templates/" + kind, key, body, () -> {
            if (!settings.hasAccount(tx, template.appId())) {
                throw new Refusal(409, "official-account-unknown", "Official account unknown",
                        "put the official account first", Map.of("appId", template.appId()));
            }
            Optional<Settings.Versioned> read = settings.lockTemplate(tx, caller.operatorId(), kind);
            read.ifPresent(known -> ETag.of(known.version()).requireMatch(ifMatch));
            Template before = read.map(Settings.Versioned::template).orElse(null);
            settings.putTemplate(tx, caller.operatorId(), kind, template);
            audit.write(tx, caller, new AuditEntry("change-template", "message-template", kind.name(), null, before,
                    template));
            return new Reply(200, body);
        }));
    }

    /** From here on the kind is told no more, or waits for another template; what was told stays told. */
    public Response deleteTemplate(Caller caller, String key, Kind kind, String ifMatch) {
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "DELETE /templates/" + kind, key, kind, () -> {
            Settings.Versioned before = settings.lockTemplate(tx, caller.operatorId(), kind)
                    .orElseThrow(() -> Refusal.notFound("template"));
            ETag.of(before.version()).requireMatch(ifMatch);
            settings.deleteTemplate(tx, kind);
            audit.write(tx, caller, new AuditEntry("delete-template", "message-template", kind.name(), null,
                    before.template(), null));
            return new Reply(200, new Deleted(kind));
        }));
    }

    public Response staff(Caller caller, String key, String ifMatch, List<StaffMember> members, Object body) {
        String operatorId = caller.operatorId();
        return db.inTenant(caller, tx -> idempotency.once(tx, caller, "PUT /staff-recipients", key, body, () -> {
            recipients.lockStaff(tx, operatorId);
            Setting<List<Member>> before = members(recipients.staff(tx));
            before.requireMatch(ifMatch);
            List<Staff> staff = staff(tx, operatorId, members);
            recipients.replaceStaff(tx, operatorId, staff);
            audit.write(tx, caller, new AuditEntry("change-staff-recipients", "staff-recipients", operatorId, null,
                    new Members(before.value().orElse(List.of())),
                    new Members(members(recipients.staff(tx)).value().orElse(List.of()))));
            return new Reply(200, Map.of("recipients", staff.size()));
        }));
    }

    /** Who is on the list, by number and name. */
    static Setting<List<Member>> members(List<Staff> staff) {
        return new Setting<>(Optional.of(staff.stream().map(one -> new Member(one.recipientId(), one.name())).toList())
                .filter(list -> !list.isEmpty()));
    }

    private List<Staff> staff(Tx tx, String operatorId, List<StaffMember> members) {
        Map<UUID, String> known = recipients.staff(tx).stream()
                .collect(Collectors.toMap(Staff::recipientId, Staff::openid));
        return List.copyOf(members.stream().map(member -> {
            String openid = member.openid() == null ? known.get(member.recipientId()) : member.openid();
            if (openid == null) {
                throw Refusal.notFound("staff recipient");
            }
            return new Staff(recipientId(operatorId, openid), openid, member.name());
        }).collect(Collectors.toMap(Staff::recipientId, Function.identity(), (one, again) -> again)).values());
    }

    private static UUID recipientId(String operatorId, String openid) {
        return UUID.nameUUIDFromBytes(("staff|" + operatorId + "|" + openid).getBytes(StandardCharsets.UTF_8));
    }
}
