package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.hibernate.EntityAudit;
import org.chargeledger.kit.hibernate.EntityIdempotency;
import org.chargeledger.kit.hibernate.TenantSessions;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.tariff.app.AddVersions.Addition;
import org.chargeledger.tariff.app.PlanBulkChange.Preview;
import org.chargeledger.tariff.domain.BulkChange;
import org.chargeledger.tariff.domain.BulkPlan;
import org.chargeledger.tariff.domain.BulkWish;
import org.chargeledger.tariff.domain.Finding;
import org.chargeledger.tariff.domain.KeptVersion;
import org.chargeledger.tariff.domain.ModelNumbers;
import org.chargeledger.tariff.store.BulkChanges;
import org.chargeledger.tariff.store.Versions;
import org.hibernate.reactive.mutiny.Mutiny;

/** Carries out a bulk change exactly as its preview showed it: all versions or none. */
@ApplicationScoped
public class MakeBulkChange {

    /** A wish that was seen as a preview, and why it shall be. */
    public record Approval(BulkWish wish, String reason, String digest) {}

    private static final int CREATED = 201;

    private final TenantSessions sessions;
    private final EntityIdempotency idempotency;
    private final PlanBulkChange planBulkChange;
    private final AddVersions addVersions;
    private final Versions versions;
    private final BulkChanges changes;
    private final EntityAudit audit;

    MakeBulkChange(TenantSessions sessions, EntityIdempotency idempotency, PlanBulkChange planBulkChange,
            AddVersions addVersions, Versions versions, BulkChanges changes, EntityAudit audit) {
        this.sessions = sessions;
        this.idempotency = idempotency;
        this.planBulkChange = planBulkChange;
        this.addVersions = addVersions;
        this.versions = versions;
        this.changes = changes;
        this.audit = audit;
    }

    public Uni<Response> make(Caller caller, String key, Approval approval, Function<BulkChange, Object> view) {
        Instant now = planBulkChange.now();
        String operatorId = caller.operatorId();
        return sessions.inTenant(caller,
                session -> idempotency.once(session, caller, "POST /bulk-changes", key, approval,
                () -> versions.lock(session, operatorId)
                        .chain(() -> refuseSecondUndo(session, approval.wish().undoes()))
                        .chain(() -> planBulkChange.plan(session, operatorId, approval.wish(), now))
                        .invoke(preview -> refuse(preview, approval.digest()))
                        .chain(preview -> carryOut(session, caller, approval, preview.plan(), now))
                        .map(change -> new Reply(CREATED, view.apply(change)))));
    }

    private Uni<BulkChange> carryOut(Mutiny.Session session, Caller caller, Approval approval, BulkPlan plan,
            Instant now) {
        return versions.latestNumbers(session).chain(numbers -> versions.modelNos(session)
                .map(modelNos -> additions(plan, numbers, modelNos, approval.reason(), now, caller.name())))
                .call(additions -> addVersions.add(session, caller, additions))
                .map(additions -> new BulkChange(UUID.randomUUID(), now, caller.name(),
                        approval.wish().from(plan.effectiveFrom()), approval.reason(),
                        moved(plan, additions)))
                .call(change -> changes.add(session, caller.operatorId(), change))
                .call(change -> audit.write(session, caller, new AuditEntry("make-bulk-change", "bulk-change",
                        change.changeId().toString(), change.reason(), null, change)));
    }

    private static List<Addition> additions(BulkPlan plan, Map<String, Integer> latestNumbers, Set<String> modelNos,
            String reason, Instant now, String by) {
        var numbers = new HashMap<>(latestNumbers);
        var modelNumbers = new ModelNumbers(modelNos);
        var additions = new ArrayList<Addition>();
        for (BulkPlan.Item item : plan.items()) {
            int number = numbers.merge(item.before().tariffId(), 1, Integer::sum);
            additions.add(new Addition(new KeptVersion(item.published(number, PublishVersion.take(modelNumbers)), now,
                    by, reason), item.before()));
        }
        return additions;
    }

    /** There is one addition for each item of the plan, in its order. */
    private static List<BulkChange.Moved> moved(BulkPlan plan, List<Addition> additions) {
        return IntStream.range(0, additions.size())
                .mapToObj(i -> new BulkChange.Moved(additions.get(i).before().number(),
                additions.get(i).version().version().number(), plan.items().get(i).restored())).toList();
    }

    private Uni<Void> refuseSecondUndo(Mutiny.Session session, UUID undoes) {
        return undoes == null ? Uni.createFrom().voidItem() : changes.undone(session, undoes).invoke(undone -> {
            if (undone) {
                throw new Refusal(409, "bulk-change-undone", "Already undone",
                        "this bulk change has been undone before", Map.of("changeId", undoes));
            }
        }).replaceWithVoid();
    }

    private static void refuse(Preview preview, String digest) {
        List<Finding> findings = preview.plan().items().isEmpty()
                ? List.of(new Finding("nothing-to-change", "/", "no target would get another price"))
                : preview.plan().findings();
        if (!findings.isEmpty()) {
            throw new Refusal(422, "bulk-change-refused", "Bulk change refused",
                    findings.size() + " findings; nothing was saved", Map.of("findings", findings));
        }
        if (!preview.digest().equals(digest)) {
            throw new Refusal(409, "preview-outdated", "The preview is outdated",
                    "prices changed since the preview, or it was another wish; look at it again",
                    Map.of("digest", preview.digest()));
        }
    }
}
