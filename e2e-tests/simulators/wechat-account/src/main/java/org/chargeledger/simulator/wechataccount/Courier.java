package org.chargeledger.simulator.wechataccount;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chargeledger.simulator.wechataccount.rules.Jobs;
import org.chargeledger.simulator.wechataccount.rules.RandomName;
import org.chargeledger.simulator.wechataccount.state.Faults.Forgery;
import org.chargeledger.simulator.wechataccount.state.Push;
import org.chargeledger.simulator.wechataccount.state.State;
import org.chargeledger.simulator.wechataccount.state.State.Sent;
import org.chargeledger.simulator.wechataccount.state.Webhook;
import org.chargeledger.simulator.wechataccount.state.World;

/** Ends jobs when they are due and brings events to the accounts' webhooks: three tries, five seconds each. */
final class Courier implements AutoCloseable {

    private static final int TRIES = 3;
    private static final int LOOK_EVERY_MILLIS = 25;

    private final World world;
    private final InstantSource clock;
    private final Duration patience;
    private final HttpClient http;
    private final ExecutorService roads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("wechat-courier").factory());

    Courier(World world, InstantSource clock, Duration patience) {
        this.world = world;
        this.clock = clock;
        this.patience = patience;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(patience).build();
        watch.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (world.look(state -> isDue(state, clock.instant()))) {
            List<Push> due = world.inTurn(state -> takeDue(state, clock.instant()));
            Map<String, List<Push>> byAccount = due.stream().collect(Collectors.groupingBy(Push::appId));
            byAccount.values().forEach(pushes -> roads.execute(() -> pushes.forEach(this::deliver)));
        }
    }

    private static boolean isDue(State state, Instant now) {
        return state.jobs.values().stream().anyMatch(job -> job.open() && !job.endsAt().isAfter(now))
                || state.pushes.stream().anyMatch(push -> isDue(push, now));
    }

    private static boolean isDue(Push push, Instant now) {
        return !push.held() && !push.dueAt().isAfter(now);
    }

    /** What is to be told now; from here on it is the caller's to {@link #deliver}. */
    static List<Push> takeDue(State state, Instant now) {
        Jobs.endDue(state, now);
        List<Push> due = state.pushes.stream().filter(push -> isDue(push, now)).toList();
        state.pushes.removeIf(push -> isDue(push, now));
        return due;
    }

    void deliver(Push push) {
        boolean heard = false;
        for (int attempt = 1; !heard && attempt <= TRIES; attempt++) {
            int answer = post(push);
            heard = answer == 200;
            int tried = attempt;
            world.inTurn(state -> state.sent.add(
                    new Sent(push.id(), push.appId(), push.event(), tried, answer, clock.instant())));
        }
    }

    /** The status, or 0 for a 200 that says neither success nor nothing, or -1 for silence. */
    private int post(Push push) {
        Webhook webhook = world.look(state -> state.webhooks.get(push.appId()));
        if (webhook == null) {
            return -1;
        }
        Forgery forgery = world.look(state -> state.faultsOf(push.appId()).events().forge());
        Envelope envelope = Envelope.of(push, webhook, clock.instant(), forgery);
        var request = HttpRequest.newBuilder(address(webhook, envelope.query())).timeout(patience)
                .header("Content-Type", "text/xml").POST(HttpRequest.BodyPublishers.ofString(envelope.body()));
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            boolean understood = answer.body().isEmpty() || answer.body().equals("success");
            return answer.statusCode() == 200 && !understood ? 0 : answer.statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** As the account's settings page does it: the address must send back what it is given. */
    boolean verify(Webhook webhook) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String nonce = RandomName.of(10);
        String echo = RandomName.of(18);
        String query = "signature=" + Envelope.signature(webhook.token(), timestamp, nonce) + "&timestamp=" + timestamp
                + "&nonce=" + nonce + "&echostr=" + echo;
        try {
            return http.send(HttpRequest.newBuilder(address(webhook, query)).timeout(patience).build(),
                    BodyHandlers.ofString()).body().equals(echo);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static URI address(Webhook webhook, String query) {
        return URI.create(webhook.url() + (webhook.url().contains("?") ? "&" : "?") + query);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        roads.shutdownNow();
    }
}
