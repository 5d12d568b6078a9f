package org.chargeledger.voucher.kafka;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chargeledger.kit.event.Event;
import org.chargeledger.kit.event.Inbox;
import org.chargeledger.voucher.app.GiveVouchers;
import org.chargeledger.voucher.domain.Driver;
import org.chargeledger.voucher.domain.DriverKey;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads billing.driver-profiled.v1: the groups a driver belongs to, nothing personal. */
@ApplicationScoped
public class DriverProfileConsumer {

    static final String TYPE = "billing.driver-profiled.v1";

    /** The part of the event that vouchers read; name, phone and openid are not kept here. */
    public record DriverProfiled(UUID driverId, String department, String subOperator) {}

    private final Inbox inbox;
    private final GiveVouchers giveVouchers;

    DriverProfileConsumer(Inbox inbox, GiveVouchers giveVouchers) {
        this.inbox = inbox;
        this.giveVouchers = giveVouchers;
    }

    @Incoming("driver-profiles")
    @Blocking
    void on(ConsumerRecords<String, String> batch) {
        inbox.consumeLatest("voucher.driver-profiles", batch,
                (tx, events) -> giveVouchers.forProfiles(tx, profiles(events)));
    }

    /** What each driver's last profile says, and when the batch first spoke of the driver. */
    static Map<Driver, Instant> profiles(List<Event> events) {
        var last = new LinkedHashMap<DriverKey, Driver>();
        var first = new HashMap<DriverKey, Instant>();
        events.stream().filter(event -> event.is(TYPE)).forEach(event -> {
            Driver driver = driver(event);
            last.put(driver.key(), driver);
            first.putIfAbsent(driver.key(), event.time());
        });
        return last.values().stream().collect(Collectors.toMap(Function.identity(), driver -> first.get(driver.key())));
    }

    static Driver driver(Event event) {
        DriverProfiled body = event.as(DriverProfiled.class);
        return new Driver(new DriverKey(event.operatorId(), Required.of(event, "driverId", body.driverId())), true,
                Optional.ofNullable(body.department()), Optional.ofNullable(body.subOperator()));
    }
}
