package org.chargeledger.notification.app;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.chargeledger.kit.event.EventJson;
import org.chargeledger.kit.http.ETag;

/**
 * A setting as it was read. Its version is its content: who overwrites the same content overwrites nothing unseen.
 *
 * @param value empty where nothing is set
 */
public record Setting<T>(Optional<T> value) {

    public ETag version() {
        String content = EventJson.write(value.isPresent() ? value.get() : "");
        return new ETag(UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** What is there is changed by who read it; what is not there can be made by anybody who may. */
    public void requireMatch(String ifMatch) {
        if (value.isPresent()) {
            version().requireMatch(ifMatch);
        }
    }
}
