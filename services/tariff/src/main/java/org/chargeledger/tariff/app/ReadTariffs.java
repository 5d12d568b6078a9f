package org.chargeledger.tariff.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.hibernate.TenantSessions;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.domain.KeptVersion;
import org.chargeledger.tariff.domain.TariffName;
import org.chargeledger.tariff.domain.VersionDiff;
import org.chargeledger.tariff.store.Tariffs;
import org.chargeledger.tariff.store.Versions;

/** What an operator's staff may look up about tariffs and their versions. */
@ApplicationScoped
public class ReadTariffs {

    private final TenantSessions sessions;
    private final Tariffs tariffs;
    private final Versions versions;

    ReadTariffs(TenantSessions sessions, Tariffs tariffs, Versions versions) {
        this.sessions = sessions;
        this.tariffs = tariffs;
        this.versions = versions;
    }

    public Uni<List<TariffName>> list(Caller caller, String after, int limit) {
        return sessions.inTenant(caller, session -> tariffs.list(session, after, limit));
    }

    public Uni<TariffName> get(Caller caller, String tariffId) {
        String operatorId = caller.operatorId();
        return sessions.inTenant(caller, session -> tariffs.get(session, operatorId, tariffId));
    }

    /** The versions of a tariff that exists; refuses (404) one that does not. */
    public Uni<List<KeptVersion>> versions(Caller caller, String tariffId, int after, int limit) {
        String operatorId = caller.operatorId();
        return sessions.inTenant(caller, session -> tariffs.get(session, operatorId, tariffId)
                .chain(() -> versions.list(session, tariffId, after, limit)));
    }

    public Uni<KeptVersion> version(Caller caller, TariffVersion version) {
        String operatorId = caller.operatorId();
        return sessions.inTenant(caller, session -> versions.get(session, operatorId, version));
    }

    public Uni<VersionDiff> diff(Caller caller, TariffVersion before, TariffVersion after) {
        String operatorId = caller.operatorId();
        return sessions.inTenant(caller, session -> versions.get(session, operatorId, before)
                .chain(old -> versions.get(session, operatorId, after)
                        .map(now -> VersionDiff.between(old.version(), now.version()))));
    }
}
