package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every panel of the dashboard in deploy/observability")
class DashboardTest {

    private static final Pattern METRIC = Pattern.compile("\\b([a-z_]+)\\{namespace=");
    /** Of Prometheus itself and of Kafka's client. */
    private static final List<String> OF_OTHERS = List.of("up", "kafka_consumer_fetch_manager_records_lag_max");

    @Test
    @DisplayName("shows metrics that the services export, of the chosen namespace")
    void metricsExist() {
        var exported = ServiceMetrics.counted();

        assertThat(expressions()).hasSizeGreaterThan(8).allSatisfy(expression -> {
            var named = METRIC.matcher(expression).results().map(found -> found.group(1)).toList();
            assertThat(named).as(expression).isNotEmpty()
                    .allMatch(metric -> exported.contains(metric) || OF_OTHERS.contains(metric));
        });
    }

    @Test
    @DisplayName("asks what Prometheus understands")
    void expressionsAreSound() throws IOException {
        Path folder = Files.createDirectories(Charts.repository("helm/target/dashboard"));
        var rules = expressions().stream().map(expression -> Map.of("record", "panel:shows",
                "expr", expression.replace("$namespace", "charging"), "labels", Map.of("panel", expression))).toList();
        Files.writeString(folder.resolve("panels.yaml"),
                Serialization.asYaml(Map.of("groups", List.of(Map.of("name", "dashboard", "rules", rules)))));

        var outcome = Program.run(folder, List.of(Promtool.get().toString(), "check", "rules", "panels.yaml"));
        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }

    @Test
    @DisplayName("is one of those an SRE asks for: sessions, held, conservation, ledger, outbox, lag, dead letters")
    void panels() {
        assertThat(String.join("\n", expressions())).contains("chargeledger_sessions", "chargeledger_bills_held",
                "chargeledger_conservation_difference", "chargeledger_ledger_difference",
                "chargeledger_outbox_oldest_seconds", "records_lag_max", "chargeledger_dead_letters_total");
    }

    private static List<String> expressions() {
        try {
            JsonNode dashboard = new ObjectMapper().readTree(Charts.read("deploy/observability/chargeledger.json"));
            return StreamSupport.stream(dashboard.path("panels").spliterator(), false)
                    .map(panel -> panel.at("/targets/0/expr").asText()).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
