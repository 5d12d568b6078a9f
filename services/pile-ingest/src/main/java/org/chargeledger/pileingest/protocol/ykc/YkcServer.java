package org.chargeledger.pileingest.protocol.ykc;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.chargeledger.pileingest.app.PileLinks;
import org.jboss.logging.Logger;

/** Listens for YKC piles. One pile's trouble stays on its own connection. */
@ApplicationScoped
public class YkcServer {

    private static final Logger LOG = Logger.getLogger(YkcServer.class);

    private final Vertx vertx;
    private final YkcConfig config;
    private final YkcLogin login;
    private final YkcDialogue dialogue;
    private final YkcFrames frames;
    private final InstantSource clock;
    private final PileLinks links;
    private final Set<YkcConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile NetServer server;

    YkcServer(Vertx vertx, YkcConfig config, YkcLogin login, YkcDialogue dialogue, YkcFrames frames,
            InstantSource clock, PileLinks links) {
        this.vertx = vertx;
        this.config = config;
        this.login = login;
        this.dialogue = dialogue;
        this.frames = frames;
        this.clock = clock;
        this.links = links;
    }

    void start(@Observes StartupEvent event) {
        var options = new NetServerOptions().setHost(config.host()).setPort(config.port())
                .setTcpNoDelay(true).setTcpKeepAlive(true)
                .setReadIdleTimeout((int) config.idleTime().toSeconds()).setIdleTimeoutUnit(TimeUnit.SECONDS);
        server = vertx.createNetServer(options).connectHandler(this::accept)
                .exceptionHandler(e -> LOG.warnf("a connection failed: %s", e.toString()))
                .listen().toCompletionStage().toCompletableFuture().join();
        LOG.infof("YKC piles may connect on port %d", port());
    }

    /** The port piles connect to. */
    public int port() {
        return server.actualPort();
    }

    boolean isListening() {
        return server != null;
    }

    private void accept(NetSocket socket) {
        Context context = vertx.getOrCreateContext();
        var connection = new YkcConnection(socket, context, login, dialogue, frames, clock);
        var intake = new YkcIntake(socket, context, config.halfFrameTime(), clock, frames, connection::received);
        connections.add(connection);
        socket.handler(intake::segment);
        socket.exceptionHandler(e -> LOG.debugf("%s: %s", connection, e.toString()));
        socket.closeHandler(ignored -> {
            connections.remove(connection);
            connection.closed();
        });
        vertx.setTimer(config.loginTime().toMillis(), timer -> {
            if (!connection.hasSpoken()) {
                connection.close("NO_LOGIN");
            }
        });
        connection.open();
    }

    /** Piles reconnect to another replica, which then says they are here; so nobody is declared gone. */
    void stop(@Observes ShutdownEvent event) {
        links.leave();
        var open = Set.copyOf(connections);
        open.forEach(YkcConnection::stop);
        open.forEach(YkcConnection::awaitDrained);
        if (server != null) {
            server.close();
        }
    }
}
