package org.chargeledger.kit.event;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Map;
import java.util.Optional;
import org.chargeledger.kit.db.DirectConnection;
import org.chargeledger.kit.db.SystemDb;

/** One replica's relay in a process of its own, so that a test can kill it with -9. Arguments: database url, password, brokers. */
public final class RelayReplica {

    private RelayReplica() {}

    public static void main(String[] args) throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        var options = PgConnectOptions.fromUri(args[0]).setUser("service_system").setPassword(args[1])
                .addProperty("application_name", "replica-" + ProcessHandle.current().pid());
        var pool = Pool.newInstance(PgBuilder.pool().connectingTo(options).using(vertx).build());
        var bell = new OutboxBell(inTheClear(vertx, args[0], args[1]));
        var producer = new RelayProducer(Map.of("bootstrap.servers", args[2]));
        new Relay(new SystemDb(pool), producer, bell, new SimpleMeterRegistry(), 1).start(new StartupEvent());
        System.out.println("relaying");
        Thread.currentThread().join();
    }

    static DirectConnection inTheClear(Vertx vertx, String url, String password) {
        return new DirectConnection(vertx, url, "service_system", Optional.of(password), "disable", Optional.empty());
    }
}
