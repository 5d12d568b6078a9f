package org.chargeledger.tariff.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.kit.audit.AuditEntry;
import org.chargeledger.kit.event.NewEvent;
import org.chargeledger.kit.hibernate.EntityAudit;
import org.chargeledger.kit.hibernate.EntityOutbox;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.tariff.domain.KeptVersion;
import org.chargeledger.tariff.domain.PublishedVersion;
import org.chargeledger.tariff.store.Assignments;
import org.chargeledger.tariff.store.Versions;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps versions without findings for ever, announces them, and remembers who wanted them and why. */
@ApplicationScoped
class AddVersions {

    private static final String TOPIC = "tariff.tariff-version.v1";
    private static final String TYPE = "tariff.tariff-version-published.v1";

    /** A version and the one whose prices it replaces; null: there was none. */
    record Addition(KeptVersion version, PublishedVersion before) {}

    private final Versions versions;
    private final Assignments assignments;
    private final EntityOutbox outbox;
    private final EntityAudit audit;
    private final MeterRegistry metrics;

    AddVersions(Versions versions, Assignments assignments, EntityOutbox outbox, EntityAudit audit,
            MeterRegistry metrics) {
        this.versions = versions;
        this.assignments = assignments;
        this.outbox = outbox;
        this.audit = audit;
        this.metrics = metrics;
    }

    Uni<Void> add(Mutiny.Session session, Caller caller, List<Addition> additions) {
        List<KeptVersion> kept = additions.stream().map(Addition::version).toList();
        List<PublishedVersion> published = kept.stream().map(KeptVersion::version).toList();
        return versions.add(session, kept)
                .chain(() -> assignments.add(session, published))
                .chain(() -> outbox.append(session, published.stream().map(AddVersions::announcement).toList()))
                .chain(() -> audit.write(session, caller, additions.stream().map(AddVersions::entry).toList()))
                .invoke(() -> metrics.counter("chargeledger.tariff.versions", "outcome", "published")
                        .increment(additions.size()));
    }

    private static AuditEntry entry(Addition addition) {
        PublishedVersion version = addition.version().version();
        return new AuditEntry("publish-tariff-version", "tariff", version.tariffId(), addition.version().reason(),
                addition.before(), version);
    }

    /** The key names the operator too, for tariff ids are only unique within one. */
    private static NewEvent announcement(PublishedVersion version) {
        return new NewEvent(TOPIC, version.operatorId() + ":" + version.tariffId() + ":" + version.version(), TYPE,
                version.operatorId(), version);
    }
}
