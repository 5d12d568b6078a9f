package org.chargeledger.notification.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chargeledger.kit.db.SystemDb;
import org.chargeledger.kit.testing.TestPostgres;
import org.chargeledger.kit.testing.TestStack;
import org.chargeledger.notification.WechatStub;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@QuarkusTestResource(WechatStub.class)
@DisplayName("Replicas and their one token")
class SharedTokenTest {

    static final String PAGE = "https://h5.example.invalid/my";

    @Inject
    SystemDb db;

    @Inject
    Config config;

    @Inject
    MeterRegistry metrics;

    /** Replicas share what is stored of an account: each test has its own. */
    final String app = "wxshared" + UUID.randomUUID().toString().replace("-", "");

    final AtomicInteger fetched = new AtomicInteger();
    final AtomicInteger tickets = new AtomicInteger();

    /** Whether nobody held the ticket's transaction while the account's token was fetched. */
    final List<String> ticketFree = new CopyOnWriteArrayList<>();
    String refused = "";

    final WechatApi wechat = new WechatApi() {
        @Override
        public String stableToken(TokenRequest request) {
            ticketFree.addAll(TestPostgres.texts(
                    "select pg_try_advisory_xact_lock(hashtextextended('jsapi_ticket:" + app + "', 0))"));
            return "{\"access_token\":\"shared-" + fetched.incrementAndGet() + "\",\"expires_in\":7200}";
        }

        @Override
        public String ticket(String accessToken, String type) {
            if (accessToken.equals(refused)) {
                return "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}";
            }
            return "{\"errcode\":0,\"ticket\":\"ticket-" + tickets.incrementAndGet() + "\",\"expires_in\":7200}";
        }

        @Override
        public String sendService(String accessToken, ServiceMessage message) {
            throw new IllegalStateException("not sent here");
        }

        @Override
        public String sendNotice(String accessToken, Notice notice) {
            throw new IllegalStateException("not sent here");
        }

        @Override
        public String sendTemplate(String accessToken, TemplateMessage message) {
            throw new IllegalStateException("not sent here");
        }
    };

    @Test
    @DisplayName("several replicas ask at once: one fetches, the others read what it stored; a refused one likewise")
    void oneRefresher() {
        System.setProperty("WECHAT_SECRET_" + app.toUpperCase(), "secret");
        List<AccessTokens> replicas = IntStream.range(0, 4)
                .mapToObj(i -> new AccessTokens(db, wechat, config, metrics)).toList();

        assertThat(all(replicas, "")).containsOnly("shared-1");
        assertThat(fetched).hasValue(1);

        assertThat(all(replicas, "shared-1")).containsOnly("shared-2");
        assertThat(fetched).hasValue(2);
        assertThat(replicas.getFirst().current(app)).isEqualTo("shared-2");
    }

    @Test
    @DisplayName("the ticket that signs pages is shared the same way, and asked for anew when it is over")
    void oneTicket() {
        System.setProperty("WECHAT_SECRET_" + app.toUpperCase(), "secret");
        var tokens = new AccessTokens(db, wechat, config, metrics);
        var calls = new WechatCalls(tokens, metrics);
        List<WechatPages> replicas = IntStream.range(0, 4).mapToObj(i -> new WechatPages(db, tokens, wechat, calls)).toList();

        List<Future<Boolean>> signed;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            signed = replicas.stream().map(replica -> threads.submit(() -> replica.sign(app, PAGE).isPresent())).toList();
        }
        assertThat(signed).extracting(Future::resultNow).containsOnly(true);
        assertThat(tickets).hasValue(1);

        TestPostgres.run("update jsapi_ticket set expires_at = now() where app_id = '" + app + "'");
        assertThat(new WechatPages(db, tokens, wechat, calls).sign(app, PAGE)).isPresent();
        assertThat(tickets).hasValue(2);
    }

    @Test
    @DisplayName("no fetch needs two connections: a ticket's transaction waits for no token, nor for one instead of a refused")
    void oneConnection() {
        System.setProperty("WECHAT_SECRET_" + app.toUpperCase(), "secret");
        refused = "shared-1";
        var tokens = new AccessTokens(db, wechat, config, metrics);

        assertThat(new WechatPages(db, tokens, wechat, new WechatCalls(tokens, metrics)).sign(app, PAGE)).isPresent();

        assertThat(tickets).hasValue(1);
        assertThat(ticketFree).hasSize(2).containsOnly("t");
    }

    private List<String> all(List<AccessTokens> replicas, String refused) {
        List<Future<String>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = replicas.stream().map(replica -> threads.submit(() -> replica.insteadOf(app, refused))).toList();
        }
        return answers.stream().map(Future::resultNow).toList();
    }
}
