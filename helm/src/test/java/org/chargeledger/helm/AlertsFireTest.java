package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.chargeledger.helm.Program.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The alert rules, as Prometheus reads them,")
class AlertsFireTest {

    private static final Path FOLDER = Charts.repository("helm/target/alerts");

    @Test
    @DisplayName("are sound, and fire when they should and only then (src/test/promtool)")
    void fireWhenTheyShould() throws IOException {
        Path promtool = Promtool.get();
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("rules.yaml"), Serialization.asYaml(Map.of("groups",
                Charts.render("ha").all(PrometheusRule.class).stream()
                        .flatMap(rule -> rule.getSpec().getGroups().stream()).toList())));
        Files.writeString(FOLDER.resolve("alerts_test.yaml"), Charts.read("helm/src/test/promtool/alerts_test.yaml"));

        assertSucceeds(promtool, "check", "rules", "rules.yaml");
        assertSucceeds(promtool, "test", "rules", "alerts_test.yaml");
    }

    private static void assertSucceeds(Path promtool, String... arguments) {
        Outcome outcome = Program.run(FOLDER,
                Stream.concat(Stream.of(promtool.toString()), Stream.of(arguments)).toList());
        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }
}
