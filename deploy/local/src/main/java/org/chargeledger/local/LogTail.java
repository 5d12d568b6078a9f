package org.chargeledger.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The last lines of a component's log, for the message that says why it could not run. */
final class LogTail {

    private static final int LINES = 25;
    private static final int BYTES = 16_384;

    private LogTail() {}

    static String of(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var end = new byte[(int) Math.min(BYTES, file.length())];
            file.seek(file.length() - end.length);
            file.readFully(end);
            var lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return lines.stream().skip(Math.max(0, lines.size() - LINES))
                    .collect(Collectors.joining("\n  | ", "  | ", "\n  (whole log: " + log + ")"));
        } catch (IOException e) {
            return "  (no log at " + log + ")";
        }
    }
}
