package org.chargeledger.replay.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import org.chargeledger.replay.Pause;

/** Sends a request until somebody answers it: a service that was killed comes back within seconds. */
public final class Http {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);
    private static final Set<Integer> NOBODY_HOME = Set.of(502, 503, 504);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Any answer except "nobody home"; whoever calls must make sure that sending twice does no harm. */
    public Reply send(HttpRequest.Builder request) {
        return reply(exchange(request));
    }

    public HttpResponse<String> exchange(HttpRequest.Builder request) {
        HttpRequest built = request.timeout(ANSWER_WITHIN).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String trouble;
            try {
                HttpResponse<String> response = client.send(built, HttpResponse.BodyHandlers.ofString());
                if (!NOBODY_HOME.contains(response.statusCode())) {
                    return response;
                }
                trouble = response.statusCode() + " " + response.body();
            } catch (IOException unreachable) {
                trouble = unreachable.toString();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(built.method() + " " + built.uri() + ": " + trouble);
            }
            Pause.of(BETWEEN_ATTEMPTS);
        }
    }

    private static Reply reply(HttpResponse<String> response) {
        return new Reply(response.statusCode(), parsed(response.body()));
    }

    private static JsonNode parsed(String body) {
        if (body == null || body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}
