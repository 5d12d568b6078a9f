package org.chargeledger.kit.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What a collector of traces does (OTLP over HTTP): takes spans in, and tells a test which came. */
public class OtlpReceiver implements QuarkusTestResourceLifecycleManager {

    private static final String ADDRESS = "test.otlp.address";

    private final Queue<OtlpSpan> received = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.createContext("/received", this::tell);
        server.start();
        String address = "http://localhost:" + server.getAddress().getPort();
        System.setProperty(ADDRESS, address);
        return Map.of("quarkus.otel.exporter.otlp.endpoint", address);
    }

    /** The spans of a trace that came so far. Asked over HTTP, for a test may see this class by another loader. */
    public static List<OtlpSpan> spans(String traceId) {
        try {
            String lines = HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create(System.getProperty(ADDRESS) + "/received")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
            return lines.lines().map(OtlpSpan::ofLine).filter(span -> span.traceId().equals(traceId)).toList();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        received.addAll(OtlpSpan.ofRequest(exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void tell(HttpExchange exchange) throws IOException {
        byte[] lines = received.stream().map(OtlpSpan::line).collect(Collectors.joining("\n")).getBytes();
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(lines);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
