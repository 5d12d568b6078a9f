package org.chargeledger.simulator.wechataccount;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.chargeledger.simulator.wechataccount.rules.Jobs;
import org.chargeledger.simulator.wechataccount.rules.Logins;
import org.chargeledger.simulator.wechataccount.state.Picture;
import org.chargeledger.simulator.wechataccount.state.Push;
import org.chargeledger.simulator.wechataccount.state.World;
import org.chargeledger.simulator.wechatpay.Answer;
import org.chargeledger.simulator.wechatpay.Ask;

/** The official-account side of WeChat behind any HTTP server: interfaces, articles, and the stage hands' door. */
public final class AccountEmulator implements AutoCloseable {

    /** An account has so long to answer an event. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final World world;
    private final InstantSource clock;
    private final Courier courier;
    private final AccountControl control;
    private final Logins logins;

    public AccountEmulator(World world, InstantSource clock) {
        this(world, clock, PATIENCE);
    }

    AccountEmulator(World world, InstantSource clock, Duration patience) {
        this.world = world;
        this.clock = clock;
        this.courier = new Courier(world, clock, patience);
        this.control = new AccountControl(world, clock, courier);
        this.logins = new Logins(world, clock);
    }

    /** Answers an interface, a page, or the look at an article; an answer that is late on purpose keeps its thread. */
    public Answer answer(Ask ask) {
        if (ask.path().startsWith("/s/")) {
            return world.look(state -> ArticlePage.of(state, ask.path()));
        }
        if (ask.path().startsWith(PageDoor.PREFIX)) {
            return world.inTurn(state -> PageDoor.answer(state, ask, clock.instant()));
        }
        Told told = world.inTurn(state -> {
            Instant now = clock.instant();
            Jobs.endDue(state, now);
            Interfaces.Done done = Interfaces.answer(state, ask, now);
            boolean atOnce = state.faultsOf(done.appId()).events().beforeAnswer();
            return new Told(done, atOnce ? Courier.takeDue(state, now) : List.of());
        });
        told.before().forEach(courier::deliver);
        pause(told.done().lateMillis());
        return told.done().answer();
    }

    /** An answer, and the events that come before it. */
    private record Told(Interfaces.Done done, List<Push> before) {}

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The stage hands' door; not part of WeChat. */
    public AccountControl control() {
        return control;
    }

    /** Web authorisation. */
    public Logins logins() {
        return logins;
    }

    public Optional<Picture> picture(String name) {
        return world.look(state -> Optional.ofNullable(state.pictures.get(name)));
    }

    @Override
    public void close() {
        courier.close();
    }
}
