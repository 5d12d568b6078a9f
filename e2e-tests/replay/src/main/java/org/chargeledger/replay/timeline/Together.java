package org.chargeledger.replay.timeline;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does independent things at once, and fails if one of them fails. */
public final class Together {

    private Together() {
    }

    public static <T> void each(Collection<T> things, Consumer<T> action) {
        if (things.size() == 1) {
            action.accept(things.iterator().next());
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> running =
                    things.stream().map(thing -> threads.submit(() -> action.accept(thing))).toList();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
