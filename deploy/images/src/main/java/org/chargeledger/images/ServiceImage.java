package org.chargeledger.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** One service's image: libraries below, the application above, run as a user that owns nothing of it. */
record ServiceImage(String service, Path application) {

    static final String USER = "10001:10001";
    static final List<String> ENTRYPOINT = List.of("java", "-jar", "/app/quarkus-run.jar");
    private static final String FOLDER = "/app";

    String name(String version) {
        return "chargeledger/" + service + ":" + version;
    }

    Path build(Base base, String version, Path target) throws Exception {
        if (Files.notExists(application.resolve("quarkus-run.jar"))) {
            throw new IllegalStateException(service + " is not built: run make build");
        }
        Path tar = target.resolve(service + ".tar");
        JibContainerBuilder image = base.begin()
                .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                .setFormat(ImageFormat.Docker)
                .addFileEntriesLayer(layer("libraries", "lib"))
                .addFileEntriesLayer(layer("application", "app", "quarkus", "quarkus-run.jar"))
                .setWorkingDirectory(AbsoluteUnixPath.get(FOLDER))
                .setEntrypoint(ENTRYPOINT)
                .addEnvironmentVariable("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError")
                .addLabel("org.opencontainers.image.title", service)
                .addLabel("org.opencontainers.image.version", version)
                .addLabel("org.opencontainers.image.licenses", "Apache-2.0")
                .addExposedPort(Port.tcp(8080))
                .setUser(USER);
        if (service.equals("pile-ingest")) {
            image.addExposedPort(Port.tcp(9610));
        }
        image.containerize(Containerizer.to(TarImage.at(tar).named(name(version)))
                .setBaseImageLayersCache(target.resolve("cache/base"))
                .setApplicationLayersCache(target.resolve("cache/application"))
                .setOfflineMode(base instanceof OwnBase));
        return tar;
    }

    private FileEntriesLayer layer(String name, String... parts) throws IOException {
        var layer = FileEntriesLayer.builder().setName(name);
        for (String part : parts) {
            layer.addEntryRecursive(application.resolve(part), AbsoluteUnixPath.get(FOLDER + "/" + part));
        }
        return layer.build();
    }

    static String architecture() {
        return "aarch64".equals(System.getProperty("os.arch")) ? "arm64" : "amd64";
    }
}
