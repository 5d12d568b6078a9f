package org.chargeledger.notification.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.chargeledger.kit.db.TenantDb;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.security.Caller;
import org.chargeledger.notification.store.MessageList;
import org.chargeledger.notification.store.MessageList.Listed;
import org.chargeledger.notification.store.MessageList.Search;

/** What was said in an operator's name, for its own staff. */
@ApplicationScoped
public class FindMessages {

    private final TenantDb db;
    private final MessageList messages;

    FindMessages(TenantDb db, MessageList messages) {
        this.db = db;
        this.messages = messages;
    }

    public List<Listed> find(Caller caller, Search search) {
        return db.inTenant(caller, tx -> messages.find(tx, search));
    }

    public Listed get(Caller caller, UUID messageId) {
        return db.inTenant(caller, tx -> messages.find(tx, messageId)).orElseThrow(() -> Refusal.notFound("message"));
    }
}
