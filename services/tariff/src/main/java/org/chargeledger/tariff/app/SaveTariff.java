package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.hibernate.EntityAudit;
import org.chargeledger.kit.hibernate.EntityIdempotency;
import org.chargeledger.kit.hibernate.TenantSessions;
import org.chargeledger.kit.http.ETag;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.tariff.domain.TariffName;
import org.chargeledger.tariff.store.Tariffs;
import org.hibernate.reactive.mutiny.Mutiny;

/** Creates a tariff, or renames it for somebody who has read its current name. */
@ApplicationScoped
public class SaveTariff {

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

    /** {@code ifMatch} is only looked at when the tariff exists. */
    public Uni<Response> save(Caller caller, String key, String ifMatch, String tariffId, String name,
            Function<TariffName, Object> view) {
        var wanted = new TariffName(caller.operatorId(), tariffId, name, clock.instant().truncatedTo(ChronoUnit.MICROS),
                FIRST_REVISION);
        return sessions.inTenant(caller,
                session -> idempotency.once(session, caller, "PUT /tariffs/" + tariffId, key, name,
                () -> tariffs.lock(session, wanted.operatorId(), tariffId)
                        .chain(found -> found.isEmpty() ? create(session, caller, wanted)
                                : rename(session, caller, found.get(), ifMatch, name))
                        .map(saved -> new Reply(OK, view.apply(saved)))));
    }

    private Uni<TariffName> create(Mutiny.Session session, Caller caller, TariffName tariff) {
        return tariffs.add(session, tariff)
                .chain(() -> remember(session, caller, "create-tariff", tariff.tariffId(), null, tariff.name()))
                .replaceWith(tariff);
    }

    private Uni<TariffName> rename(Mutiny.Session session, Caller caller, TariffName before, String ifMatch,
            String name) {
        ETag.of(before.revision()).requireMatch(ifMatch);
        TariffName renamed = before.renamed(name);
        return tariffs.rename(session, renamed)
                .chain(() -> remember(session, caller, "rename-tariff", before.tariffId(), before.name(), name))
                .replaceWith(renamed);
    }

    private Uni<Void> remember(Mutiny.Session session, Caller caller, String action, String tariffId, String before,
            String after) {
        return audit.write(session, caller, new AuditEntry(action, "tariff", tariffId, null,
                before == null ? null : Map.of("name", before), Map.of("name", after)));
    }
}
