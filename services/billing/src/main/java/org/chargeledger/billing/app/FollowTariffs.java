package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;

/**
 * Keeps this service's copy of tariff versions; a version that cannot be priced goes to the dead letters. A new one may
 * have been in force for a while.
 */
@ApplicationScoped
public class FollowTariffs {

    private final Tariffs tariffs;
    private final RerateForLateTariff rerate;

    FollowTariffs(Tariffs tariffs, RerateForLateTariff rerate) {
        this.tariffs = tariffs;
        this.rerate = rerate;
    }

    public void handle(Tx tx, List<Event> events) {
        events.stream().filter(event -> event.is("tariff.tariff-version-published.v1")).forEach(event -> {
            var published = event.as(Tariffs.Published.class);
            if (tariffs.add(tx, event.operatorId(), published, event.json())) {
                rerate.handle(tx, event.operatorId(), published);
            }
        });
    }
}
