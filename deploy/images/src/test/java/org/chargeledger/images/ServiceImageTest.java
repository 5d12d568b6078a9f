package org.chargeledger.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A service's image")
class ServiceImageTest {

    @TempDir
    Path folder;
    private Path application;
    private OwnBase base;

    @BeforeEach
    void aBuiltServiceAndABase() throws IOException {
        application = folder.resolve("quarkus-app");
        for (String part : new String[] {"lib/main/a.jar", "app/b.jar", "quarkus/c.dat", "quarkus-run.jar"}) {
            Files.createDirectories(application.resolve(part).getParent());
            Files.writeString(application.resolve(part), part);
        }
        Path runtime = Files.createDirectories(folder.resolve("java/bin"));
        Files.writeString(runtime.resolve("java"), "#!/bin/true").toFile().setExecutable(true);
        Path empty = Files.write(folder.resolve("root.tar"), new byte[10_240]);
        BaseTar.write(folder.resolve("base.tar"), empty, folder.resolve("java"), ServiceImage.architecture());
        base = new OwnBase(folder.resolve("base.tar"));
    }

    @Test
    @DisplayName("runs java as user 10001 and opens HTTP, and for pile-ingest the piles' port")
    void configuration() throws Exception {
        var billing = ImageCheck.of(new ServiceImage("billing", application).build(base, "1", folder));
        var pileIngest = ImageCheck.of(new ServiceImage("pile-ingest", application).build(base, "1", folder));

        assertThat(billing.faults()).isEmpty();
        assertThat(billing.config().path("Env").toString()).contains("/opt/java/bin");
        assertThat(billing.config().path("ExposedPorts").has("9610/tcp")).isFalse();
        assertThat(pileIngest.config().path("ExposedPorts").has("9610/tcp")).isTrue();
    }

    @Test
    @DisplayName("that would run as root, or start something else, is refused")
    void refusesRoot() throws Exception {
        Path tar = folder.resolve("root-image.tar");
        Jib.fromScratch().setEntrypoint("sh").containerize(Containerizer.to(TarImage.at(tar).named("any:1"))
                .setApplicationLayersCache(folder.resolve("cache")).setBaseImageLayersCache(folder.resolve("cache")));

        assertThatThrownBy(() -> ImageCheck.of(tar).verify()).hasMessageContaining("runs as ''")
                .hasMessageContaining("starts [sh]").hasMessageContaining("8080");
    }

    @Test
    @DisplayName("of a service that is not built is refused, and the refusal says what to do")
    void refusesUnbuilt() {
        assertThatThrownBy(() -> new ServiceImage("billing", folder.resolve("nothing")).build(base, "1", folder))
                .hasMessageContaining("make build");
    }
}
