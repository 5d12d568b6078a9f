package org.chargeledger.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The components that run now: tells the person what happens to them, and keeps the files about them true. */
final class Roster implements Supervised.Observer {

    private final Progress progress;
    private final Leftovers leftovers;
    private final List<Supervised> components = new ArrayList<>();
    private final List<Leftovers.Entry> companions = new ArrayList<>();
    private final CompletableFuture<String> hopeless = new CompletableFuture<>();
    private Runnable onChange = () -> {};
    private boolean closing;

    Roster(Progress progress, Leftovers leftovers) {
        this.progress = progress;
        this.leftovers = leftovers;
    }

    synchronized Supervised start(Program program, Probe probe) {
        refuseWhenClosing();
        var component = new Supervised(program, probe, this);
        components.add(component);
        return component.start();
    }

    /** Starts a program that uses the stack and ends by itself; it is not started again, and is stopped before the components. */
    synchronized Process accompany(String name, ProcessBuilder program) throws IOException {
        refuseWhenClosing();
        Process process = program.start();
        Leftovers.Entry.of(name, process.toHandle()).ifPresent(companions::add);
        recordForTheNext();
        return process;
    }

    synchronized void onChange(Runnable action) {
        onChange = action;
        action.run();
    }

    synchronized List<Supervised> components() {
        return List.copyOf(components);
    }

    /** From now on nothing is started any more; returns what there is to stop. */
    synchronized List<Supervised> close() {
        closing = true;
        return List.copyOf(components);
    }

    /** Completes with the name of the first component that could not be kept alive. */
    CompletableFuture<String> hopeless() {
        return hopeless;
    }

    @Override
    public synchronized void started(Supervised component) {
        recordForTheNext();
        onChange.run();
    }

    @Override
    public synchronized void ready(Supervised component, Duration took) {
        progress.ready(component.name(), took);
        onChange.run();
    }

    @Override
    public synchronized void died(Supervised component, int exitCode) {
        progress.say("  %-14s died (exit %d): starting it again".formatted(component.name(), exitCode));
        onChange.run();
    }

    @Override
    public synchronized void gaveUp(Supervised component) {
        progress.say("  %-14s gave up".formatted(component.name()));
        hopeless.complete(component.name());
        onChange.run();
    }

    /** Whoever would go on with a stack that is being stopped ends here. */
    synchronized void refuseWhenClosing() {
        if (closing) {
            throw new StartRefused("the stack is stopping");
        }
    }

    /** The next launcher stops in this order: who uses the components goes first. */
    private void recordForTheNext() {
        Stream<Leftovers.Entry> running = components.stream().filter(one -> one.handle() != null)
                .flatMap(one -> Leftovers.Entry.of(one.name(), one.handle()).stream());
        leftovers.record(Stream.concat(companions.stream(), running).toList());
    }
}
