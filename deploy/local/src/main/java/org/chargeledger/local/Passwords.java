package org.chargeledger.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;

/** Random passwords and keys of this checkout, drawn once and kept beside the data they open. */
final class Passwords {

    private final Path file;
    private final Properties known = new Properties();

    Passwords(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    String of(String user) {
        return of(user, Passwords::drawn);
    }

    /** For a secret that is no password but has to be kept like one. */
    synchronized String of(String name, Supplier<String> draw) {
        String secret = known.getProperty(name);
        if (secret == null) {
            secret = draw.get();
            known.setProperty(name, secret);
            keep();
        }
        return secret;
    }

    private static String drawn() {
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private void keep() {
        try {
            Files.createDirectories(file.getParent());
            if (Files.notExists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(file)) {
                known.store(writer, "Secrets of the local stack");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
