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
        Stream<Path> built = Stream.concat(apps.stream().map(app -> app.jar(checkout)),
                replay ? Stream.of(checkout.replayJar()) : Stream.empty());
        built.filter(Files::notExists).forEach(jar -> missing.add("not built: " + checkout.root().relativize(jar) + "; run make build"));
        Stream.of(checkout.archive("keycloak.zip"), checkout.kafkaJars()).filter(Files::notExists)
                .forEach(part -> missing.add("not downloaded: " + checkout.root().relativize(part) + "; run make build"));
        if (Files.notExists(checkout.realm())) {
            missing.add("no realm file " + checkout.root().relativize(checkout.realm()));
        }
        return missing;
    }
}
