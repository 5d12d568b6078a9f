package org.chargeledger.notification.app;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.notification.gateway.WebhookGateway;
import org.chargeledger.notification.gateway.WebhookGateway.Notice;
import org.chargeledger.notification.gateway.WebhookGateway.Signed;
import org.chargeledger.notification.store.WebhookEvents;

/** Takes what an account tells: believed, stored once, and answered within moments; the work comes after. */
@ApplicationScoped
public class HearWebhook {

    private final SystemDb db;
    private final WebhookGateway gateway;
    private final WebhookEvents events;
    private final MeterRegistry metrics;

    HearWebhook(SystemDb db, WebhookGateway gateway, WebhookEvents events, MeterRegistry metrics) {
        this.db = db;
        this.gateway = gateway;
        this.events = events;
        this.metrics = metrics;
    }

    public String echo(String appId, String signature, String timestamp, String nonce, String echo) {
        return gateway.echo(appId, new Signed(signature, null, timestamp, nonce), echo).orElseThrow(this::notBelieved);
    }

    public void hear(String appId, String messageSignature, String timestamp, String nonce, String body) {
        Notice notice = gateway.open(appId, new Signed(null, messageSignature, timestamp, nonce), body)
                .orElseThrow(this::notBelieved);
        boolean fresh = db.inTransaction(tx -> {
            Optional<String> operatorId = events.operatorOf(tx, appId);
            return events.add(tx, appId, notice.dedupKey(), operatorId.orElseThrow(this::notBelieved),
                    notice.event().name(), EventJson.write(notice));
        });
        count(fresh ? notice.event().name() : "REPEATED");
    }

    private Refusal notBelieved() {
        count("NOT_BELIEVED");
        return new Refusal(403, "webhook-not-believed", "Not believed",
                "this is not what the official account would send");
    }

    private void count(String outcome) {
        metrics.counter("chargeledger.webhook.notices", "outcome", outcome).increment();
    }
}
