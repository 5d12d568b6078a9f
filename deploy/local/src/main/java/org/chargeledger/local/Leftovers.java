package org.chargeledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.ExecutionException;

/**
 * The record of what this checkout's launcher started, by process id and start time, so that a later launcher can stop
 * what a killed one left behind and nothing else: a process id alone may by then belong to somebody else.
 */
final class Leftovers {

    private static final Duration SAME_START = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Path file;

    Leftovers(Path file) {
        this.file = file;
    }

    /** One started process. */
    record Entry(String name, long pid, Instant startedAt) {

        static Optional<Entry> of(String name, ProcessHandle handle) {
            return handle.info().startInstant().map(startedAt -> new Entry(name, handle.pid(), startedAt));
        }

        static Entry parse(String line) {
            String[] parts = line.split(" ");
            return new Entry(parts[0], Long.parseLong(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2])));
        }

        String line() {
            return name + " " + pid + " " + startedAt.toEpochMilli();
        }

        Optional<ProcessHandle> running() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
        }

        private boolean isTheSame(ProcessHandle handle) {
            return handle.info().startInstant()
                    .map(start -> Duration.between(startedAt, start).abs().compareTo(SAME_START) <= 0).orElse(false);
        }
    }

    synchronized void record(List<Entry> running) {
        write(file, String.join("\n", running.stream().map(Entry::line).toList()));
    }

    /** Stops what still runs of the recorded processes; returns their names. */
    List<String> stop() {
        List<Entry> entries = read().stream().filter(entry -> entry.running().isPresent()).toList();
        entries.forEach(entry -> entry.running().ifPresent(ProcessHandle::destroy));
        long deadline = System.nanoTime() + GRACE.toNanos();
        entries.forEach(entry -> entry.running().ifPresent(handle -> end(handle, deadline)));
        record(List.of());
        return entries.stream().map(Entry::name).toList();
    }

    private static void end(ProcessHandle handle, long deadlineNanos) {
        try {
            handle.onExit().get(Math.max(1, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException stubborn) {
            handle.destroyForcibly();
            handle.onExit().join();
        } catch (InterruptedException | ExecutionException e) {
            handle.destroyForcibly();
        }
    }

    private List<Entry> read() {
        try {
            return Files.notExists(file) ? List.of()
                    : Files.readAllLines(file).stream().filter(line -> !line.isBlank()).map(Entry::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Readers see the old content or the new one, never half of it. */
    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, content);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
