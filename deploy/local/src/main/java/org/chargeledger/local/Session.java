package org.chargeledger.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One command from its start to its end: lock, left-overs, stack, replay, sign-ins, stop. */
final class Session {

    private final Checkout checkout;
    private final Progress progress;

    Session(Checkout checkout, Progress progress) {
        this.checkout = checkout;
        this.progress = progress;
    }

    int run(Command command, List<String> extraArguments) {
        try (var lock = CheckoutLock.take(checkout.run().resolve("launcher.lock")); var ports = new Ports()) {
            var leftovers = new Leftovers(checkout.run().resolve("processes"));
            List<String> stopped = leftovers.stop();
            if (!stopped.isEmpty()) {
                progress.say("Stopped what an earlier launcher left behind: " + String.join(", ", stopped));
            }
            if (command.freshData) {
                cleanData();
            }
            return command == Command.CLEAN_DATA ? 0 : runStack(command, extraArguments, leftovers, ports);
        } catch (IOException e) {
            throw new StartRefused("Cannot release the checkout's lock: " + e.getMessage(), e);
        }
    }

    private void cleanData() {
        Folders.delete(checkout.data());
        Folders.delete(checkout.businessTime());
        Folders.delete(checkout.run().resolve("last-report.json"));
        progress.say("Local data removed: " + checkout.data());
    }

    private int runStack(Command command, List<String> extraArguments, Leftovers leftovers, Ports ports) {
        Options options = Options.of(extraArguments);
        List<App> apps = command == Command.SERVERS ? List.of()
                : App.all().stream().filter(app -> !options.without().contains(app.name()))
                .filter(app -> !command.without.contains(app.name())).toList();
        List<String> missing = Prerequisites.missing(checkout, Runtime.version().feature(), apps, command.replays());
        if (!missing.isEmpty()) {
            throw new StartRefused("cannot start:\n  " + String.join("\n  ", missing));
        }
        progress.say("Starting the local stack (logs: " + checkout.log("*") + ")");
        Folders.delete(checkout.log("x").getParent());
        var roster = new Roster(progress, leftovers);
        var stack = new Stack(checkout, progress, roster, Addresses.pick(ports));
        var closing = new Closing(stack, leftovers, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(closing::close, "closing"));
        try {
            stack.start(apps);
            int verdict = command.replays() ? replay(command, options.forReplay(), roster) : 0;
            if (command.stays && !roster.hopeless().isDone()) {
                progress.say(apps.isEmpty() ? stack.serverAddresses() : stack.signIns());
                progress.say("Ctrl-C stops everything.");
                roster.hopeless().join();
            }
            if (roster.hopeless().isDone()) {
                String component = roster.hopeless().join();
                throw new StartRefused(component + " could not be kept alive:\n" + LogTail.of(checkout.log(component)));
            }
            return verdict;
        } finally {
            closing.close();
        }
    }

    private int replay(Command command, List<String> extraArguments, Roster roster) {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("-cp", checkout.replayJar().toString(), "org.chargeledger." + command.program,
                "--stack", checkout.stackFile().toString()));
        arguments.addAll(command.programArguments);
        arguments.addAll(extraArguments);
        return new Replay(Jvm.command(256, arguments.toArray(String[]::new))).run(roster);
    }
}
