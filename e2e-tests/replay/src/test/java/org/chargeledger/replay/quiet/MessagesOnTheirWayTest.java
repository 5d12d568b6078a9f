package org.chargeledger.replay.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.http.Http;
import org.chargeledger.replay.http.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The report waits for the messages that are leaving")
class MessagesOnTheirWayTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final AtomicInteger looks = new AtomicInteger();
    private volatile String before = "";
    private volatile String after = "";
    private volatile int leavesAtLook = Integer.MAX_VALUE;
    private HttpServer notification;
    private MessagesOnTheirWay onTheirWay;

    @BeforeEach
    void startNotification() throws IOException {
        notification = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        notification.createContext("/api/notification/v1/messages", exchange -> {
            String messages = looks.incrementAndGet() < leavesAtLook ? before : after;
            byte[] body = "{\"items\":[%s]}".formatted(messages).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        notification.start();
        String url = "http://127.0.0.1:" + notification.getAddress().getPort();
        onTheirWay = new MessagesOnTheirWay(new Api(new Http(), url, new NoTokens(), new AtomicLong()));
    }

    @AfterEach
    void stopNotification() {
        notification.stop(0);
    }

    @Test
    @DisplayName("and looks once when all have left")
    void nothingLeaves() {
        before = message("DELIVERED", "\"2019-10-18T02:30:00Z\"");

        assertThat(onTheirWay.await(LONG)).isEmpty();
        assertThat(looks).hasValue(1);
    }

    @Test
    @DisplayName("until WeChat has taken the last one")
    void waitsForTheLast() {
        before = message("DELIVERED", "\"2019-10-18T02:30:00Z\"") + "," + message("SENDING", "null");
        after = before.replace("null", "\"2019-10-18T02:31:00Z\"");
        leavesAtLook = 4;

        assertThat(onTheirWay.await(LONG)).isEmpty();
        assertThat(looks).hasValue(4);
    }

    @Test
    @DisplayName("not for ever: what does not leave is named, so that the report is not golden")
    void givesUp() {
        before = message("PENDING", "null");

        assertThat(onTheirWay.await(SHORT)).singleElement().asString()
                .contains("BILL", "20191016065548603615", "PENDING", "WECHAT_BUSY");
    }

    private static String message(String state, String closedAt) {
        return """
                {"kind":"BILL","factId":"20191016065548603615","state":"%s","reason":"WECHAT_BUSY","closedAt":%s}"""
                .formatted(state, closedAt);
    }

    private record NoTokens() implements Tokens {

        @Override
        public String current() {
            return "none";
        }

        @Override
        public String after(String refused) {
            return "none";
        }
    }
}
