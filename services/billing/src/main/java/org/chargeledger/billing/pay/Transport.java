package org.chargeledger.billing.pay;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.OriginalResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries the SDK's signed requests over the JDK's client: to whichever host is configured, once, in bounded time. The
 * signature does not cover the host. The SDK looks answer headers up by exact spelling, so they are spelt its way.
 */
final class Transport extends AbstractHttpClient {

    private static final List<String> SPELLINGS = List.of("Wechatpay-Serial", "Wechatpay-Timestamp", "Wechatpay-Nonce",
            "Wechatpay-Signature", "Request-ID", "Content-Type");
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3)).build();

    Transport(Config config, URI base) {
        super(config.createCredential(), config.createValidator());
        this.base = base;
    }

    @Override
    protected OriginalResponse innerExecute(HttpRequest request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        Map<String, String> headers = spelt(response);
        return new OriginalResponse.Builder().request(request).statusCode(response.statusCode()).headers(headers)
                .contentType(headers.get("Content-Type")).body(response.body()).build();
    }

    @Override
    protected InputStream innerDownload(HttpRequest request) {
        return new ByteArrayInputStream(send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    @Override
    protected String getHttpClientInfo() {
        return "jdk/" + Runtime.version().feature();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
        URI asked = request.getUri();
        String target = asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
        var copy = java.net.http.HttpRequest.newBuilder(base.resolve(target)).timeout(PATIENCE);
        request.getHeaders().getHeaders().forEach(copy::setHeader);
        if (request.getBody() instanceof JsonRequestBody json) {
            copy.setHeader("Content-Type", "application/json");
            copy.method(request.getHttpMethod().name(),
                    java.net.http.HttpRequest.BodyPublishers.ofString(json.getBody()));
        } else {
            copy.method(request.getHttpMethod().name(), java.net.http.HttpRequest.BodyPublishers.noBody());
        }
        try {
            return http.send(copy.build(), reader);
        } catch (IOException e) {
            throw new HttpException(request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpException(request, e);
        }
    }

    private static Map<String, String> spelt(HttpResponse<?> response) {
        var headers = new HashMap<String, String>();
        SPELLINGS.forEach(name -> response.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
        return headers;
    }
}
