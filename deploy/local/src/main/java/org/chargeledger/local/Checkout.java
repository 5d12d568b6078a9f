package org.chargeledger.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie: the sources' root, and the folder that holds what the local stack makes. */
record Checkout(Path root, Path home) {

    /** The root is the nearest folder upwards that holds the contracts; LOCAL_DIR moves everything that is made. */
    static Checkout find(Path from, String localDir) {
        for (Path folder = from.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("contracts/topics.yaml"))) {
                Path home = localDir == null || localDir.isBlank() ? folder.resolve(".local") : folder.resolve(localDir);
                return new Checkout(folder, home.normalize());
            }
        }
        throw new StartRefused("No contracts/topics.yaml in " + from + " or above it: start this inside the checkout");
    }

    Path topics() {
        return root.resolve("contracts/topics.yaml");
    }

    Path realm() {
        return root.resolve("deploy/keycloak/chargeledger-realm.json");
    }

    /** Unpacked third-party servers; shared by every LOCAL_DIR of the checkout. */
    Path parts() {
        return root.resolve(".local/parts");
    }

    /** Unpacked for this LOCAL_DIR alone, by whoever may not enter the checkout. */
    Path ownParts() {
        return home.resolve("parts");
    }

    Path archive(String name) {
        return root.resolve("deploy/parts/target/archives").resolve(name);
    }

    Path postgresArchive() {
        return archive("postgres-" + ("aarch64".equals(System.getProperty("os.arch")) ? "arm64" : "amd64") + ".jar");
    }

    Path kafkaJars() {
        return root.resolve("deploy/parts/target/kafka");
    }

    Path replayJar() {
        return root.resolve("e2e-tests/replay/target/replay.jar");
    }

    Path data() {
        return home.resolve("data");
    }

    Path run() {
        return home.resolve("run");
    }

    Path log(String component) {
        return home.resolve("logs").resolve(component + ".log");
    }

    Path stackFile() {
        return run().resolve("stack.json");
    }

    Path businessTime() {
        return run().resolve("business-time");
    }
}
