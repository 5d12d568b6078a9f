package org.chargeledger.notification.kafka;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.kit.event.Poison;
import org.chargeledger.notification.app.KnowRecipients;
import org.chargeledger.notification.app.SendingLoop;
import org.chargeledger.notification.store.Recipients.Profile;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads billing.driver-profile.v1, the only topic with personal data. */
@ApplicationScoped
public class DriverProfilesConsumer {

    static final String PROFILED = "billing.driver-profiled.v1";

    /** The part of driver-profiled that reaching a driver needs. */
    record DriverProfiled(String operatorId, UUID driverId, String openid, String nickname, String phone) {

        @Override
        public String toString() {
            return "DriverProfiled[" + driverId + "]";
        }
    }

    private final Inbox inbox;
    private final KnowRecipients knowRecipients;
    private final SendingLoop sending;

    DriverProfilesConsumer(Inbox inbox, KnowRecipients knowRecipients, SendingLoop sending) {
        this.inbox = inbox;
        this.knowRecipients = knowRecipients;
        this.sending = sending;
    }

    @Incoming("driver-profiles")
    @Blocking
    public void on(ConsumerRecords<String, String> batch) {
        inbox.consumeLatest("notification.driver-profiles", batch, this::handle);
        sending.wake();
    }

    private void handle(Tx tx, List<Event> events) {
        List<Profile> profiles = events.stream().filter(event -> event.is(PROFILED))
                .map(DriverProfilesConsumer::profile).toList();
        if (!profiles.isEmpty()) {
            knowRecipients.know(tx, profiles);
        }
    }

    static Profile profile(Event event) {
        DriverProfiled profiled = event.as(DriverProfiled.class);
        if (profiled.operatorId() == null || profiled.driverId() == null || profiled.openid() == null) {
            throw new Poison("a profile lacks its operator, driver or openid");
        }
        return new Profile(profiled.operatorId(), profiled.driverId(), profiled.openid(), profiled.nickname(),
                profiled.phone());
    }
}
