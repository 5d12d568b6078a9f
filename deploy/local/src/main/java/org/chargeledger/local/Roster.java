package org.chargeledger.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The components that run now: tells the person what happens to them, and keeps the files about them true. */
final class Roster implements Supervised.Observer {

    private final Progress progress;
    private final Leftovers leftovers;
    private final List<Supervised> components = new ArrayList<>();
    private final CompletableFuture<String> hopeless = new CompletableFuture<>();
    private Runnable onChange = () -> {};
    private boolean closing;

    Roster(Progress progress, Leftovers leftovers) {
        this.progress = progress;
        this.leftovers = leftovers;
    }

    synchronized Supervised start(Program program, Probe probe) {
        if (closing) {
            throw new StartRefused("the stack is stopping");
        }
        var component = new Supervised(program, probe, this);
        components.add(component);
        return component.start();
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
        leftovers.record(components.stream().filter(one -> one.handle() != null)
                .flatMap(one -> Leftovers.Entry.of(one.name(), one.handle()).stream()).toList());
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
}
