package org.chargeledger.simulator.wechataccount.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps the state between runs: read once at the start, written whole and swapped in atomically. */
public class StateFile {

    private final Path path;

    public StateFile(Path path) {
        this.path = path;
    }

    /** The accounts and templates of the demo, for a first start without a state file. */
    public static State demo() {
        try (var stream = StateFile.class.getResourceAsStream("/demo-state.json")) {
            return Json.MAPPER.readValue(stream, State.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public State read() {
        if (!Files.exists(path)) {
            return demo();
        }
        try {
            return Json.MAPPER.readValue(path.toFile(), State.class);
        } catch (IOException e) {
            throw new UncheckedIOException("state file " + path + " cannot be read; remove it to start afresh", e);
        }
    }

    /** Writes what is newer than {@code seen}; returns how much has been seen now. */
    public long writeNewSince(long seen, World world) {
        return world.newSince(seen, StateFile::bytes).map(snapshot -> {
            replaceBy(snapshot.copy());
            return snapshot.changes();
        }).orElse(seen);
    }

    private void replaceBy(byte[] bytes) {
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            Path next = path.resolveSibling(path.getFileName() + ".next");
            Files.write(next, bytes);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(State state) {
        try {
            return Json.MAPPER.writeValueAsBytes(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
