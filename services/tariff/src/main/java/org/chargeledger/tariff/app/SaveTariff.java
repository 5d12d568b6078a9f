package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.chargeledger.kit.hibernate.EntityIdempotency;
import org.chargeledger.kit.hibernate.TenantSessions;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.tariff.domain.TariffName;
import org.chargeledger.tariff.store.Tariffs;

/** Creates a tariff, or renames it. */
@ApplicationScoped
public class SaveTariff {

    private static final int OK = 200;

    private final TenantSessions sessions;
    private final EntityIdempotency idempotency;
    private final Tariffs tariffs;
    private final InstantSource clock;

    SaveTariff(TenantSessions sessions, EntityIdempotency idempotency, Tariffs tariffs, InstantSource clock) {
        this.sessions = sessions;
        this.idempotency = idempotency;
        this.tariffs = tariffs;
        this.clock = clock;
    }

    public Uni<Response> save(Caller caller, String key, String tariffId, String name, Function<TariffName, Object> view) {
        var tariff = new TariffName(caller.operatorId(), tariffId, name, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return sessions.inTenant(caller, session -> idempotency.once(session, caller, "PUT /tariffs/" + tariffId, key, name,
                () -> tariffs.save(session, tariff)
                        .call(session::flush)
                        .map(saved -> new Reply(OK, view.apply(saved)))));
    }
}
