package org.chargeledger.local;

import java.nio.file.Path;
import java.util.List;

/** The local stack's one program: run, demo, demo-kill, the stories, stack, clean-data. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        var progress = new Progress(System.out);
        try {
            var checkout = Checkout.find(Path.of(""), System.getenv("LOCAL_DIR"));
            Command command = Command.of(arguments);
            System.exit(new Session(checkout, progress).run(command, List.of(arguments).subList(1, arguments.length)));
        } catch (StartRefused refused) {
            progress.say("chargeledger: " + refused.getMessage());
            System.exit(2);
        }
    }
}
