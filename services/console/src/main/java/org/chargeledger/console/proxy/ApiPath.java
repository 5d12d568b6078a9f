package org.chargeledger.console.proxy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of a service's REST API. Only these leave the edge, so health, metrics and everything else of a service
 * stay inside. A notice of the payment channel or of an official account is signed itself and passes without a sign-in.
 */
record ApiPath(String service, String path, boolean driver, boolean notice) {

    static final Set<String> SERVICES =
            Set.of("pile-ingest", "tariff", "billing", "voucher", "notification", "reporting");
    private static final Pattern API = Pattern.compile("/api/([a-z-]+)/v1/(?<rest>.*)");

    /**
     * Takes a path without dot segments; an encoded slash or backslash could still hide one from us and not from the
     * service.
     */
    static Optional<ApiPath> parse(String normalizedPath) {
        Matcher api = API.matcher(normalizedPath);
        if (!api.matches() || !SERVICES.contains(api.group(1)) || ambiguous(normalizedPath)) {
            return Optional.empty();
        }
        String rest = api.group("rest");
        return Optional.of(new ApiPath(api.group(1), normalizedPath, rest.startsWith("driver/"),
                api.group(1).equals("billing") && rest.startsWith("payment-notices/")
                        || api.group(1).equals("notification") && rest.startsWith("wechat-callbacks/")));
    }

    private static boolean ambiguous(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.contains("..") || lower.contains("//") || lower.contains("\\") || lower.contains(";")
                || lower.contains("%2f") || lower.contains("%5c") || lower.contains("%2e") || lower.contains("%25");
    }
}
