package org.chargeledger.kit.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checkout lies, so that tests read the contracts themselves and not copies. */
public final class Repository {

    private Repository() {}

    public static Path root() {
        String configured = System.getProperty("repository.root");
        if (configured != null && Files.isDirectory(Path.of(configured, "contracts"))) {
            return Path.of(configured);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("contracts"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no folder with contracts/ above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
