package org.chargeledger.kit.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.chargeledger.kit.testing.ServerCertificate;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@DisplayName("With DB_SSL_MODE=verify-full, a connection")
class EncryptedDatabaseTest {

    private static final String MINE = "select ssl::text from pg_stat_ssl where pid = pg_backend_pid()";

    @Inject
    Pool app;
    @Inject
    @ReactiveDataSource("system")
    Pool events;
    @Inject
    AgroalDataSource jdbc;
    @Inject
    DirectConnection direct;
    @Inject
    Vertx vertx;

    @Test
    @DisplayName("of the pools is encrypted: the app's, the event batches' and that of JDBC")
    void pools() throws SQLException {
        assertThat(encrypted(app)).isEqualTo("true");
        assertThat(encrypted(events)).isEqualTo("true");
        try (var connection = jdbc.getConnection(); var rows = connection.createStatement().executeQuery(MINE)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("true");
        }
    }

    @Test
    @DisplayName("of the listeners is encrypted")
    void listeners() {
        assertThat(TestPostgres.texts("""
                select ssl::text from pg_stat_ssl join pg_stat_activity using (pid)
                where usename = 'service_system' and query ilike 'listen%'""")).isNotEmpty().containsOnly("true");
    }

    @Test
    @DisplayName("is made to the server that the authority vouches for, by the name it vouches for, and to no other")
    void checked() {
        connect(direct.options());

        assertThatThrownBy(() -> connect(new PgConnectOptions(direct.options()).setHost("127.0.0.1")))
                .hasMessageContaining("SSL handshake failed");
        String another = ServerCertificate.create().certificate().toString();
        assertThatThrownBy(() -> connect(trusting(another))).hasMessageContaining("SSL handshake failed");
    }

    private static String encrypted(Pool pool) {
        return pool.query(MINE).execute().toCompletionStage().toCompletableFuture().join().iterator().next().getString(0);
    }

    private PgConnectOptions trusting(String authority) {
        var options = direct.options();
        String url = "postgresql://" + options.getHost() + ":" + options.getPort() + "/" + options.getDatabase();
        return new DirectConnection(vertx, url, options.getUser(), Optional.of(options.getPassword()), "verify-full",
                Optional.of(List.of(authority))).options();
    }

    private void connect(PgConnectOptions options) {
        PgConnection.connect(vertx, options).toCompletionStage().toCompletableFuture().join().close();
    }
}
