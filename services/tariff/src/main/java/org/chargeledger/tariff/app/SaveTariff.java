package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.hibernate.EntityAudit;
import org.chargeledger.kit.hibernate.EntityIdempotency;
import org.chargeledger.kit.hibernate.TenantSessions;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.tariff.domain.TariffName;
import org.chargeledger.tariff.store.Tariffs;
import org.hibernate.reactive.mutiny.Mutiny;

/** Creates a tariff, or renames it for somebody who has read its current name. */
@ApplicationScoped
public class SaveTariff {

    /** A name, and why; a new tariff may leave the reason out. */
    public record Wish(String name, String reason) {

        boolean reasoned() {
            return reason != null && !reason.isBlank();
        }

        /** What an idempotency key stands for; without a reason the name alone, as it was before there were reasons. */
        Object claimed() {
            return reason == null ? name : this;
        }
    }

    private static final int OK = 200;
    private static final int FIRST_REVISION = 1;

    private final TenantSessions sessions;
    private final EntityIdempotency idempotency;
    private final Tariffs tariffs;
    private final EntityAudit audit;
    private final InstantSource clock;

    SaveTariff(TenantSessions sessions, EntityIdempotency idempotency, Tariffs tariffs, EntityAudit audit,
            InstantSource clock) {
        this.sessions = sessions;
        this.idempotency = idempotency;
        this.tariffs = tariffs;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@code ifMatch} and the reason are only asked for when the tariff exists. */
    public Uni<Response> save(Caller caller, String key, String ifMatch, String tariffId, Wish wish,
            Function<TariffName, Object> view) {
        var wanted = new TariffName(caller.operatorId(), tariffId, wish.name(), clock.instant(),
                FIRST_REVISION);
        return sessions.inTenant(caller, session -> idempotency.once(session, caller, "PUT /tariffs/" + tariffId, key,
                wish.claimed(),
                () -> tariffs.lock(session, wanted.operatorId(), tariffId)
                        .chain(found -> found.isEmpty() ? create(session, caller, wanted, wish.reason())
                                : rename(session, caller, found.get(), ifMatch, wish))
                        .map(saved -> new Reply(OK, view.apply(saved)))));
    }

    private Uni<TariffName> create(Mutiny.Session session, Caller caller, TariffName tariff, String reason) {
        return tariffs.add(session, tariff)
                .chain(() -> audit.write(session, caller, new AuditEntry("create-tariff", "tariff", tariff.tariffId(),
                        reason, null, Map.of("name", tariff.name()))))
                .replaceWith(tariff);
    }

    private Uni<TariffName> rename(Mutiny.Session session, Caller caller, TariffName before, String ifMatch,
            Wish wish) {
        ETag.of(before.revision()).requireMatch(ifMatch);
        if (!wish.reasoned()) {
            throw Refusal.invalid("reason must not be blank: a new name needs one");
        }
        TariffName renamed = before.renamed(wish.name());
        return tariffs.rename(session, renamed)
                .chain(() -> audit.write(session, caller, new AuditEntry("rename-tariff", "tariff", before.tariffId(),
                        wish.reason(), Map.of("name", before.name()), Map.of("name", wish.name()))))
                .replaceWith(renamed);
    }
}
