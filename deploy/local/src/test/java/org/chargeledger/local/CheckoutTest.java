package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A checkout")
class CheckoutTest {

    @TempDir
    Path root;

    @BeforeEach
    void aCheckout() throws IOException {
        Files.createDirectories(root.resolve("contracts"));
        Files.writeString(root.resolve("contracts/topics.yaml"), "topics: []");
        Files.createDirectories(root.resolve("deploy/local"));
    }

    @Test
    @DisplayName("is found from any folder inside it, and keeps what it makes under .local")
    void found() {
        assertThat(Checkout.find(root.resolve("deploy/local"), null)).isEqualTo(new Checkout(root, root.resolve(".local")));
    }

    @Test
    @DisplayName("moves data and logs with LOCAL_DIR, but unpacks servers only once")
    void localDir() {
        var checkout = Checkout.find(root, "elsewhere/.local");

        assertThat(checkout.data()).isEqualTo(root.resolve("elsewhere/.local/data"));
        assertThat(checkout.parts()).isEqualTo(root.resolve(".local/parts"));
    }

    @Test
    @DisplayName("is refused outside of one")
    void refused(@TempDir Path outside) {
        assertThatThrownBy(() -> Checkout.find(outside, null)).isInstanceOf(StartRefused.class);
    }

    @Test
    @DisplayName("takes one launcher at a time; the second is told who holds it")
    void oneLauncher() throws IOException {
        Path file = root.resolve(".local/run/launcher.lock");
        try (var first = CheckoutLock.take(file)) {
            assertThatThrownBy(() -> CheckoutLock.take(file)).isInstanceOf(StartRefused.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        CheckoutLock.take(file).close();
    }

    @Test
    @DisplayName("says everything that is missing, and how to get it")
    void prerequisites() {
        var missing = Prerequisites.missing(new Checkout(root, root.resolve(".local")), 17, App.all(), true);

        assertThat(missing).anyMatch(line -> line.contains("JDK 25") && line.contains("Java 17"))
                .anyMatch(line -> line.contains("services/billing/target/quarkus-app/quarkus-run.jar; run make build"))
                .anyMatch(line -> line.contains("e2e-tests/replay/target/replay.jar"))
                .anyMatch(line -> line.contains("keycloak.zip"));
        assertThat(Prerequisites.missing(new Checkout(root, root), 25, App.all(), true)).noneMatch(line -> line.contains("JDK"));
    }

    @Test
    @DisplayName("begins its business time on 16 October 2019, and keeps it once it has moved")
    void businessTime() throws IOException {
        Path file = root.resolve(".local/run/business-time");
        BusinessTime.keepOrBegin(file);
        assertThat(micros(file)).isEqualTo(Instant.parse("2019-10-13T00:00:00Z").getEpochSecond() * 1_000_000);

        Files.write(file, ByteBuffer.allocate(8).putLong(42).array());
        BusinessTime.keepOrBegin(file);
        assertThat(micros(file)).isEqualTo(42);
    }

    @Test
    @DisplayName("keeps the passwords it drew, readable by its owner only")
    void passwords() throws IOException {
        Path file = root.resolve(".local/data/passwords.properties");
        String drawn = new Passwords(file).of("billing_app");

        assertThat(new Passwords(file).of("billing_app")).isEqualTo(drawn).hasSize(32);
        assertThat(new Passwords(file).of("billing_owner")).isNotEqualTo(drawn);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    private static long micros(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).getLong();
    }
}
