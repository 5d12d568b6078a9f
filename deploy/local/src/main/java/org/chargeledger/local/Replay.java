package org.chargeledger.local;

import java.io.IOException;
import java.util.List;

/** Runs the replay program against the ready stack, on the launcher's own console. */
final class Replay {

    private final List<String> command;

    Replay(List<String> command) {
        this.command = command;
    }

    /** The replay's exit code; it ends early when a component of the stack cannot be kept alive. */
    int run(Roster roster) {
        try {
            Process process = roster.accompany("replay", new ProcessBuilder(Program.inOwnSession(command)).inheritIO());
            roster.hopeless().thenRun(process::destroy);
            int exitCode = process.waitFor();
            roster.refuseWhenClosing();
            return exitCode;
        } catch (IOException e) {
            throw new StartRefused("Could not run the replay: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new StartRefused("The replay was interrupted", e);
        }
    }
}
