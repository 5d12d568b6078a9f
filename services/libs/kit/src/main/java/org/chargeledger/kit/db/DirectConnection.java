package org.chargeledger.kit.db;

import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reaches the database of the event batches past their pool, because LISTEN needs a connection of its own; encrypted and
 * checked as the pool's are.
 */
@ApplicationScoped
public class DirectConnection {

    private static final String SYSTEM = "quarkus.datasource.system.";
    private static final long RECONNECT_MILLIS = 1000;

    private final Vertx vertx;
    private final PgConnectOptions options;

    public DirectConnection(Vertx vertx,
            @ConfigProperty(name = SYSTEM + "reactive.url") String url,
            @ConfigProperty(name = SYSTEM + "username") String user,
            @ConfigProperty(name = SYSTEM + "password") Optional<String> password,
            @ConfigProperty(name = SYSTEM + "reactive.postgresql.ssl-mode") String sslMode,
            @ConfigProperty(name = SYSTEM + "reactive.trust-certificate-pem.certs") Optional<List<String>> authorities) {
        this.vertx = vertx;
        options = PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", "")).setUser(user)
                .setSslMode(SslMode.of(sslMode)).setHostnameVerificationAlgorithm("HTTPS");
        password.ifPresent(options::setPassword);
        var trusted = new PemTrustOptions();
        authorities.ifPresent(files -> files.forEach(trusted::addCertPath));
        options.setTrustOptions(trusted);
    }

    PgConnectOptions options() {
        return options;
    }

    /** Connects when told to, and again whenever it is cut off. */
    public PgSubscriber subscriber() {
        return PgSubscriber.subscriber(vertx, options).reconnectPolicy(retries -> RECONNECT_MILLIS);
    }
}
