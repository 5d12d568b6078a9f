package org.chargeledger.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says what is missing before anything is started, and how to get it. */
final class Prerequisites {

    private Prerequisites() {}

    static List<String> missing(Checkout checkout, int javaFeature, List<App> apps, boolean replay) {
        var missing = new ArrayList<String>();
        if (javaFeature < 25) {
            missing.add("JDK 25 or newer: this is Java " + javaFeature + "; set JAVA_HOME to a JDK 25");
        }
        built(checkout, apps, replay).filter(Files::notExists)
                .map(product -> "not built: " + checkout.root().relativize(product) + "; run make build").forEach(missing::add);
        if (Files.notExists(checkout.realm())) {
            missing.add("no realm file " + checkout.root().relativize(checkout.realm()));
        }
        return missing;
    }

    /** What a build leaves behind for a start: the downloaded servers among it. */
    static Stream<Path> built(Checkout checkout, List<App> apps, boolean replay) {
        return Stream.of(apps.stream().map(app -> app.jar(checkout)),
                replay ? Stream.of(checkout.replayJar()) : Stream.<Path>empty(),
                Stream.of(checkout.archive("keycloak.zip"), checkout.postgresArchive(), checkout.kafkaJars()))
                .flatMap(paths -> paths);
    }
}
