package org.chargeledger.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One of our own Quarkus programs: its module, its usual port, and whether it keeps a database. */
record App(String name, String module, int usualPort, boolean database) {

    static final App WECHAT = new App("wechat", "e2e-tests/simulators/wechat", 8190, false);
    static final App CONSOLE = new App("console", "services/console", 8080, false);
    static final List<App> SERVICES = List.of(
            service("pile-ingest", 8081), service("tariff", 8082), service("billing", 8083),
            service("voucher", 8084), service("notification", 8085), service("reporting", 8086));

    private static App service(String name, int usualPort) {
        return new App(name, "services/" + name, usualPort, true);
    }

    static List<App> all() {
        return Stream.of(List.of(WECHAT), SERVICES, List.of(CONSOLE)).flatMap(List::stream).toList();
    }

    Path jar(Checkout checkout) {
        return checkout.root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The name a service's address has in the edge's environment: SERVICE_URL_PILE_INGEST. */
    String environmentName() {
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    Optional<Database> database(Passwords passwords) {
        return database ? Optional.of(Database.of(name, passwords)) : Optional.empty();
    }
}
