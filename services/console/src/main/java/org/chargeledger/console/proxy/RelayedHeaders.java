package org.chargeledger.console.proxy;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What passes between browser and service besides the body. Cookies end at the edge in both directions. */
final class RelayedHeaders {

    private static final List<String> TO_SERVICE = List.of("accept", "accept-language", "content-type",
            "idempotency-key", "if-match", "if-none-match", "x-operator-id", "tracestate",
            "wechatpay-serial", "wechatpay-timestamp", "wechatpay-nonce", "wechatpay-signature");
    private static final Set<String> NOT_TO_BROWSER = Set.of("connection", "keep-alive", "proxy-authenticate", "te",
            "trailer", "transfer-encoding", "upgrade", "set-cookie", "server");

    private RelayedHeaders() {}

    static void toService(MultiMap from, MultiMap to) {
        TO_SERVICE.stream().filter(from::contains).forEach(name -> to.set(name, from.getAll(name)));
    }

    static void toBrowser(MultiMap from, MultiMap to) {
        from.names().stream()
                .filter(name -> !NOT_TO_BROWSER.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> to.set(name, from.getAll(name)));
    }
}
