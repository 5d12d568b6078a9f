package org.chargeledger.console.proxy;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.chargeledger.console.Problem;
import org.jboss.logging.Logger;

/** Carries one request to a service and streams its answer back. Knows nothing of who asks. */
@ApplicationScoped
class Forwarder {

    private static final Logger LOG = Logger.getLogger(Forwarder.class);

    private final HttpClient client;
    private final ServiceUrls urls;
    private final MeterRegistry metrics;

    Forwarder(Vertx vertx, ServiceUrls urls, MeterRegistry metrics) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) urls.connectTimeout().toMillis()),
                new PoolOptions().setHttp1MaxSize(64).setMaxWaitQueueSize(512));
        this.urls = urls;
        this.metrics = metrics;
    }

    /** {@code authorization} is empty where nobody signs in. */
    void forward(RoutingContext request, ApiPath path, String authorization) {
        Buffer body = request.body().buffer();
        var trace = TraceParent.of(request.request().getHeader(TraceParent.HEADER));
        client.request(options(request, path, authorization).putHeader(TraceParent.HEADER, trace.value()))
                .compose(out -> body == null ? out.send() : out.send(body))
                .compose(answer -> relay(request, answer))
                .onSuccess(_ -> count(path, Integer.toString(request.response().getStatusCode())))
                .onFailure(failure -> fail(request, path, trace, failure));
    }

    private RequestOptions options(RoutingContext request, ApiPath path, String authorization) {
        URI service = urls.services().get(path.service());
        String query = request.request().query();
        var options = new RequestOptions()
                .setMethod(request.request().method())
                .setSsl("https".equals(service.getScheme()))
                .setHost(service.getHost())
                .setPort(service.getPort() > 0 ? service.getPort() : "https".equals(service.getScheme()) ? 443 : 80)
                .setURI(query == null ? path.path() : path.path() + "?" + query)
                .setTimeout(urls.timeout().toMillis());
        options.setHeaders(MultiMap.caseInsensitiveMultiMap());
        RelayedHeaders.toService(request.request().headers(), options.getHeaders());
        if (!authorization.isEmpty()) {
            options.putHeader(HttpHeaders.AUTHORIZATION, authorization);
        }
        return options;
    }

    private static Future<Void> relay(RoutingContext request, HttpClientResponse answer) {
        var response = request.response().setStatusCode(answer.statusCode());
        RelayedHeaders.toBrowser(answer.headers(), response.headers());
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!answer.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.setChunked(true);
        }
        return answer.pipeTo(response);
    }

    private void fail(RoutingContext request, ApiPath path, TraceParent trace, Throwable failure) {
        Problem problem = switch (failure) {
            case ConnectException _, UnknownHostException _ -> Problem.SERVICE_UNREACHABLE;
            case TimeoutException _ -> Problem.SERVICE_TOO_SLOW;
            default -> Problem.SERVICE_ANSWER_BROKEN;
        };
        LOG.warnf("%s %s: %s (%s), trace %s", request.request().method(), path.path(), problem, failure.toString(),
                trace.traceId());
        count(path, problem.name().toLowerCase(Locale.ROOT));
        problem.answer(request);
    }

    private void count(ApiPath path, String outcome) {
        metrics.counter("chargeledger_edge_requests", "service", path.service(), "outcome", outcome).increment();
    }
}
