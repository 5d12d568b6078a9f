package org.chargeledger.simulator.wechataccount;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.chargeledger.simulator.wechataccount.rules.Multipart;
import org.chargeledger.simulator.wechatpay.Answer;
import org.chargeledger.simulator.wechatpay.Ask;

/** The emulator on a port of its own on this machine, for tests. */
public final class AccountServer implements AutoCloseable {

    private final AccountEmulator emulator;
    private final HttpServer server;

    public AccountServer(AccountEmulator emulator) {
        this.emulator = emulator;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Ask ask = Multipart.ask(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers,
                exchange.getRequestBody().readAllBytes());
        Answer answer = ask.path().startsWith("/control/") ? emulator.control().answer(ask) : emulator.answer(ask);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        emulator.close();
    }
}
