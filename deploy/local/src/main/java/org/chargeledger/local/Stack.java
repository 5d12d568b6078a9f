package org.chargeledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole stack: starts what depends on nothing at once, the rest as soon as what it needs is ready, and stops all. */
final class Stack {

    private static final Duration GRACE = Duration.ofSeconds(4);
    private static final List<String> SERVERS = List.of("postgres", "kafka");

    private final Checkout checkout;
    private final Progress progress;
    private final Roster roster;
    private final Addresses addresses;
    private final List<Database> databases;
    private final Realm realm;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final KeycloakServer keycloak;
    private final Environment environment;
    private volatile String state = "starting";

    Stack(Checkout checkout, Progress progress, Roster roster, Addresses addresses) {
        this.checkout = checkout;
        this.progress = progress;
        this.roster = roster;
        this.addresses = addresses;
        var passwords = new Passwords(checkout.data().resolve("passwords.properties"));
        databases = App.SERVICES.stream().flatMap(app -> app.database(passwords).stream()).toList();
        realm = Realm.read(checkout.realm());
        postgres = new PostgresServer(checkout, passwords, addresses.postgres());
        kafka = new KafkaServer(checkout, addresses.kafka(), addresses.kafkaController());
        keycloak = new KeycloakServer(checkout, addresses.keycloak(), addresses.postgres(), realm, passwords);
        environment = new Environment(checkout, addresses, passwords, realm, kafka, keycloak);
    }

    void start(List<App> apps) {
        long startedNanos = System.nanoTime();
        BusinessTime.keepOrBegin(checkout.businessTime());
        roster.onChange(this::writeStackFile);
        var pool = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var broker = CompletableFuture.runAsync(this::startKafka, pool);
            var built = CompletableFuture.runAsync(keycloak::prepare, pool);
            var database = CompletableFuture.runAsync(this::startPostgres, pool);
            var identity = CompletableFuture.allOf(built, database).thenRunAsync(this::startKeycloak, pool);
            var services = CompletableFuture.allOf(broker, database).thenRunAsync(() -> startApps(apps), pool);
            allOrFirstFailure(List.of(built, broker, database, identity, services));
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            pool.shutdownNow();
        }
        state = "ready";
        writeStackFile();
        progress.say("Stack ready in " + Progress.seconds(startedNanos));
    }

    private static void allOrFirstFailure(List<CompletableFuture<Void>> steps) {
        var outcome = new CompletableFuture<Void>();
        steps.forEach(step -> step.whenComplete((done, failure) -> {
            if (failure != null) {
                outcome.completeExceptionally(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
            }
        }));
        CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new)).thenRun(() -> outcome.complete(null));
        outcome.join();
    }

    private void startPostgres() {
        postgres.prepare();
        roster.start(postgres.program(), postgres.probe()).awaitReady();
        if (keycloak.outdated()) {
            progress.say("  keycloak       the realm file changed: its database starts afresh");
            postgres.dropKeycloak();
        }
        postgres.provide(databases, keycloak.role());
    }

    private void startKafka() {
        kafka.prepare();
        roster.start(kafka.program(), Probe.tcp(addresses.kafka())).awaitReady();
        List<Topic> plan = Topic.read(checkout.topics());
        int created = new TopicCreation(kafka.bootstrapServers()).create(plan);
        progress.say("  %-14s %d topics, %d of them new".formatted("kafka", plan.size(), created));
    }

    private void startKeycloak() {
        roster.start(keycloak.program(), keycloak.probe()).awaitReady();
        keycloak.rememberImport();
    }

    private void startApps(List<App> apps) {
        List<Supervised> started = apps.stream().map(this::launch).toList();
        started.forEach(Supervised::awaitReady);
    }

    private Supervised launch(App app) {
        var program = new Program(app.name(), Jvm.command(144, "-jar", app.jar(checkout).toString()), environment.of(app),
                checkout.log(app.name()));
        return roster.start(program, Probe.http(addresses.url(app) + "/q/health/ready"));
    }

    String signIns() {
        return SignIns.of(addresses, keycloak.url());
    }

    String serverAddresses() {
        return SignIns.ofServers(addresses, keycloak.url(), checkout.stackFile());
    }

    /** What uses the stack first (the replay), then services and Keycloak, then the servers they write to. */
    void stop() {
        state = "stopping";
        writeStackFile();
        List<Supervised> components = roster.close();
        endAllBut(components);
        var byServer = components.stream().collect(Collectors.partitioningBy(one -> SERVERS.contains(one.name())));
        stop(byServer.get(false));
        stop(byServer.get(true));
        endAllBut(List.of());
        try {
            Files.deleteIfExists(checkout.stackFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what this process started beside the components: the replay, or a program that prepares a server. */
    private static void endAllBut(List<Supervised> components) {
        ProcessHandle.current().children()
                .filter(child -> components.stream().noneMatch(component -> child.equals(component.handle())))
                .flatMap(child -> Stream.concat(Stream.of(child), child.descendants())).toList()
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static void stop(List<Supervised> components) {
        components.forEach(Supervised::askToStop);
        long deadline = System.nanoTime() + GRACE.toNanos();
        components.forEach(component -> component.awaitStopped(deadline));
    }

    private void writeStackFile() {
        var file = new StackFile(ProcessHandle.current().pid(), state, checkout.businessTime().toString(),
                addresses.publicUrl(App.CONSOLE), keycloak.url(), keycloak.issuer(),
                keycloak.issuer() + "/protocol/openid-connect/token", client("zpd-api"), client("chargeledger-console"),
                addresses.publicUrl(App.WECHAT), kafka.bootstrapServers(), "127.0.0.1", addresses.ykc(), "127.0.0.1",
                addresses.postgres(), databases.stream().collect(Collectors.toMap(
                        database -> database.name().replace('_', '-'), StackFile.Access::of)),
                StackFile.running(roster.components(), addresses));
        Leftovers.write(checkout.stackFile(), file.json());
    }

    private StackFile.ApiClient client(String clientId) {
        return new StackFile.ApiClient(clientId, realm.secretOf(clientId));
    }
}
