package org.chargeledger.simulator.wechataccount;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.chargeledger.simulator.wechataccount.state.Webhook;
import org.chargeledger.simulator.wechataccount.state.Webhook.Mode;

/** An account's own webhook, which answers what the test wants. */
final class Inbox implements AutoCloseable {

    static final String TOKEN = "demo-webhook-token";
    static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private final BlockingQueue<Event> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final HttpServer server;

    /** What came: the query, and the XML as it was sent. */
    record Event(Map<String, String> query, String body) {

        boolean signed() {
            return query.get("signature").equals(Envelope.signature(TOKEN, query.get("timestamp"), query.get("nonce")));
        }

        boolean sealSigned() {
            return query.get("msg_signature").equals(Envelope.signature(TOKEN, query.get("timestamp"),
                    query.get("nonce"), value("Encrypt")));
        }

        String value(String tag) {
            return value(body, tag);
        }

        static String value(String xml, String tag) {
            return xml.contains("<" + tag + ">") ? xml.replaceAll("(?s).*?<" + tag + ">(?:<!\\[CDATA\\[)?(.*?)(?:]]>)?</" + tag
                    + ">.*", "$1") : null;
        }

        /** The message and, after a bar, the AppID it was sealed for. */
        String opened() {
            try {
                byte[] key = Base64.getDecoder().decode(AES_KEY + "=");
                Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
                cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
                byte[] plain = cipher.doFinal(Base64.getDecoder().decode(value("Encrypt")));
                int length = ByteBuffer.wrap(plain, 16, 4).getInt();
                int end = plain.length - plain[plain.length - 1];
                return new String(Arrays.copyOfRange(plain, 20, 20 + length), StandardCharsets.UTF_8) + "|"
                        + new String(Arrays.copyOfRange(plain, 20 + length, end), StandardCharsets.UTF_8);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Inbox() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    Webhook webhook(Mode mode) {
        return new Webhook("http://127.0.0.1:" + server.getAddress().getPort() + "/wechat", TOKEN, AES_KEY, mode);
    }

    /** The next pushes are answered so; afterwards with success. {@code late}: too late. */
    void answersFirst(String... first) {
        answers.addAll(Arrays.asList(first));
    }

    Event next() throws InterruptedException {
        Event event = received.poll(5, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event came in five seconds");
        }
        return event;
    }

    /** Nothing is under way for as long as several looks of the courier take. */
    Event nothing() throws InterruptedException {
        return received.poll(200, TimeUnit.MILLISECONDS);
    }

    private void receive(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String answer = query.get("echostr");
        if (answer == null) {
            received.add(new Event(query, body));
            answer = answers.isEmpty() ? "success" : answers.remove();
        }
        if (answer.equals("late")) {
            exchange.getRequestBody().close();
            return;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> query(URI uri) {
        var query = new HashMap<String, String>();
        for (String part : uri.getRawQuery().split("&")) {
            query.put(part.split("=")[0], part.substring(part.indexOf('=') + 1));
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
