package org.chargeledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.chargeledger.replay.http.Api;
import org.chargeledger.replay.http.Http;
import org.chargeledger.replay.http.Organizations;
import org.chargeledger.replay.http.Tokens;
import org.chargeledger.replay.stack.StackView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A stack of two operators: zpd with two pages of bills, qyd with one bill that comes out otherwise, and a third with none. */
@DisplayName("Rating all bills again")
class RerateTest {

    private static final Tokens PLATFORM = new Tokens() {
        @Override
        public String current() {
            return "platform";
        }

        @Override
        public String after(String refused) {
            return "platform";
        }
    };

    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer stack;

    @BeforeEach
    void start() throws IOException {
        stack = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        stack.createContext("/api/billing/v1/bills/rerate-check", this::rate);
        stack.createContext("/realms/master/protocol/openid-connect/token",
                exchange -> answer(exchange, "{\"access_token\":\"admin\"}"));
        stack.createContext("/admin/realms/chargeledger/organizations", exchange -> answer(exchange,
                exchange.getRequestURI().getQuery().startsWith("first=0&")
                        ? "[{\"alias\":\"zpd\"},{\"alias\":\"qyd\"}]" : "[]"));
        stack.start();
    }

    @AfterEach
    void stop() {
        stack.stop(0);
    }

    @Test
    @DisplayName("goes over every operator, page by page, in whose name the platform asks; one that differs is enough to fail")
    void allOperators() {
        assertThat(rerate("qyd", "zpd")).isEqualTo(new Rerate.Rated(4, 1)).matches(rated -> !rated.well());
        assertThat(asked).containsExactly("platform for qyd", "platform for zpd", "platform for zpd");
        assertThat(rerate("zpd", "new")).isEqualTo(new Rerate.Rated(3, 0)).matches(Rerate.Rated::well);
        assertThat(rerate("new")).isEqualTo(new Rerate.Rated(0, 0)).matches(rated -> !rated.well());
    }

    @Test
    @DisplayName("finds the operators among the organizations of the realm")
    void operators() {
        var view = new StackView(null, null, url(), null, null, null, null, null, null, 0, null, 0, null, null);

        assertThat(new Organizations(new Http(), view).operatorIds()).containsExactly("qyd", "zpd");
    }

    private Rerate.Rated rerate(String... operatorIds) {
        return Rerate.ofAll(new Api(new Http(), url(), PLATFORM, new AtomicLong()), List.of(operatorIds));
    }

    private String url() {
        return "http://127.0.0.1:" + stack.getAddress().getPort();
    }

    private void rate(HttpExchange exchange) throws IOException {
        String operator = exchange.getRequestHeaders().getFirst("X-Operator-Id");
        asked.add(exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "") + " for " + operator);
        boolean first = !exchange.getRequestURI().getQuery().contains("cursor=");
        answer(exchange, switch (operator) {
            case "zpd" -> first ? "{\"items\":[%s,%s],\"nextCursor\":\"more\"}".formatted(bill(1, ""), bill(2, ""))
                    : "{\"items\":[%s]}".formatted(bill(3, ""));
            case "qyd" -> "{\"items\":[%s]}".formatted(bill(4, "{\"field\":\"totalFen\"}"));
            default -> "{\"items\":[]}";
        });
    }

    private static String bill(int number, String difference) {
        return "{\"billNo\":\"2019101616182256609%d\",\"billVersion\":1,\"differences\":[%s]}".formatted(number, difference);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
