package org.chargeledger.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds chargeledger/&lt;service&gt; as a tar for each service; with an argument, on that published base instead of our own. */
public final class Images {

    static final List<String> SERVICES = List.of("pile-ingest", "tariff", "billing", "voucher", "notification", "reporting", "console");

    private Images() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of("").toAbsolutePath();
        Path target = Files.createDirectories(root.resolve("deploy/images/target"));
        String version = Images.class.getPackage().getImplementationVersion();
        Base base = arguments.length > 0 && !arguments[0].isBlank() ? Base.published(arguments[0]) : OwnBase.buildIn(target);
        for (String service : SERVICES) {
            var image = new ServiceImage(service, root.resolve("services").resolve(service).resolve("target/quarkus-app"));
            Path tar = image.build(base, version, target);
            ImageCheck.of(tar).verify();
            System.out.printf("%s  %s  %d MB%n", root.relativize(tar), image.name(version), Files.size(tar) / 1_000_000);
        }
    }
}
