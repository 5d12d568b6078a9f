package org.chargeledger.simulator.pile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which serial the platform gave to which request, kept in a small file so that a later run can send every frame again. */
public final class PileMemory {

    private final Path file;
    private final Map<String, String> serialByRequest = new ConcurrentHashMap<>();

    public PileMemory(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).stream().map(line -> line.split(" ")).filter(words -> words.length == 2)
                        .forEach(words -> serialByRequest.put(words[0], words[1]));
            } else {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Optional<String> serialOf(String requestKey) {
        return Optional.ofNullable(serialByRequest.get(requestKey));
    }

    public synchronized void remember(String requestKey, String serial) {
        if (serial.equals(serialByRequest.put(requestKey, serial))) {
            return;
        }
        try {
            Files.writeString(file, requestKey + " " + serial + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
