package org.chargeledger.replay.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The launcher's stack file, read again whenever asked because restarts rewrite it. */
public final class StackFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public StackFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    public StackView read() {
        try {
            return JSON.readValue(file.toFile(), StackView.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException("No running stack: " + file + " cannot be read ("
                    + unreadable.getMessage() + "). Start one, for example with make demo.", unreadable);
        }
    }

    /** Kept as long as the databases are, and gone with them. */
    public Path dataFolder() {
        return folder(file.getParent().resolveSibling("data/replay"));
    }

    /** What the stack's programs write, a file each. */
    public Path logFolder() {
        return file.getParent().resolveSibling("logs");
    }

    public Path runFolder() {
        return file.getParent();
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
