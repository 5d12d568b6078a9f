package org.chargeledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("As whom PostgreSQL runs,")
class IdentityTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
            "rwx------, rwxr-xr-x, outer",
            "rwxr-x---, rwxr-xr-x, outer",
            "rwx-----x, rwxr-xr-x,",
            "rwxr-xr-x, rwx------, outer/inner",
            "rwx------, rwx------, outer",
            "rwxr-xr-x, rwxr-xr-x,"})
    @DisplayName("nobody passes only folders that everybody may enter, and the outermost that bars it is named")
    void nobody(String outer, String inner, String barring) throws IOException {
        Path data = closedBy(outer, inner);

        assertThat(Identity.NOBODY.barredFrom(data))
                .isEqualTo(Optional.ofNullable(barring).map(folder::resolve));
    }

    @Test
    @DisplayName("its owner is barred from nothing of its own")
    void owner() throws IOException {
        Path data = closedBy("rwx------", "rwx------");

        assertThat(Identity.DIRECT.barredFrom(data)).isEmpty();
        assertThat(Identity.NAMESPACE.barredFrom(data)).isEmpty();
    }

    /** A folder that does not exist yet, in two that do. */
    private Path closedBy(String outer, String inner) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path within = Files.createDirectories(folder.resolve("outer/inner"));
        Files.setPosixFilePermissions(within, PosixFilePermissions.fromString(inner));
        Files.setPosixFilePermissions(within.getParent(), PosixFilePermissions.fromString(outer));
        return within.resolve("data");
    }
}
