package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.billing.store.LateVersions;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;

/**
 * Keeps this service's copy of tariff versions; a version that cannot be priced goes to the dead letters. A new one may
 * have been in force for a while: then {@link WorkOffLateVersions} looks at its sessions.
 */
@ApplicationScoped
public class FollowTariffs {

    private final Tariffs tariffs;
    private final LateVersions lateVersions;

    FollowTariffs(Tariffs tariffs, LateVersions lateVersions) {
        this.tariffs = tariffs;
        this.lateVersions = lateVersions;
    }

    public void handle(Tx tx, List<Event> events) {
        List<Event> published = events.stream()
                .filter(event -> event.is("tariff.tariff-version-published.v1")).toList();
        published.stream().map(Event::operatorId).distinct().sorted()
                .forEach(operatorId -> tariffs.awaitPinning(tx, operatorId));
        for (Event event : published) {
            var version = event.as(Tariffs.Published.class);
            if (tariffs.add(tx, event.operatorId(), version, event.json())) {
                lateVersions.add(tx, event.operatorId(), version);
            }
        }
    }
}
