package org.chargeledger.billing.kafka;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.billing.app.FollowTariffs;
import org.chargeledger.kit.event.Inbox;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads tariff.tariff-version.v1: what charging costs, from when on, and where. */
@ApplicationScoped
public class TariffVersionConsumer {

    private final Inbox inbox;
    private final FollowTariffs followTariffs;

    TariffVersionConsumer(Inbox inbox, FollowTariffs followTariffs) {
        this.inbox = inbox;
        this.followTariffs = followTariffs;
    }

    @Incoming("tariff-versions")
    @Blocking
    public void on(ConsumerRecords<String, String> batch) {
        inbox.consume("billing.tariff-versions", batch, followTariffs::handle);
    }
}
