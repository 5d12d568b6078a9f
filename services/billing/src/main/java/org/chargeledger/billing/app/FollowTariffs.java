package org.chargeledger.billing.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chargeledger.billing.store.Tariffs;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;

/** Keeps this service's copy of tariff versions; a version that cannot be priced goes to the dead letters. */
@ApplicationScoped
public class FollowTariffs {

    private final Tariffs tariffs;

    FollowTariffs(Tariffs tariffs) {
        this.tariffs = tariffs;
    }

    public void handle(Tx tx, List<Event> events) {
        events.stream().filter(event -> event.is("tariff.tariff-version-published.v1")).forEach(event ->
                tariffs.add(tx, event.operatorId(), event.as(Tariffs.Published.class), event.json()));
    }
}
