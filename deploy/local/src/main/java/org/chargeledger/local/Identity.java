package org.chargeledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs, for it refuses to run as root: an ordinary user runs it directly; root first tries a user
 * namespace of its own, and where that is forbidden the user nobody.
 */
enum Identity {

    DIRECT(List.of()),
    NAMESPACE(List.of("unshare", "-U")),
    NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));

    private final List<String> prefix;

    Identity(List<String> prefix) {
        this.prefix = prefix;
    }

    static Identity choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return DIRECT;
        }
        return NAMESPACE.works() ? NAMESPACE : NOBODY;
    }

    List<String> prefix() {
        return prefix;
    }

    /** The data folder must belong to whom the server runs as. */
    void own(Path folder) throws IOException {
        if (this == NOBODY) {
            var nobody = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            Files.setOwner(folder, nobody);
        }
    }

    /** The first folder on the way to this one that the server could not pass; the others run as who owns them. */
    Optional<Path> barredFrom(Path folder) {
        if (this != NOBODY) {
            return Optional.empty();
        }
        return Stream.iterate(folder.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
                .filter(Files::exists).filter(way -> !everybodyMayEnter(way)).reduce((below, above) -> above);
    }

    private static boolean everybodyMayEnter(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)
                    || Files.getOwner(folder).getName().equals("nobody");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean works() {
        try {
            var line = new ArrayList<>(prefix);
            line.add("true");
            return new ProcessBuilder(line).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
