package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chargeledger.kit.db.Tx;
import org.chargeledger.notification.store.Messages;
import org.chargeledger.notification.store.Recipients;
import org.chargeledger.notification.store.Recipients.Profile;

/** Keeps drivers' profiles and frees the messages that waited for them: a profile may come after the bill. */
@ApplicationScoped
public class KnowRecipients {

    private final Recipients recipients;
    private final Messages messages;

    KnowRecipients(Recipients recipients, Messages messages) {
        this.recipients = recipients;
        this.messages = messages;
    }

    public void know(Tx tx, List<Profile> profiles) {
        var newest = new LinkedHashMap<String, Profile>();
        profiles.forEach(profile -> newest.put(profile.operatorId() + "|" + profile.driverId(), profile));
        recipients.keep(tx, new ArrayList<>(newest.values()));
        Map<UUID, String> operators = new HashMap<>();
        newest.values().forEach(profile -> operators.put(profile.driverId(), profile.operatorId()));
        messages.wake(tx, operators);
    }
}
