package org.chargeledger.billing.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.chargeledger.billing.domain.view.LedgerCheck;
import org.chargeledger.billing.store.LedgerEquations;
import org.chargeledger.kit.db.SystemDb;
import org.jboss.logging.Logger;

/**
 * Of how many operators each equation of the ledger does not hold, and by how much its sides differ where they differ
 * most: nowhere and by nothing, or books are wrong. What one has too much never makes up for what another lacks.
 */
@ApplicationScoped
public class LedgerMetrics {

    private static final Logger LOG = Logger.getLogger(LedgerMetrics.class);

    private final SystemDb db;
    private final LedgerEquations equations;
    private final MeterRegistry metrics;
    private final Map<String, AtomicLong> differences = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> operators = new ConcurrentHashMap<>();
    private final Sparingly sparingly = new Sparingly();
    private volatile Map<String, List<String>> said = Map.of();

    LedgerMetrics(SystemDb db, LedgerEquations equations, MeterRegistry metrics) {
        this.db = db;
        this.equations = equations;
        this.metrics = metrics;
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void refresh() {
        sparingly.read(this::read);
    }

    /** By the snapshot and what was booked since; false when another replica reads in this moment, and this one not. */
    public boolean read() {
        return db.inTransaction(tx -> {
            boolean mine = equations.readByNobodyElse(tx);
            if (mine) {
                tell(equations.byOperator(tx, false));
            }
            return mine;
        });
    }

    private void tell(Map<String, List<LedgerCheck>> byOperator) {
        say(byOperator);
        byOperator.values().stream().flatMap(List::stream).collect(Collectors.groupingBy(LedgerCheck::name))
                .forEach(this::tell);
    }

    /** Whose they are, once: the gauges name no operator, for there may be thousands. */
    private void say(Map<String, List<LedgerCheck>> byOperator) {
        var broken = new HashMap<String, List<String>>();
        byOperator.forEach((operatorId, checks) -> broken.put(operatorId,
                checks.stream().filter(check -> !check.holds()).map(LedgerCheck::name).toList()));
        broken.values().removeIf(List::isEmpty);
        broken.entrySet().stream().filter(one -> !one.getValue().equals(said.get(one.getKey())))
                .forEach(one -> LOG.warnf("of the ledger of %s do not hold: %s", one.getKey(), one.getValue()));
        said = broken;
    }

    private void tell(String equation, List<LedgerCheck> ofAll) {
        gauge("chargeledger.ledger.difference", differences, equation)
                .set(ofAll.stream().mapToLong(check -> Math.abs(check.left() - check.right())).max().orElse(0));
        gauge("chargeledger.ledger.unbalanced.operators", operators, equation)
                .set(ofAll.stream().filter(check -> !check.holds()).count());
    }

    private AtomicLong gauge(String name, Map<String, AtomicLong> gauges, String equation) {
        return gauges.computeIfAbsent(equation, newOne -> {
            var value = new AtomicLong();
            Gauge.builder(name, value, AtomicLong::get).tag("equation", equation).register(metrics);
            return value;
        });
    }
}
