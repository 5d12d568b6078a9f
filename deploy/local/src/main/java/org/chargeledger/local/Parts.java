package org.chargeledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The third-party servers, unpacked once per archive and kept. */
final class Parts {

    private static final String STAMP = ".made-from";

    private final Path folder;

    Parts(Path folder) {
        this.folder = folder;
    }

    /** Fills a new part's folder from its archive. */
    interface Making {

        void make(Path into) throws IOException;
    }

    /** The part's folder; made anew when the archive is another one or an earlier making was cut short. */
    Path get(String name, Path archive, Making making) {
        Path part = folder.resolve(name);
        try {
            if (made(part, archive)) {
                return part;
            }
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!made(part, archive)) {
                    Folders.delete(part);
                    Files.createDirectories(part);
                    making.make(part);
                    Files.writeString(part.resolve(STAMP), fingerprint(archive));
                }
            }
            return part;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not unpack " + archive, e);
        }
    }

    private static boolean made(Path part, Path archive) throws IOException {
        Path stamp = part.resolve(STAMP);
        return Files.exists(stamp) && Files.readString(stamp).equals(fingerprint(archive));
    }

    private static String fingerprint(Path archive) throws IOException {
        return archive.getFileName() + " " + Files.size(archive);
    }
}
