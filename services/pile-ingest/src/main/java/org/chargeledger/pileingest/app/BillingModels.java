package org.chargeledger.pileingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.pileingest.domain.Pile;
import org.chargeledger.pileingest.domain.TariffVersion;
import org.chargeledger.pileingest.store.TariffVersions;

/** Which prices a pile is to show. */
@ApplicationScoped
public class BillingModels {

    private final SystemDb db;
    private final TariffVersions versions;

    BillingModels(SystemDb db, TariffVersions versions) {
        this.db = db;
        this.versions = versions;
    }

    public void learn(Tx tx, TariffVersion version) {
        versions.add(tx, version);
    }

    public Optional<TariffVersion> inForce(Pile pile, Instant at) {
        return db.inTransaction(tx -> versions.inForce(tx, pile.operatorId(), pile.stationId(), at));
    }
}
