package org.chargeledger.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One operating-system program of the stack: what to run, with which environment, and where its output goes. */
record Program(String name, List<String> command, Map<String, String> environment, Path log) {

    Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    Program(String name, List<String> command, Path log) {
        this(name, command, Map.of(), log);
    }

    Process start() {
        return launch(inOwnSession(command));
    }

    /** Where the machine has setsid, Ctrl-C then reaches only the launcher, which stops all in order. */
    static List<String> inOwnSession(List<String> command) {
        Path setsid = Path.of("/usr/bin/setsid");
        var line = new ArrayList<String>();
        if (Files.isExecutable(setsid)) {
            line.add(setsid.toString());
        }
        line.addAll(command);
        return line;
    }

    /** Runs to its end; a failure shows the end of its output. */
    void runToEnd() {
        Process process = launch(command);
        try {
            if (process.waitFor() != 0) {
                throw new StartRefused(name + " failed (exit " + process.exitValue() + ")\n" + LogTail.of(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new StartRefused(name + " was interrupted", e);
        }
    }

    private Process launch(List<String> line) {
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(line).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new StartRefused("Could not run " + name + ": " + e.getMessage(), e);
        }
    }
}
