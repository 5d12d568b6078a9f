package org.chargeledger.billing.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.chargeledger.billing.domain.SettledBill;

/**
 * How long drivers wait for their bills in real time, from the record at the broker to the settlement. Told from the
 * start on, also by a pod that has settled nothing yet.
 */
@ApplicationScoped
@Startup
class RecordToSettled {

    private final InstantSource realTime = InstantSource.system();
    private final Timer timer;

    RecordToSettled(MeterRegistry metrics) {
        timer = Timer.builder("chargeledger.record.to.settled").publishPercentiles(0.5, 0.99).register(metrics);
    }

    /** Counts one bill that is settled now; the milliseconds it took. */
    long count(SettledBill bill) {
        Duration waited = Duration.between(bill.bill().since(), realTime.instant());
        Duration counted = waited.isNegative() ? Duration.ZERO : waited;
        timer.record(counted);
        return counted.toMillis();
    }
}
