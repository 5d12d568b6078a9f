package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The way to the database")
class DatabaseEncryptionTest {

    @Test
    @DisplayName("is encrypted and checked, for services and migrations alike, once the values say so")
    void encrypted() {
        var rendered = Charts.render("external-kafka");

        for (String service : Charts.SERVICES) {
            if (service.equals("console")) {
                assertThat(rendered.environment(service)).doesNotContainKeys("DB_SSL_MODE", "DB_CA_FILE");
                continue;
            }
            assertThat(rendered.environment(service)).containsEntry("DB_SSL_MODE", "verify-full");
            assertMountsAuthority(rendered.pods().get("Deployment/cl-" + service).getSpec(),
                    rendered.environment(service).get("DB_CA_FILE"));
            PodSpec migration = rendered.pods().get("Job/cl-" + service + "-migration").getSpec();
            assertThat(Manifests.environment(migration.getContainers().getFirst()))
                    .containsEntry("DB_SSL_MODE", "verify-full");
            assertMountsAuthority(migration,
                    Manifests.environment(migration.getContainers().getFirst()).get("DB_CA_FILE"));
        }
    }

    private static void assertMountsAuthority(PodSpec pod, String file) {
        VolumeMount mount = pod.getContainers().getFirst().getVolumeMounts().stream()
                .filter(candidate -> file.equals(candidate.getMountPath() + "/ca.crt")).findFirst().orElseThrow();
        assertThat(pod.getVolumes()).filteredOn(volume -> volume.getName().equals(mount.getName()))
                .singleElement().satisfies(volume -> {
                    assertThat(volume.getSecret().getSecretName()).isEqualTo("postgresql-ca");
                    assertThat(volume.getSecret().getItems().getFirst().getPath()).isEqualTo("ca.crt");
                });
    }

    @Test
    @DisplayName("is in the clear unless the values say otherwise")
    void clear() {
        var rendered = Charts.render("minimal");

        assertThat(rendered.environment("billing")).containsEntry("DB_SSL_MODE", "disable").doesNotContainKey("DB_CA_FILE");
        assertThat(rendered.yaml()).doesNotContain("postgresql-ca");
    }

    @Test
    @DisplayName("cannot be checked without an authority, nor encrypted without being checked")
    void refused() {
        assertThatThrownBy(() -> Charts.render("minimal", Map.of("global.postgresql.sslMode", "verify-full")))
                .hasMessageContaining("global.postgresql.caSecret is required");
        assertThatThrownBy(() -> Charts.render("minimal", Map.of("global.postgresql.sslMode", "require")))
                .hasMessageContaining("values don't meet the specifications");
    }
}
