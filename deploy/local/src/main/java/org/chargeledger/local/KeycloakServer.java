package org.chargeledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keycloak with the suite's realm: built once, then started optimized; java runs directly, for kc.sh would stand in between. */
final class KeycloakServer {

    private final Checkout checkout;
    private final int port;
    private final int databasePort;
    private final Realm realm;
    private final Database.Role role;

    KeycloakServer(Checkout checkout, int port, int databasePort, Realm realm, Passwords passwords) {
        this.checkout = checkout;
        this.port = port;
        this.databasePort = databasePort;
        this.realm = realm;
        this.role = new Database.Role("keycloak", passwords.of("keycloak"));
    }

    /** Unpacks and builds the server where it is missing, and lays the realm out for import. */
    void prepare() {
        Path archive = checkout.archive("keycloak.zip");
        Path home = new Parts(checkout.parts()).get("keycloak", archive, into -> {
            Archives.unpackZip(archive, into);
            new Program("keycloak build", run(into, 512, "build", "--db=postgres", "--cache=local"),
                    checkout.log("keycloak")).runToEnd();
        });
        try {
            Path imports = Files.createDirectories(distribution(home).resolve("data/import"));
            Files.copy(checkout.realm(), imports.resolve(realm.name() + "-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An import never changes a realm that is there, so another realm file needs a new database; true if the kept one is old. */
    boolean outdated() {
        try {
            return Files.exists(imported()) && !Files.readString(imported()).equals(realm.fingerprint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rememberImport() {
        Leftovers.write(imported(), realm.fingerprint());
    }

    Program program() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + role.user()),
                Map.entry("KC_DB_USERNAME", role.user()), Map.entry("KC_DB_PASSWORD", role.password()),
                Map.entry("KC_DB_POOL_INITIAL_SIZE", "1"), Map.entry("KC_DB_POOL_MAX_SIZE", "10"),
                Map.entry("KC_HTTP_ENABLED", "true"), Map.entry("KC_HTTP_HOST", "127.0.0.1"),
                Map.entry("KC_HTTP_PORT", "" + port), Map.entry("KC_HOSTNAME", url()),
                Map.entry("KC_HTTP_POOL_MAX_THREADS", "16"),
                Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", "admin"), Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin-demo-1"));
        Path home = checkout.parts().resolve("keycloak");
        return new Program("keycloak", run(home, 256, "start", "--optimized", "--import-realm"), environment,
                checkout.log("keycloak"));
    }

    Probe probe() {
        return Probe.http("http://127.0.0.1:" + port + "/realms/" + realm.name() + "/.well-known/openid-configuration");
    }

    String url() {
        return "http://localhost:" + port;
    }

    String issuer() {
        return url() + "/realms/" + realm.name();
    }

    Database.Role role() {
        return role;
    }

    /** The line kc.sh ends in. */
    private List<String> run(Path home, int heapMegabytes, String... arguments) {
        Path distribution = distribution(home);
        var line = new ArrayList<>(Jvm.command(heapMegabytes,
                "--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dkc.home.dir=" + distribution, "-Djboss.server.config.dir=" + distribution.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000", "-Duser.language=en", "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-cp", distribution.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        line.addAll(List.of(arguments));
        return line;
    }

    /** The one folder the archive unpacks to. */
    private static Path distribution(Path home) {
        try (var folders = Files.list(home)) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow(
                    () -> new StartRefused("Keycloak's archive was not unpacked to " + home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path imported() {
        return checkout.data().resolve("keycloak-realm");
    }
}
