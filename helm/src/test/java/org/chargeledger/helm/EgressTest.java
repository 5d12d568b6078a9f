package org.chargeledger.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A service that may call only what its values list")
class EgressTest {

    private static final String NAMESPACE = "kubernetes.io/metadata.name";

    @Test
    @DisplayName("may call every address that the example gives it")
    void reachesItsAddresses() {
        var rendered = Charts.render("ha");
        var rules = rendered.get(NetworkPolicy.class, "cl-billing").getSpec().getEgress();
        var given = rendered.environment("billing");

        for (String key : List.of("KAFKA_BOOTSTRAP_SERVERS", "DB_HOST", "OIDC_ISSUER_URL", "DRIVER_TOKEN_JWKS_URL",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT")) {
            assertThat(addresses(given.get(key))).as(key).isNotEmpty().allSatisfy(host ->
                    assertThat(rules).as(host).anyMatch(rule -> allows(rule, host)));
        }
    }

    private static Stream<String> addresses(String value) {
        return Stream.of(value.split(",")).map(address -> address.replaceFirst("^https?://", "").replaceFirst("[:/].*$", ""));
    }

    /** A host of another namespace by that namespace, one of the release by its pods, any other by the port of HTTPS. */
    private static boolean allows(NetworkPolicyEgressRule rule, String host) {
        String[] labels = host.split("\\.");
        if (labels.length == 1) {
            return rule.getTo().stream().map(NetworkPolicyPeer::getPodSelector).anyMatch(pods -> pods != null
                    && host.equals("cl-" + pods.getMatchLabels().get("app.kubernetes.io/name")));
        }
        if (host.endsWith(".com")) {
            return rule.getTo().isEmpty() && rule.getPorts().stream().anyMatch(port -> port.getPort().getIntVal() == 443);
        }
        return rule.getTo().stream().map(NetworkPolicyPeer::getNamespaceSelector).anyMatch(namespace -> namespace != null
                && labels[1].equals(namespace.getMatchLabels().get(NAMESPACE)));
    }
}
