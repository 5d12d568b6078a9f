package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("The charts fit the services:")
class ServicesFitTest {

    /** Keys of Quarkus, its Kafka connector and the JVM, which read their environment themselves. */
    private static final Set<String> READ_BY_THE_FRAMEWORK = Set.of("QUARKUS_FLYWAY_MIGRATE_AT_START",
            "QUARKUS_FLYWAY_JDBC_URL",
            "QUARKUS_INIT_AND_EXIT", "QUARKUS_OTEL_SDK_DISABLED", "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
            "KAFKA_SECURITY_PROTOCOL", "KAFKA_SASL_MECHANISM", "KAFKA_SASL_JAAS_CONFIG", "KAFKA_SSL_TRUSTSTORE_TYPE",
            "KAFKA_SSL_TRUSTSTORE_LOCATION", "JAVA_TOOL_OPTIONS");
    /** The local stack's clock, and the owner's login that only a migration may have. */
    private static final Set<String> NEVER_SET = Set.of("BUSINESS_TIME_FILE", "DB_OWNER_USER", "DB_OWNER_PASSWORD");

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#SERVICES")
    @DisplayName("every environment key set is one the service reads")
    void everyKeyIsRead(String service) {
        var unread = new TreeSet<>(Charts.render("ha").environment(service).keySet());
        unread.removeAll(ServiceKeys.readBy(service));
        unread.removeAll(READ_BY_THE_FRAMEWORK);
        ServiceKeys.prefixesReadBy(service).forEach(prefix -> unread.removeIf(key -> key.startsWith(prefix)));

        assertThat(unread).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#SERVICES")
    @DisplayName("every environment key the service reads is set; an authority's file only where there is one")
    void everyKeyReadIsSet(String service) {
        var unset = new TreeSet<>(ServiceKeys.readBy(service));
        unset.removeAll(NEVER_SET);
        unset.removeAll(Charts.render("minimal").environment(service).keySet());
        unset.remove("DB_CA_FILE");

        assertThat(unset).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#SERVICES")
    @DisplayName("probes ask the paths of the service's health extension on the port it listens on")
    void probesAreServed(String service) {
        Container container = Charts.render("minimal").container(service);
        String properties = ServiceKeys.settings(service);

        assertThat(Charts.read(ServiceKeys.dependsOnKit(service) ? "services/libs/kit/pom.xml" : "services/" + service + "/pom.xml"))
                .contains("quarkus-smallrye-health");
        assertThat(properties).contains("quarkus.http.port=${HTTP_PORT:")
                .doesNotContain("quarkus.smallrye-health.root-path", "quarkus.http.non-application-root-path",
                        "quarkus.management.enabled");
        assertProbe(container.getStartupProbe(), "/q/health/started");
        assertProbe(container.getLivenessProbe(), "/q/health/live");
        assertProbe(container.getReadinessProbe(), "/q/health/ready");
        assertThat(container.getPorts().getFirst().getName()).isEqualTo("http");
        assertThat(String.valueOf(container.getPorts().getFirst().getContainerPort()))
                .isEqualTo(Charts.render("minimal").environment(service).get("HTTP_PORT"));
    }

    private static void assertProbe(Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
    }

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#SERVICES")
    @DisplayName("a service's image is the one deploy/images builds, with the version of the build, at whatever registry")
    void imageIsNamedLikeTheBuild(String service) {
        String version = Pattern.compile("<version>([^<]+)</version>").matcher(Charts.read("pom.xml")).results()
                .findFirst().orElseThrow().group(1);

        assertThat(Charts.read("deploy/images/src/main/java/org/chargeledger/images/ServiceImage.java"))
                .contains("\"chargeledger/\" + service + \":\" + version");
        assertThat(Charts.render("minimal").container(service).getImage())
                .isEqualTo("chargeledger/" + service + ":" + version);
        assertThat(Charts.render("external-kafka").container(service).getImage())
                .isEqualTo("registry.example.com/chargeledger/" + service + ":" + version);
    }

    @Test
    @DisplayName("every service with migrations has a migration job of the same image, and never migrates otherwise")
    void migrationsRunInJobs() {
        var rendered = Charts.render("minimal");

        for (String service : Charts.SERVICES) {
            boolean migrates = Files.isDirectory(
                    Charts.repository("services/" + service + "/src/main/resources/db/migration"));
            var jobs = rendered.all(Job.class).stream()
                    .filter(job -> job.getMetadata().getName().equals("cl-" + service + "-migration")).toList();
            assertThat(jobs).as(service).hasSize(migrates ? 1 : 0);
            if (!migrates) {
                continue;
            }
            var container = jobs.getFirst().getSpec().getTemplate().getSpec().getContainers().getFirst();
            assertThat(container.getImage()).isEqualTo(rendered.container(service).getImage());
            assertThat(Manifests.environment(container)).containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "true")
                    .containsEntry("QUARKUS_INIT_AND_EXIT", "true").containsEntry("DB_OWNER_PASSWORD", "secret")
                    .containsEntry("DB_APP_USER", service.replace('-', '_') + "_app")
                    .doesNotContainKey("QUARKUS_FLYWAY_JDBC_URL");
            assertThat(rendered.environment(service)).containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "false")
                    .containsEntry("QUARKUS_FLYWAY_JDBC_URL", "")
                    .doesNotContainKey("DB_OWNER_PASSWORD");
        }
    }

    @Test
    @DisplayName("a changed setting restarts the pods that read it, and no others")
    void changedSettingRestarts() {
        var before = Charts.render("minimal");
        var after = Charts.render("minimal", Map.of("billing.config.QUARKUS_LOG_LEVEL", "DEBUG"));

        assertThat(checksum(after, "billing")).isNotEqualTo(checksum(before, "billing"));
        assertThat(checksum(after, "tariff")).isEqualTo(checksum(before, "tariff"));
    }

    private static String checksum(Manifests rendered, String service) {
        return rendered.get(Deployment.class, "cl-" + service).getSpec().getTemplate().getMetadata().getAnnotations()
                .get("checksum/config");
    }

    @Test
    @DisplayName("the chart's topics are those of contracts/topics.yaml, and the job creates each")
    void topicsAreTheContracts() {
        assertThat(Charts.read("helm/chargeledger/files/topics.yaml")).isEqualTo(Charts.read("contracts/topics.yaml"));

        String script = Charts.render("minimal").get(ConfigMap.class, "cl-topics").getData().get("create-topics.sh");
        var names = Pattern.compile("- name: (\\S+)").matcher(Charts.read("contracts/topics.yaml")).results()
                .map(found -> found.group(1)).toList();
        assertThat(names).hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(script).containsPattern("(?m)^topic " + Pattern.quote(name) + " \\d+ cleanup"));
        assertThat(script).contains("topic pile-ingest.pile-fact.v1 6 cleanup.policy=delete retention.ms=1209600000")
                .contains("topic billing.driver-profile.v1 3 cleanup.policy=compact");
    }

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#SERVICES")
    @DisplayName("the edge knows the address of every service behind it")
    void edgeKnowsEveryService(String service) {
        if (service.equals("console")) {
            return;
        }
        assertThat(Charts.render("minimal").environment("console"))
                .containsEntry("SERVICE_URL_" + service.replace('-', '_').toUpperCase(), "http://cl-" + service + ":8080");
    }
}
