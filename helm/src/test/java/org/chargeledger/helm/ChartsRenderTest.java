package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The charts")
class ChartsRenderTest {

    @ParameterizedTest
    @ValueSource(strings = {"service", "chargeledger"})
    @DisplayName("pass helm lint --strict")
    void lint(String chart) {
        var result = Charts.chart(chart).lint().strict().call();

        assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
    }

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#CI_VALUES")
    @DisplayName("install the seven services with every values file of ci/")
    void everyCiFileRenders(String values) {
        var deployments = Charts.render(values).all(Deployment.class);

        assertThat(deployments.stream().map(d -> d.getMetadata().getName()).collect(Collectors.toSet()))
                .isEqualTo(Charts.SERVICES.stream().map(service -> "cl-" + service).collect(Collectors.toSet()));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
            "bilings.replicaCount,              2,      bilings",
            "global.postgres.host,              db,     postgres",
            "global.kafka.bootstrapServer,      k:9092, bootstrapServer",
            "billing.replicas,                  2,      replicas",
            "billing.fullnameOverride,          money,  fullnameOverride",
            "billing.service.port,              9090,   port",
            "billing.security.runAsNonRoot,     false,  runAsNonRoot",
            "billing.database.password,         x,      password",
            "topics.partitions,                 3,      partitions"})
    @DisplayName("refuse a value they do not know, and name it")
    void unknownValueRefused(String key, String value, String named) {
        assertThatThrownBy(() -> Charts.render("minimal", Map.of(key, value)))
                .hasMessageContaining("dditional propert").hasMessageContaining(named);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
            "billing.replicaCount,                  many",
            "billing.terminationGracePeriodSeconds, 40",
            "billing.resources.limits.memory,       lots",
            "billing.security.runAsUser,            0",
            "billing.config.BUSINESS_TIME_FILE,     /tmp/time",
            "billing.config.QUARKUS_PROFILE,        local",
            "global.publicUrl,                      charge.example.com",
            "global.publicUrl,                      https://charge.example.com/",
            "global.kafka.bootstrapServers,         kafka",
            "global.kafka.securityProtocol,         SASL_PLAINTEXT"})
    @DisplayName("refuse a value that cannot be right: no root, no clock of its own")
    void wrongValueRefused(String key, String value) {
        assertThatThrownBy(() -> Charts.render("minimal", Map.of(key, value)))
                .hasMessageContaining("values don't meet the specifications");
    }

    @ParameterizedTest
    @ValueSource(strings = {"global.publicUrl", "global.kafka.bootstrapServers", "global.postgresql.host",
            "global.oidc.issuerUrl"})
    @DisplayName("name the value an installation cannot do without")
    void requiredValueNamed(String key) {
        assertThatThrownBy(() -> Charts.render("minimal", Map.of(key, ""))).hasMessageContaining(key);
    }

    @Test
    @DisplayName("open the piles' port beside HTTP on pile-ingest alone")
    void pilesPort() {
        var rendered = Charts.render("minimal");

        var port = rendered.get(Service.class, "cl-pile-ingest-ykc").getSpec().getPorts().getFirst();
        assertThat(port.getPort()).isEqualTo(9610);
        assertThat(port.getTargetPort().getStrVal()).isEqualTo("ykc");
        assertThat(rendered.environment("pile-ingest")).containsEntry("YKC_PORT", "9610");
        assertThat(rendered.all(Service.class)).hasSize(Charts.SERVICES.size() + 1);
    }

    @Test
    @DisplayName("keep the shared values of the base chart and of the umbrella alike")
    void sharedValuesAlike() {
        assertThat(sharedBlock("helm/chargeledger/values.yaml")).isEqualTo(sharedBlock("helm/service/values.yaml"));
    }

    private static String sharedBlock(String path) {
        String values = Charts.read(path);
        int start = values.indexOf("\nglobal:\n");
        var end = java.util.regex.Pattern.compile("\n\n").matcher(values);
        assertThat(end.find(start)).isTrue();
        return values.substring(start, end.start());
    }
}
