package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A program of the local stack")
class EnvironmentTest {

    @Test
    @DisplayName("is told to listen on the loopback alone, on its ports of this start")
    void loopback(@TempDir Path home) {
        var checkout = new Checkout(Checkout.find(Path.of(""), null).root(), home);
        var passwords = new Passwords(checkout.data().resolve("passwords.properties"));
        var realm = Realm.read(checkout.realm());
        try (var ports = new Ports()) {
            var addresses = Addresses.pick(ports);
            var environment = new Environment(checkout, addresses, passwords, realm, new KafkaServer(checkout, 1, 2),
                    new KeycloakServer(checkout, 3, 4, realm, passwords));

            assertThat(App.all()).allSatisfy(app -> assertThat(environment.of(app)).as(app.name())
                    .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                    .containsEntry("QUARKUS_HTTP_PORT", "" + addresses.port(app)));
            assertThat(environment.of(App.SERVICES.getFirst()))
                    .containsEntry("YKC_HOST", "127.0.0.1").containsEntry("YKC_PORT", "" + addresses.ykc());
        }
    }
}
