package org.chargeledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL 18 of the local stack: unpacked, initialised and run directly, with the durability of production. */
final class PostgresServer {

    private static final String SUPERUSER = "postgres";

    private final Checkout checkout;
    private final Passwords passwords;
    private final int port;
    private final Identity identity = Identity.choose();
    private Path binaries;

    PostgresServer(Checkout checkout, Passwords passwords, int port) {
        this.checkout = checkout;
        this.passwords = passwords;
        this.port = port;
    }

    /** Unpacks the server and creates its cluster, each only where it is missing. */
    void prepare() {
        identity.barredFrom(checkout.data()).ifPresent(folder -> {
            throw new StartRefused("PostgreSQL refuses to run as root, and as nobody, whom it runs as instead, it may not enter "
                    + folder + ": set LOCAL_DIR to a folder that everybody may enter (LOCAL_DIR=/var/tmp/chargeledger),"
                    + " or start this as an ordinary user");
        });
        Path archive = checkout.postgresArchive();
        Path parts = identity.barredFrom(checkout.parts()).isEmpty() ? checkout.parts() : checkout.ownParts();
        binaries = new Parts(parts).get("postgres", archive, into -> Archives.unpackPostgres(archive, into))
                .resolve("bin");
        if (Files.notExists(data())) {
            try {
                initialise();
            } catch (IOException e) {
                throw new UncheckedIOException("Could not create PostgreSQL's data folder " + data(), e);
            }
        }
    }

    /** In a folder beside, moved into place when complete: a start that was cut short leaves nothing half made. */
    private void initialise() throws IOException {
        Path next = checkout.data().resolve("postgres.new");
        Folders.delete(next);
        Files.createDirectories(next);
        identity.own(next);
        Path password = checkout.data().resolve("postgres.pw");
        Files.writeString(password, passwords.of(SUPERUSER));
        identity.own(password);
        new Program("initdb", as("initdb", "-D", next.toString(), "-U", SUPERUSER, "--pwfile=" + password,
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"), checkout.log("postgres")).runToEnd();
        Files.delete(password);
        Files.move(next, data());
    }

    Program program() {
        return new Program("postgres", as("postgres", "-D", data().toString(), "-p", "" + port,
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200",
                "-c", "shared_buffers=64MB", "-c", "max_wal_size=512MB", "-c", "timezone=UTC"), checkout.log("postgres"));
    }

    Probe probe() {
        return () -> {
            try (Connection connection = connect(SUPERUSER)) {
                return connection.isValid(1);
            } catch (SQLException notYet) {
                return false;
            }
        };
    }

    /** Creates what is missing of the databases and roles. */
    void provide(List<Database> databases, Database.Role keycloak) {
        try (Connection connection = connect(SUPERUSER)) {
            var provision = new Provision(connection);
            for (Database database : databases) {
                provision.database(database);
            }
            provision.database(keycloak.user(), keycloak);
        } catch (SQLException e) {
            throw new StartRefused("PostgreSQL refused the stack's databases: " + e.getMessage(), e);
        }
    }

    void dropKeycloak() {
        try (Connection connection = connect(SUPERUSER); var statement = connection.createStatement()) {
            statement.execute("drop database if exists keycloak with (force)");
        } catch (SQLException e) {
            throw new StartRefused("PostgreSQL refused to drop Keycloak's database: " + e.getMessage(), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + "?connectTimeout=2&loginTimeout=2", SUPERUSER, passwords.of(SUPERUSER));
    }

    private List<String> as(String binary, String... arguments) {
        var line = new ArrayList<>(identity.prefix());
        line.add(binaries.resolve(binary).toString());
        line.addAll(List.of(arguments));
        return line;
    }

    private Path data() {
        return checkout.data().resolve("postgres");
    }
}
