package org.chargeledger.pileingest.kafka;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.pileingest.app.BillingModels;
import org.chargeledger.pileingest.domain.TariffVersion;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads tariff.tariff-version.v1. Translates, and decides nothing. */
@ApplicationScoped
class TariffVersionConsumer {

    private final Inbox inbox;
    private final BillingModels billingModels;

    TariffVersionConsumer(Inbox inbox, BillingModels billingModels) {
        this.inbox = inbox;
        this.billingModels = billingModels;
    }

    @Incoming("tariff-versions")
    @Blocking
    void on(ConsumerRecords<String, String> batch) {
        inbox.consume("pile-ingest.tariff-versions", batch, this::learn);
    }

    private void learn(Tx tx, List<Event> events) {
        events.stream().filter(event -> event.is("tariff.tariff-version-published.v1"))
                .forEach(event -> billingModels.learn(tx, event.as(TariffVersion.class)));
    }
}
