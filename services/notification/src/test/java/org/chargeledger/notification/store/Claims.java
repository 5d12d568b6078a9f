package org.chargeledger.notification.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chargeledger.notification.domain.Channel;
import org.chargeledger.notification.domain.Kind;
import org.chargeledger.notification.domain.Template;

/** Claims of a bill's message, as a sender holds them in its hands. */
public final class Claims {

    private Claims() {}

    public static Claimed of(String operatorId, UUID messageId, int claims, String openid, Template template,
            Channel channel, Duration uncertainFor) {
        return new Claimed(LocalDate.of(2019, 10, 1), messageId, operatorId, Kind.BILL, "20191016161822566095:1",
                new UUID(0, 1), Map.of("paid", "1.00元"), claims, 0, channel, Instant.parse("2019-10-16T09:00:00Z"),
                Instant.parse("2100-01-01T00:00:00Z"), null, uncertainFor, openid, template, Set.of(), null, false,
                false, Duration.ZERO);
    }
}
