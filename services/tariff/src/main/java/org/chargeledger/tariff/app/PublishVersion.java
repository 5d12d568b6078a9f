package org.chargeledger.tariff.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.hibernate.EntityIdempotency;
import org.chargeledger.kit.hibernate.EntityOutbox;
import org.chargeledger.kit.hibernate.TenantSessions;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.http.Reply;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.rating.TariffVersion;
import org.chargeledger.tariff.domain.Finding;
import org.chargeledger.tariff.domain.Neighbours;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.domain.TariffName;
import org.chargeledger.tariff.domain.VersionCheck;
import org.chargeledger.tariff.domain.VersionDraft;
import org.chargeledger.tariff.store.Tariffs;
import org.chargeledger.tariff.store.Versions;
import org.hibernate.reactive.mutiny.Mutiny;

/** Checks a wanted version, numbers it, keeps it for ever and announces it. */
@ApplicationScoped
public class PublishVersion {

    static final String TOPIC = "tariff.tariff-version.v1";
    static final String TYPE = "tariff.tariff-version-published.v1";
    private static final int CREATED = 201;
    private static final int LAST_MODEL_NO = 0xFFFF;

    private final TenantSessions sessions;
    private final EntityIdempotency idempotency;
    private final Tariffs tariffs;
    private final Versions versions;
    private final EntityOutbox outbox;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    PublishVersion(TenantSessions sessions, EntityIdempotency idempotency, Tariffs tariffs, Versions versions,
            EntityOutbox outbox, InstantSource clock, MeterRegistry metrics) {
        this.sessions = sessions;
        this.idempotency = idempotency;
        this.tariffs = tariffs;
        this.versions = versions;
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Refuses with all findings at once; a repeated key repeats the first answer, whatever the time is now. */
    public Uni<Response> publish(Caller caller, String key, String tariffId, VersionDraft draft,
            Function<PublishedVersion, Object> view) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String operatorId = caller.operatorId();
        String publishedBy = caller.name();
        return sessions.inTenant(caller, session -> idempotency.once(session, caller,
                "POST /tariffs/" + tariffId + "/versions", key, draft,
                () -> versions.lock(session, operatorId)
                        .chain(() -> tariffs.get(session, operatorId, tariffId))
                        .chain(tariff -> numbered(session, tariff, draft, now))
                        .call(version -> versions.add(session, version, now, publishedBy))
                        .call(version -> outbox.append(session, List.of(announcement(version))))
                        .invoke(version -> count("published"))
                        .map(version -> new Reply(CREATED, view.apply(version)))));
    }

    private Uni<PublishedVersion> numbered(Mutiny.Session session, TariffName tariff, VersionDraft draft, Instant now) {
        return versions.neighbours(session, draft.stationIds(), draft.effectiveFrom())
                .invoke(neighbours -> refuseFindings(VersionCheck.findings(draft, now, neighbours)))
                .chain(neighbours -> versions.latestNumber(session, tariff.tariffId())
                        .map(latest -> PublishedVersion.of(draft, new TariffVersion(tariff.tariffId(), latest + 1),
                                tariff.operatorId(), tariff.name(), modelNo(draft, neighbours))));
    }

    private void refuseFindings(List<Finding> findings) {
        if (!findings.isEmpty()) {
            count("refused");
            throw new Refusal(422, "tariff-version-refused", "Tariff version refused",
                    findings.size() + " findings; nothing was saved", Map.of("findings", findings));
        }
    }

    private static String modelNo(VersionDraft draft, Neighbours neighbours) {
        return draft.modelNo() != null ? draft.modelNo() : firstFree(neighbours.modelNos());
    }

    private static String firstFree(Set<String> taken) {
        return IntStream.rangeClosed(1, LAST_MODEL_NO).mapToObj("%04X"::formatted)
                .filter(number -> !taken.contains(number)).findFirst()
                .orElseThrow(() -> new Refusal(409, "model-numbers-used-up", "No model number left",
                        "all 65535 billing-model numbers of this operator are in use"));
    }

    /** The key names the operator too, for tariff ids are only unique within one. */
    private static NewEvent announcement(PublishedVersion version) {
        return new NewEvent(TOPIC, version.operatorId() + ":" + version.tariffId() + ":" + version.version(), TYPE,
                version.operatorId(), version);
    }

    private void count(String outcome) {
        metrics.counter("chargeledger.tariff.versions", "outcome", outcome).increment();
    }
}
