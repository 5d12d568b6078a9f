package org.chargeledger.simulator.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pretend WeChat Pay")
class PayEmulatorTest {

    private static final KeyPair PLATFORM = keys();
    private static final KeyPair MERCHANT = keys();
    private static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";

    /** A callback as the merchant's server got it. */
    private record Got(Map<String, String> headers, String body) {}

    private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
    private Instant now = Instant.parse("2026-11-25T02:00:00Z");
    private PayEmulator emulator;
    private HttpServer merchant;

    @BeforeEach
    void open() throws IOException {
        emulator = new PayEmulator(PayWorld.inMemory(), new Platform("PUB_KEY_ID_1", PLATFORM.getPrivate()),
                () -> now);
        emulator.control().enrol(new Merchant("1900000001", "wx1", "SERIAL1", base64(MERCHANT.getPublic().getEncoded()),
                API_V3_KEY));
        merchant = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        merchant.createContext("/", exchange -> {
            var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            got.add(new Got(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        merchant.start();
    }

    @AfterEach
    void close() {
        merchant.stop(0);
        emulator.close();
    }

    @Test
    @DisplayName("believes only who signed exactly this request with the enrolled key, just now")
    void verifies() {
        assertThat(prepay("order-0001", 500).status()).isEqualTo(200);
        Ask good = ask("POST", "/v3/pay/transactions/jsapi", order("order-0002", 500), MERCHANT, now);
        assertThat(emulator.answer(new Ask(good.method(), good.target(), good.headers(), good.body() + " ")).body())
                .contains("SIGN_ERROR");
        assertThat(emulator.answer(ask("POST", "/v3/pay/transactions/jsapi", order("order-0002", 500), keys(), now))
                .status()).isEqualTo(401);
        assertThat(emulator.answer(ask("POST", "/v3/pay/transactions/jsapi", order("order-0002", 500), MERCHANT,
                now.minus(Duration.ofMinutes(6)))).status()).isEqualTo(401);
        assertThat(emulator.answer(new Ask("GET", good.target(), Map.of(), "")).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("signs its answers, and seals its callbacks so that the merchant can open them")
    void signs() throws InterruptedException {
        Answer answer = prepay("order-0001", 500);
        assertThat(Seals.verify(PLATFORM.getPublic(), answer.headers().get("Wechatpay-Timestamp") + "\n"
                + answer.headers().get("Wechatpay-Nonce") + "\n" + answer.body() + "\n",
                answer.headers().get("Wechatpay-Signature"))).isTrue();

        emulator.control().pay("1900000001", "order-0001");
        Got callback = got.poll(5, TimeUnit.SECONDS);
        assertThat(Seals.verify(PLATFORM.getPublic(), callback.headers().get("Wechatpay-Timestamp") + "\n"
                + callback.headers().get("Wechatpay-Nonce") + "\n" + callback.body() + "\n",
                callback.headers().get("Wechatpay-Signature"))).isTrue();
        assertThat(callback.body()).contains("TRANSACTION.SUCCESS", "AEAD_AES_256_GCM").doesNotContain("order-0001");
    }

    @Test
    @DisplayName("loses, doubles, holds, forges and ages callbacks when told to")
    void misbehaves() throws InterruptedException {
        prepay("order-0001", 500);
        prepay("order-0002", 500);
        emulator.control().misbehave(new PayFaults(false, 0, true, false, 0, List.of(), 0, false));
        emulator.control().pay("1900000001", "order-0001");
        emulator.control().pay("1900000001", "order-0002");
        assertThat(got.poll(200, TimeUnit.MILLISECONDS)).isNull();
        emulator.control().misbehave(new PayFaults(false, 0, false, true, 0, List.of(), 0, false));
        emulator.control().release(true);
        Got forged = got.poll(5, TimeUnit.SECONDS);
        assertThat(Seals.verify(PLATFORM.getPublic(), forged.headers().get("Wechatpay-Timestamp") + "\n"
                + forged.headers().get("Wechatpay-Nonce") + "\n" + forged.body() + "\n",
                forged.headers().get("Wechatpay-Signature"))).isFalse();
        got.poll(5, TimeUnit.SECONDS);
        assertThat(answered(2)).extracting(PayState.Sent::number).containsExactly("order-0002", "order-0001");
        emulator.control().misbehave(new PayFaults(false, 1, false, false, 7, List.of(), 0, false));
        emulator.control().tellAgain("1900000001", "order-0001");
        for (int i = 0; i < 2; i++) {
            assertThat(got.poll(5, TimeUnit.SECONDS).headers()).containsEntry("Wechatpay-Timestamp",
                    String.valueOf(now.minus(Duration.ofMinutes(7)).getEpochSecond()));
        }
        emulator.control().misbehave(new PayFaults(true, 0, false, false, 0, List.of(), 0, false));
        emulator.control().tellAgain("1900000001", "order-0001");
        assertThat(got.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    @DisplayName("pays back within the channel's limits, each number once, and keeps its own book")
    void refunds() {
        prepay("order-0001", 1_000);
        emulator.control().pay("1900000001", "order-0001");
        assertThat(refund("r1", 600, 1_000).status()).isEqualTo(200);
        assertThat(refund("r1", 600, 1_000).status()).isEqualTo(200);
        assertThat(refund("r1", 500, 1_000).body()).contains("PARAM_ERROR");
        assertThat(refund("r2", 100, 1_000).body()).contains("FREQUENCY_LIMITED");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(refund("r2", 401, 1_000).body()).contains("NOT_ENOUGH");
        assertThat(refund("r2", 400, 999).body()).contains("INVALID_REQUEST");
        assertThat(emulator.control().book("1900000001")).isEqualTo(new Book("1900000001", 1_000, 600, 400, 1, 1));
        now = now.plus(Duration.ofDays(366));
        assertThat(refund("r2", 400, 1_000).body()).contains("too old");
        assertThatThrownBy(() -> Book.tradeBill(stateWith(), "1900000001", java.time.LocalDate.parse("2026-11-25")))
                .isInstanceOfSatisfying(PayRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("NO_STATEMENT_EXIST"));
    }

    @Test
    @DisplayName("lists a refund in the bill of the day on which it took it, and of no other, whatever becomes of it")
    void tradeBill() {
        prepay("order-0001", 1_000);
        emulator.control().pay("1900000001", "order-0001");
        slow(List.of());
        refund("r1", 600, 1_000);
        now = now.plus(Duration.ofDays(1));
        emulator.control().decide("1900000001", "r1", Refund.Status.CLOSED);

        assertThat(bill("2026-11-25").body()).contains("`r1,`6.00,`CLOSED").endsWith("`2,`10.00,`6.00\n");
        assertThat(bill("2026-11-26").body()).contains("NO_STATEMENT_EXIST");
    }

    private Answer bill(String day) {
        return emulator.answer(ask("GET", "/v3/billdownload/file?bill_date=" + day, "", MERCHANT, now));
    }

    @Test
    @DisplayName("refund")
    void refund() throws InterruptedException {
        prepay("order-0001", 6_000);
        emulator.control().pay("1900000001", "order-0001");
        slow(List.of());
        assertThat(refund("r1", 100, 6_000).body()).contains("PROCESSING");
        emulator.control().decide("1900000001", "r1", Refund.Status.ABNORMAL);
        String id = emulator.control().refunds().getFirst().refundId();
        assertThat(abnormal(id, "USER_BANK_CARD", "").body()).contains("PARAM_ERROR");
        assertThat(abnormal(id, "USER_BANK_CARD", ",\"bank_account\":\"sealed\",\"real_name\":\"sealed\"").body())
                .contains("PROCESSING");
        assertThat(abnormal(id, "MERCHANT_BANK_CARD", "").body()).contains("not abnormal");
        emulator.control().decide("1900000001", "r1", Refund.Status.SUCCESS);
        now = now.plus(Duration.ofMinutes(1));
        refund("r2", 100, 6_000);
        emulator.control().decide("1900000001", "r2", Refund.Status.CLOSED);
        assertThat(answered(4)).extracting(PayState.Sent::event).containsExactly("TRANSACTION.SUCCESS",
                "REFUND.ABNORMAL", "REFUND.SUCCESS", "REFUND.CLOSED");

        slow(List.of(new PayFaults.ErrorAnswer("refund", 403, "NOT_ENOUGH", 1),
                new PayFaults.ErrorAnswer("refund", 429, "FREQUENCY_LIMITED", 1)));
        assertThat(refund("r3", 100, 6_000).body()).contains("NOT_ENOUGH");
        assertThat(refund("r3", 100, 6_000).body()).contains("FREQUENCY_LIMITED");
        for (int part = 2; part <= 50; part++) {
            now = now.plus(Duration.ofMinutes(1));
            assertThat(refund("part" + part, 100, 6_000).status()).isEqualTo(200);
        }
        now = now.plus(Duration.ofMinutes(1));
        assertThat(refund("part51", 100, 6_000).body()).contains("50 parts");
        assertThat(emulator.control().probe("1900000001", "order-0001")).isEqualTo(204);
        assertThat(last().headers().get("Wechatpay-Signature")).startsWith("WECHATPAY/SIGNTEST/");
    }

    private Got last() {
        Got last = null;
        for (Got next = got.poll(); next != null; next = got.poll()) {
            last = next;
        }
        return last;
    }

    private void slow(List<PayFaults.ErrorAnswer> errors) {
        emulator.control().misbehave(new PayFaults(false, 0, false, false, 0, errors, 0, true));
    }

    private Answer abnormal(String refundId, String type, String account) {
        return emulator.answer(ask("POST", "/v3/refund/domestic/refunds/" + refundId + "/apply-abnormal-refund",
                "{\"out_refund_no\":\"r1\",\"type\":\"" + type + "\"" + account + "}", MERCHANT, now));
    }

    /** The callbacks, once so many were answered. */
    private List<PayState.Sent> answered(int count) throws InterruptedException {
        for (int i = 0; emulator.control().sent().size() < count && i < 500; i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return emulator.control().sent();
    }

    private static PayState stateWith() {
        return new PayState();
    }

    private Answer prepay(String number, long fen) {
        return emulator.answer(ask("POST", "/v3/pay/transactions/jsapi", order(number, fen), MERCHANT, now));
    }

    @Test
    @DisplayName("a closed refund goes on under its number, and pays back once")
    void closedRefundAgain() {
        prepay("order-0001", 6_000);
        emulator.control().pay("1900000001", "order-0001");
        slow(List.of());
        refund("r1", 100, 6_000);
        emulator.control().decide("1900000001", "r1", Refund.Status.CLOSED);
        assertThat(refund("r1", 200, 6_000).body()).contains("another refund");

        assertThat(refund("r1", 100, 6_000).body()).contains("PROCESSING");
        emulator.control().decide("1900000001", "r1", Refund.Status.SUCCESS);
        assertThat(refund("r1", 100, 6_000).body()).contains("SUCCESS");

        assertThat(emulator.control().book("1900000001").refundedFen()).isEqualTo(100);
    }

    private Answer refund(String number, long fen, long total) {
        return emulator.answer(ask("POST", "/v3/refund/domestic/refunds", """
                {"out_trade_no":"order-0001","out_refund_no":"%s","reason":"r","notify_url":"%s",
                "amount":{"refund":%d,"total":%d}}""".formatted(number, notices(), fen, total), MERCHANT, now));
    }

    private String order(String number, long fen) {
        return """
                {"appid":"wx1","mchid":"1900000001","description":"充值","out_trade_no":"%s","notify_url":"%s",
                "amount":{"total":%d},"payer":{"openid":"o-1"}}""".formatted(number, notices(), fen);
    }

    private String notices() {
        return "http://127.0.0.1:" + merchant.getAddress().getPort() + "/notices";
    }

    private static Ask ask(String method, String target, String body, KeyPair signer, Instant at) {
        String message = method + "\n" + target + "\n" + at.getEpochSecond() + "\nnonce\n" + body + "\n";
        String header = "WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\",nonce_str=\"nonce\",signature=\"%s\","
                .formatted(Seals.sign(signer.getPrivate(), message)) + "timestamp=\"" + at.getEpochSecond()
                + "\",serial_no=\"SERIAL1\"";
        return new Ask(method, target, Map.of("authorization", header), body);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
