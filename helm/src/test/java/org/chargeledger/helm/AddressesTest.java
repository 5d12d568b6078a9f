package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("However long the release's name,")
class AddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"cl", "this-name-of-a-release-has-thirty-nine-c",
            "a-release-may-be-called-so-with-fifty-three-letters-x"})
    @DisplayName("a service is called at the address of a Service, and no two objects share a name")
    void addressesExist(String release) {
        Manifests rendered = Charts.renderAs(release, "ha", Map.of());
        Map<String, Integer> ports = rendered.all(Service.class).stream().collect(Collectors.toMap(
                service -> service.getMetadata().getName(),
                service -> service.getSpec().getPorts().getFirst().getPort()));

        assertThat(addresses(rendered)).hasSize(2 * (Charts.SERVICES.size() - 1)).allSatisfy(
                address -> assertThat(ports).containsEntry(address.getHost(), address.getPort()));
        assertThat(rendered.objects().stream().map(HasMetadata::getMetadata).map(data -> data.getName()))
                .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(63));
        assertThat(rendered.objects().stream().map(object -> object.getKind() + "/" + object.getMetadata().getName()))
                .doesNotHaveDuplicates();
    }

    /** Of the services behind the edge, and of the edge's keys that they verify drivers' tokens with. */
    private static Stream<URI> addresses(Manifests rendered) {
        return rendered.all(ConfigMap.class).stream().flatMap(map -> map.getData().entrySet().stream())
                .filter(entry -> entry.getKey().matches("SERVICE_URL_.*|DRIVER_TOKEN_JWKS_URL"))
                .map(entry -> URI.create(entry.getValue()));
    }
}
