package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Rendered objects")
class ManifestsTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "apiVersion: v1\nkind: Service\nspec: {ports: [{port: 80, targetport: http}]}",
            "apiVersion: v1\nkind: Secret\nstringData: {password: x}",
            "apiVersion: apps/v1beta1\nkind: Deployment"})
    @DisplayName("are refused when a field, kind or version is none of the API's")
    void unknownFieldsAreSeen(String yaml) {
        assertThatThrownBy(() -> Manifests.parse(yaml)).isNotNull();
    }

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#CI_VALUES")
    @DisplayName("select the pods they mean and nothing else")
    void selectorsMatchLabels(String values) {
        var rendered = Charts.render(values);

        for (Deployment deployment : rendered.all(Deployment.class)) {
            String only = deployment.getMetadata().getName();
            assertThat(podsMatching(rendered, deployment.getSpec().getSelector().getMatchLabels()))
                    .containsExactly("Deployment/" + only);
        }
        for (Service service : rendered.all(Service.class)) {
            assertThat(podsMatching(rendered, service.getSpec().getSelector())).singleElement().asString()
                    .startsWith("Deployment/");
        }
        rendered.all(PodDisruptionBudget.class).forEach(budget -> assertThat(
                podsMatching(rendered, budget.getSpec().getSelector().getMatchLabels())).hasSize(1));
        rendered.all(NetworkPolicy.class).forEach(policy -> assertThat(
                podsMatching(rendered, policy.getSpec().getPodSelector().getMatchLabels())).hasSize(1));
        rendered.all(ServiceMonitor.class).forEach(monitor -> assertThat(
                servicesMatching(rendered, monitor.getSpec().getSelector().getMatchLabels()))
                .containsExactly(monitor.getMetadata().getName()));
    }

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#CI_VALUES")
    @DisplayName("name only ports, workloads and service accounts that exist")
    void namesExist(String values) {
        var rendered = Charts.render(values);

        for (Service service : rendered.all(Service.class)) {
            var pod = rendered.pods().get(podsMatching(rendered, service.getSpec().getSelector()).getFirst());
            service.getSpec().getPorts()
                    .forEach(port -> assertThat(portNames(pod)).contains(port.getTargetPort().getStrVal()));
        }
        rendered.all(HorizontalPodAutoscaler.class).forEach(scaler -> rendered.get(Deployment.class,
                scaler.getSpec().getScaleTargetRef().getName()));
        rendered.all(Ingress.class).forEach(ingress -> rendered.get(Service.class, ingress.getSpec().getRules()
                .getFirst().getHttp().getPaths().getFirst().getBackend().getService().getName()));
        rendered.all(Deployment.class).forEach(deployment -> rendered.get(ServiceAccount.class,
                deployment.getSpec().getTemplate().getSpec().getServiceAccountName()));
    }

    @Test
    @DisplayName("of the ha values scale billing, spare one pod at a drain, and are monitored and published")
    void haHasWhatItPromises() {
        var rendered = Charts.render("ha");

        assertThat(rendered.all(HorizontalPodAutoscaler.class)).hasSize(1);
        assertThat(rendered.get(Deployment.class, "cl-billing").getSpec().getReplicas()).isNull();
        assertThat(rendered.all(PodDisruptionBudget.class)).hasSize(Charts.SERVICES.size());
        assertThat(rendered.all(ServiceMonitor.class)).hasSize(Charts.SERVICES.size());
        assertThat(rendered.get(Ingress.class, "cl-console").getSpec().getTls().getFirst().getHosts())
                .containsExactly("charge.example.com");
    }

    @ParameterizedTest
    @FieldSource("org.chargeledger.helm.Charts#CI_VALUES")
    @DisplayName("reference only ConfigMaps that are rendered with them, and in time for a hook")
    void referencedConfigMapsExist(String values) {
        var rendered = Charts.render(values);

        rendered.pods().forEach((pod, template) -> referencedConfigMaps(template).forEach(name -> {
            var configMap = rendered.get(ConfigMap.class, name);
            if (pod.startsWith("Job/")) {
                var job = rendered.get(Job.class, pod.substring(4));
                assertThat(hookWeight(configMap.getMetadata().getAnnotations()))
                        .isLessThan(hookWeight(job.getMetadata().getAnnotations()));
            }
        }));
    }

    private static List<String> podsMatching(Manifests rendered, Map<String, String> selector) {
        assertThat(selector).isNotEmpty().doesNotContainKey("helm.sh/chart");
        return rendered.pods().entrySet().stream()
                .filter(pod -> pod.getValue().getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                .map(Map.Entry::getKey).toList();
    }

    private static List<String> servicesMatching(Manifests rendered, Map<String, String> selector) {
        return rendered.all(Service.class).stream()
                .filter(service -> !service.getMetadata().getLabels().containsKey("app.kubernetes.io/component"))
                .filter(service -> service.getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                .map(service -> service.getMetadata().getName()).toList();
    }

    private static Set<String> portNames(PodTemplateSpec pod) {
        return pod.getSpec().getContainers().getFirst().getPorts().stream().map(ContainerPort::getName)
                .collect(Collectors.toSet());
    }

    private static List<String> referencedConfigMaps(PodTemplateSpec template) {
        var spec = template.getSpec();
        var names = spec.getContainers().stream().flatMap(container -> container.getEnvFrom().stream())
                .map(from -> from.getConfigMapRef().getName()).collect(Collectors.toList());
        spec.getVolumes().stream().filter(volume -> volume.getConfigMap() != null)
                .forEach(volume -> names.add(volume.getConfigMap().getName()));
        return names;
    }

    private static int hookWeight(Map<String, String> annotations) {
        return Integer.parseInt(annotations.get(Charts.HOOK + "-weight"));
    }
}
