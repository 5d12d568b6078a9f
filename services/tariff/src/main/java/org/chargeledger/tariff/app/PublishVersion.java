package org.chargeledger.tariff.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chargeledger.kit.hibernate.EntityIdempotency;
import org.chargeledger.kit.hibernate.TenantSessions;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.domain.Finding;
import org.chargeledger.tariff.domain.KeptVersion;
import org.chargeledger.tariff.domain.ModelNumbers;
import org.chargeledger.tariff.domain.Neighbours;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.domain.TariffName;
import org.chargeledger.tariff.domain.VersionCheck;
import org.chargeledger.tariff.domain.VersionDraft;
import org.chargeledger.tariff.store.Tariffs;
import org.chargeledger.tariff.store.Versions;
import org.hibernate.reactive.mutiny.Mutiny;

/** Checks a wanted version, numbers it, and has it kept and announced. */
@ApplicationScoped
public class PublishVersion {

    /** What staff want, and why. */
    public record Wish(VersionDraft draft, String reason) {}

    private static final int CREATED = 201;

    private final TenantSessions sessions;
    private final EntityIdempotency idempotency;
    private final Tariffs tariffs;
    private final Versions versions;
    private final ReadNeighbours neighbours;
    private final AddVersions addVersions;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    PublishVersion(TenantSessions sessions, EntityIdempotency idempotency, Tariffs tariffs, Versions versions,
            ReadNeighbours neighbours, AddVersions addVersions, InstantSource clock, MeterRegistry metrics) {
        this.sessions = sessions;
        this.idempotency = idempotency;
        this.tariffs = tariffs;
        this.versions = versions;
        this.neighbours = neighbours;
        this.addVersions = addVersions;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Refuses with all findings at once; a repeated key repeats the first answer, whatever the time is now. */
    public Uni<Response> publish(Caller caller, String key, String tariffId, Wish wish,
            Function<KeptVersion, Object> view) {
        Instant now = clock.instant();
        String operatorId = caller.operatorId();
        String publishedBy = caller.name();
        return sessions.inTenant(caller, session -> idempotency.once(session, caller,
                "POST /tariffs/" + tariffId + "/versions", key, wish,
                () -> versions.lock(session, operatorId)
                        .chain(() -> tariffs.get(session, operatorId, tariffId))
                        .chain(tariff -> addition(session, tariff, wish, now, publishedBy))
                        .call(addition -> addVersions.add(session, caller, List.of(addition)))
                        .map(addition -> new Reply(CREATED, view.apply(addition.version())))));
    }

    private Uni<AddVersions.Addition> addition(Mutiny.Session session, TariffName tariff, Wish wish, Instant now,
            String publishedBy) {
        VersionDraft draft = wish.draft();
        return neighbours.of(session, draft)
                .invoke(met -> refuseFindings(VersionCheck.findings(draft, tariff.tariffId(), now, met)))
                .chain(met -> versions.latestNumbers(session)
                        .map(latest -> latest.getOrDefault(tariff.tariffId(), 0))
                        .chain(latest -> before(session, tariff, latest).map(before -> new AddVersions.Addition(
                                new KeptVersion(PublishedVersion.of(draft,
                                        new TariffVersion(tariff.tariffId(), latest + 1),
                                        tariff.operatorId(), tariff.name(), modelNo(draft, met)), now, publishedBy,
                                        wish.reason()), before))));
    }

    private Uni<PublishedVersion> before(Mutiny.Session session, TariffName tariff, int latest) {
        return latest == 0 ? Uni.createFrom().nullItem()
                : versions.get(session, tariff.operatorId(), new TariffVersion(tariff.tariffId(), latest))
                        .map(KeptVersion::version);
    }

    private void refuseFindings(List<Finding> findings) {
        if (!findings.isEmpty()) {
            metrics.counter("chargeledger.tariff.versions", "outcome", "refused").increment();
            throw new Refusal(422, "tariff-version-refused", "Tariff version refused",
                    findings.size() + " findings; nothing was saved", Map.of("findings", findings));
        }
    }

    private static String modelNo(VersionDraft draft, Neighbours neighbours) {
        return draft.modelNo() != null ? draft.modelNo() : take(new ModelNumbers(neighbours.modelNos()));
    }

    static String take(ModelNumbers numbers) {
        return numbers.take().orElseThrow(() -> new Refusal(409, "model-numbers-used-up", "No model number left",
                "all 65535 billing-model numbers of this operator are in use"));
    }
}
