package org.chargeledger.simulator.wechat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chargeledger.simulator.wechataccount.AccountEmulator;
import org.chargeledger.simulator.wechataccount.state.StateFile;
import org.chargeledger.simulator.wechataccount.state.World;
import org.chargeledger.simulator.wechatpay.PayEmulator;
import org.chargeledger.simulator.wechatpay.Platform;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the simulator together and keeps its state file up to date, at most a fifth of a second behind. */
@ApplicationScoped
@Startup
class Parts {

    private static final int WRITE_EVERY_MILLIS = 200;

    private final World world;
    private final Optional<StateFile> file;
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("state-file").factory());
    private long written;

    Parts(@ConfigProperty(name = "wechat.simulator.state") Optional<Path> path) {
        this.file = path.map(StateFile::new);
        this.world = new World(file.map(StateFile::read).orElseGet(StateFile::demo));
        writer.scheduleWithFixedDelay(this::writeIfChanged, WRITE_EVERY_MILLIS, WRITE_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @Produces
    @Singleton
    World world() {
        return world;
    }

    /** Started at once: what a kept state has under way goes on. */
    @Produces
    @Singleton
    @Startup
    AccountEmulator accountEmulator() {
        return new AccountEmulator(world, InstantSource.system());
    }

    /** The money side. */
    @Produces
    @Singleton
    PayEmulator payEmulator(DemoMerchants merchants, @ConfigProperty(name = "wechat.simulator.pay-key-id") String keyId,
            @ConfigProperty(name = "wechat.simulator.pay-key") Optional<String> key) {
        merchants.enrol(world);
        Platform platform = key.map(one -> Platform.of(keyId, one)).orElseGet(() -> Platform.drawn(keyId));
        return new PayEmulator(new PayTurns(world), platform, InstantSource.system());
    }

    void stop(@Observes ShutdownEvent event, AccountEmulator emulator) {
        emulator.close();
        writer.shutdown();
        writeIfChanged();
    }

    private synchronized void writeIfChanged() {
        if (file.isPresent()) {
            written = file.get().writeNewSince(written, world);
        }
    }
}
