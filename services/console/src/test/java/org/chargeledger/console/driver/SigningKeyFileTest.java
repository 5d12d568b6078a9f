package org.chargeledger.console.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The key that signs drivers' tokens")
class SigningKeyFileTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("is made once, readable by its owner only, and found again after a restart")
    void keptBetweenStarts() throws IOException {
        Path file = folder.resolve("keys/driver-token.pem");

        var made = new SigningKeyFile(Optional.of(file), true).key();
        var found = new SigningKeyFile(Optional.of(file), false).key();

        assertThat(found).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    @DisplayName("is never made up in production, where each replica would make another one")
    void neverMadeUpInProduction() {
        assertThatThrownBy(() -> new SigningKeyFile(Optional.empty(), false).key())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("DRIVER_TOKEN_PRIVATE_KEY_FILE");
        assertThatThrownBy(() -> new SigningKeyFile(Optional.of(folder.resolve("absent.pem")), false).key())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("absent.pem");
    }

    @Test
    @DisplayName("is refused when the file holds something else")
    void notAKey() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> new SigningKeyFile(Optional.of(file), true).key())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("not an RSA key");
    }
}
