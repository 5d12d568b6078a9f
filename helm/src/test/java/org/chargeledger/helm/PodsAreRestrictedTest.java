package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("Every pod, of services and of jobs,")
class PodsAreRestrictedTest {

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#CI_VALUES")
    @DisplayName("meets the restricted pod security standard on a read-only root with a /tmp of its own")
    void restricted(String values) {
        Charts.render(values).pods().forEach((name, template) -> {
            PodSpec pod = template.getSpec();
            assertThat(pod.getAutomountServiceAccountToken()).as(name).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).as(name).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).as(name).isEqualTo(10001);
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).as(name).isEqualTo("RuntimeDefault");
            assertThat(pod.getHostNetwork()).as(name).isNull();
            assertThat(pod.getVolumes()).as(name).noneMatch(volume -> volume.getHostPath() != null);
            assertThat(pod.getVolumes()).as(name).anyMatch(volume -> volume.getEmptyDir() != null);
            pod.getContainers().forEach(container -> assertRestricted(name, container));
        });
    }

    private static void assertRestricted(String name, Container container) {
        var security = container.getSecurityContext();
        assertThat(security.getAllowPrivilegeEscalation()).as(name).isFalse();
        assertThat(security.getReadOnlyRootFilesystem()).as(name).isTrue();
        assertThat(security.getCapabilities().getDrop()).as(name).containsExactly("ALL");
        assertThat(security.getCapabilities().getAdd()).as(name).isEmpty();
        assertThat(security.getPrivileged()).as(name).isNull();
        assertThat(container.getVolumeMounts()).as(name).anyMatch(mount -> mount.getMountPath().equals("/tmp"));
    }

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#CI_VALUES")
    @DisplayName("asks for CPU and memory and is limited in memory")
    void resourcesAreSet(String values) {
        Charts.render(values).pods().forEach((name, template) -> template.getSpec().getContainers().forEach(container -> {
            assertThat(container.getResources().getRequests()).as(name).containsKeys("cpu", "memory");
            Quantity limit = container.getResources().getLimits().get("memory");
            assertThat(Quantity.getAmountInBytes(limit)).as(name)
                    .isGreaterThanOrEqualTo(Quantity.getAmountInBytes(container.getResources().getRequests().get("memory")));
        }));
    }

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#SERVICES")
    @DisplayName("may finish its poll and shut down before it is killed")
    void gracePeriod(String service) {
        var pod = Charts.render("minimal").pods().get("Deployment/cl-" + service).getSpec();

        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(45);
    }

    @Test
    @DisplayName("runs as the user the platform chooses when the number is set to null")
    void platformChoosesUser() {
        var rendered = Charts.render("minimal", Map.of("billing.security.runAsUser", "null"));

        var security = rendered.pods().get("Deployment/cl-billing").getSpec().getSecurityContext();
        assertThat(security.getRunAsUser()).isNull();
        assertThat(security.getRunAsNonRoot()).isTrue();
    }
}
