package org.chargeledger.simulator.wechatpay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Tells merchants what happened, as honestly as it is told to: it can lose, copy, hold, forge and age a callback. */
final class Courier implements AutoCloseable {

    /** WeChat gives a merchant so long to answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final PrivateKey FOREIGN_KEY = Seals.drawnKey();

    private final PayWorld world;
    private final Platform platform;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private final ExecutorService road = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("wechat-pay-courier").factory());

    Courier(PayWorld world, Platform platform, InstantSource clock) {
        this.world = world;
        this.platform = platform;
        this.clock = clock;
    }

    void tell(Payment payment) {
        post(new Callback(UUID.randomUUID().toString(), payment.mchid(), payment.notifyUrl(), "TRANSACTION.SUCCESS",
                payment.outTradeNo(), "transaction", Json.write(Views.transaction(payment))));
    }

    void tell(Refund refund) {
        if (refund.notifyUrl() != null && !refund.notifyUrl().isEmpty()
                && refund.status() != Refund.Status.PROCESSING) {
            post(new Callback(UUID.randomUUID().toString(), refund.mchid(), refund.notifyUrl(),
                    "REFUND." + refund.status(), refund.outRefundNo(), "refund", Json.write(Views.refundNotice(refund))));
        }
    }

    /** A test of the merchant, as WeChat does it now and then: with a signature that must be refused. Gives the answer. */
    int probe(Payment payment) {
        String body = sealed(new Callback(UUID.randomUUID().toString(), payment.mchid(), payment.notifyUrl(),
                "TRANSACTION.SUCCESS", payment.outTradeNo(), "transaction", Json.write(Views.transaction(payment))));
        var headers = new HashMap<>(signature(platform.key(), clock.instant(), body));
        headers.computeIfPresent("Wechatpay-Signature", (name, signed) -> "WECHATPAY/SIGNTEST/" + signed);
        return post(payment.notifyUrl(), body, headers);
    }

    /** Sends what was held, last first when {@code backwards}. */
    void release(boolean backwards) {
        List<Callback> waiting = world.inTurn(state -> {
            var held = new ArrayList<>(state.held);
            state.held.clear();
            return held;
        });
        (backwards ? waiting.reversed() : waiting).forEach(this::send);
    }

    private void post(Callback callback) {
        PayFaults faults = world.inTurn(state -> {
            if (state.faults.hold()) {
                state.held.add(callback);
            }
            return state.faults;
        });
        for (int i = 0; !faults.lose() && !faults.hold() && i <= faults.copies(); i++) {
            send(callback);
        }
    }

    private void send(Callback callback) {
        road.execute(() -> {
            int answer = deliver(callback);
            world.inTurn(state -> state.sent.add(new PayState.Sent(callback.notificationId(), callback.url(),
                    callback.event(), callback.number(), answer)));
        });
    }

    private int deliver(Callback callback) {
        PayFaults faults = world.inTurn(state -> state.faults);
        String body = sealed(callback);
        Instant signedAt = clock.instant().minus(Duration.ofMinutes(faults.staleMinutes()));
        return post(callback.url(), body, signature(faults.forge() ? FOREIGN_KEY : platform.key(), signedAt, body));
    }

    private int post(String url, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private String sealed(Callback callback) {
        Merchant merchant = world.inTurn(state -> state.merchants.get(callback.mchid()));
        String nonce = UUID.randomUUID().toString().substring(0, 12);
        var resource = new LinkedHashMap<String, Object>();
        resource.put("original_type", callback.originalType());
        resource.put("algorithm", "AEAD_AES_256_GCM");
        resource.put("ciphertext", Seals.seal(merchant.apiV3Key(), nonce, callback.originalType(), callback.resource()));
        resource.put("associated_data", callback.originalType());
        resource.put("nonce", nonce);
        var body = new LinkedHashMap<String, Object>();
        body.put("id", callback.notificationId());
        body.put("create_time", Views.time(clock.instant()));
        body.put("resource_type", "encrypt-resource");
        body.put("event_type", callback.event());
        body.put("summary", callback.event());
        body.put("resource", resource);
        return Json.write(body);
    }

    /** The headers under which an answer or a callback is believed. */
    Map<String, String> signature(PrivateKey key, Instant at, String body) {
        String nonce = UUID.randomUUID().toString().replace("-", "");
        String timestamp = String.valueOf(at.getEpochSecond());
        return Map.of("Wechatpay-Serial", platform.keyId(), "Wechatpay-Timestamp", timestamp, "Wechatpay-Nonce", nonce,
                "Wechatpay-Signature", Seals.sign(key, timestamp + "\n" + nonce + "\n" + body + "\n"),
                "Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
    }

    @Override
    public void close() {
        road.shutdownNow();
    }
}
